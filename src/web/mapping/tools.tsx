// Above the rows: find, filter, accept what is sure, and how far it is.
import { ActionIcon, Button, Group, SegmentedControl, Text, TextInput, Tooltip } from '@mantine/core';
import { IconKeyboard, IconSearch } from '@tabler/icons-react';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { answered, api } from '../client/api.ts';
import { type Decisions, listKey } from './decisions.ts';
import { type FlowAnswer, type RowState, stateOf, undecided } from './rows.ts';

/** What a person works through: all, what is open, what was decided. */
export const shelves = {
  all: { title: 'All', states: null },
  open: { title: 'To decide', states: ['missing', 'suggested'] },
  unmapped: { title: 'Not mapped', states: ['missing', 'open', 'rejected'] },
  decided: { title: 'Decided', states: ['accepted', 'changed', 'rejected'] },
} as const satisfies Readonly<
  Record<string, { readonly title: string; readonly states: readonly RowState[] | null }>
>;
export type Shelf = keyof typeof shelves;

/** From this score on suggestions are accepted together. */
const sure = 0.9;

export interface ToolsOf {
  readonly place: { readonly workspace: string; readonly plan: string; readonly flow: string };
  readonly answer: FlowAnswer;
  readonly decisions: Decisions;
  readonly mayDecide: boolean;
  readonly words: string;
  readonly setWords: (words: string) => void;
  readonly shelf: Shelf;
  readonly setShelf: (shelf: Shelf) => void;
  readonly keepSearch: (input: HTMLInputElement | null) => void;
  readonly leave: () => void;
  readonly openKeys: () => void;
}

export function Tools({ keepSearch, ...of }: ToolsOf): ReactNode {
  const counts = useCounts(of.answer, of.decisions);
  const titles = (Object.keys(shelves) as Shelf[]).map((value) => ({
    value,
    label: `${shelves[value].title} ${counts[value]}`,
  }));
  return (
    <Group mb="sm" gap="sm" justify="space-between">
      <Group gap="sm" style={{ flex: '1 1 320px' }}>
        <TextInput
          ref={keepSearch}
          aria-label="Find a field"
          placeholder="Find a field"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={of.words}
          onChange={(event) => of.setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') of.leave();
          }}
          style={{ flex: '1 1 180px', maxWidth: 280 }}
        />
        <div className="frame">
          <SegmentedControl
            aria-label="Which fields"
            size="xs"
            data={titles}
            value={of.shelf}
            onChange={of.setShelf}
          />
        </div>
      </Group>
      <Group gap="sm">
        <Text size="sm" c="dimmed" role="status" className="figures" miw={56} ta="right">
          {of.decisions.saving > 0 ? 'Saving' : 'Saved'}
        </Text>
        <AcceptSure of={of} count={counts.sure} />
        <Tooltip label="Keys (?)">
          <ActionIcon variant="default" size="md" aria-label="Keys" onClick={of.openKeys}>
            <IconKeyboard size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
    </Group>
  );
}

function useCounts(answer: FlowAnswer, { lives }: Decisions): Readonly<Record<Shelf | 'sure', number>> {
  return useMemo(() => {
    const { rows, updateOnly } = answer.mapping;
    const states = rows.map((row) => stateOf(row, lives.get(row.path) ?? undecided, updateOnly));
    const inShelf = (shelf: Shelf): number => {
      const wanted: readonly RowState[] | null = shelves[shelf].states;
      return wanted === null ? rows.length : states.filter((state) => wanted.includes(state)).length;
    };
    const isSure = (at: number): boolean =>
      states[at] === 'suggested' && (rows[at]?.suggested?.score ?? 0) >= sure;
    return {
      all: inShelf('all'),
      open: inShelf('open'),
      unmapped: inShelf('unmapped'),
      decided: inShelf('decided'),
      sure: rows.filter((_, at) => isSure(at)).length,
    };
  }, [answer, lives]);
}

function AcceptSure({
  of,
  count,
}: {
  readonly of: Pick<ToolsOf, 'place' | 'mayDecide'>;
  readonly count: number;
}): ReactNode {
  const queries = useQueryClient();
  const accept = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/w/{workspace}/plans/{plan}/mappings/{flow}/accept', {
          params: { path: of.place },
          body: { least: sure },
        }),
      ),
    onSuccess: async ({ accepted }) => {
      await queries.invalidateQueries({ queryKey: listKey(of.place.workspace, of.place.plan) });
      notifications.show({
        message: `${accepted} ${accepted === 1 ? 'suggestion' : 'suggestions'} accepted.`,
      });
    },
    onError: (error) => notifications.show({ color: 'red', title: 'Not accepted', message: error.message }),
  });
  if (!of.mayDecide || count === 0) return null;
  return (
    <Button size="xs" variant="default" loading={accept.isPending} onClick={() => accept.mutate()}>
      Accept {count} from 90 % on
    </Button>
  );
}
