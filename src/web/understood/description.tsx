// The left side: the description with its marks, or the YAML. A changed description is read again; what was read then stands beside the brief
// as it is, and the person chooses.
import { Button, Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Brief } from '../../brief/brief.ts';
import { answered, api, withTag } from '../client/api.ts';
import { type PlanHead, planQuery } from '../client/queries.ts';
import { Conflict } from '../parts/conflict.tsx';
import { LoadingRows } from '../parts/loading.tsx';
import { ProblemView } from '../parts/problem.tsx';
import { useUnderstanding } from './understanding.ts';
import { Words } from './words.tsx';

interface Props {
  readonly workspace: string;
  readonly plan: PlanHead;
  readonly brief: Brief | null;
  /** The brief's YAML as it stands. */
  readonly text: string;
  readonly side: 'description' | 'yaml';
  readonly setSide: (side: 'description' | 'yaml') => void;
  readonly yaml: ReactNode;
  /** null: it may be read only. */
  readonly write: ((text: string) => void) | null;
}

export function Description(props: Props): ReactNode {
  const { side, setSide, yaml, write } = props;
  const [isEdited, setIsEdited] = useState(false);
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <SegmentedControl
          size="xs"
          aria-label="What stands beside the form"
          data={[
            { value: 'description', label: 'Description' },
            { value: 'yaml', label: 'YAML' },
          ]}
          value={side}
          onChange={(value) => setSide(value)}
        />
        {side === 'description' && write !== null && !isEdited ? (
          <Button size="xs" variant="subtle" onClick={() => setIsEdited(true)}>
            Edit
          </Button>
        ) : null}
      </Group>
      {side === 'yaml' ? (
        yaml
      ) : isEdited && write !== null ? (
        <EditDescription {...props} write={write} close={() => setIsEdited(false)} />
      ) : (
        <Read {...props} />
      )}
    </Stack>
  );
}

/** Where a brief stands, its words may be a mere title: then nothing is wrong with them. */
function Read({ workspace, plan, brief }: Props): ReactNode {
  const reading = useUnderstanding(workspace, plan.description, true);
  if (plan.description.trim() === '')
    return <Text c="dimmed">This plan was begun without a description.</Text>;
  return (
    <>
      {reading.error === null || plan.brief !== null ? null : <ProblemView error={reading.error} />}
      {reading.isPending ? (
        <LoadingRows rows={8} height={18} />
      ) : (
        <Words text={plan.description} marks={reading.data?.marks ?? []} brief={brief} />
      )}
    </>
  );
}

interface Saved {
  readonly save: (typed: string) => void;
  readonly isPending: boolean;
  readonly error: Error | null;
}

/** Reads first: a text that can't be understood is not taken over. `done` is given the brief that was read. */
function useSaved(workspace: string, plan: string, done: (brief: string) => void): Saved {
  const queries = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (typed: string) => {
      const params = { path: { workspace, plan } };
      const read = await answered(
        api.POST('/api/w/{workspace}/understanding', {
          params: { path: { workspace } },
          body: { text: typed },
        }),
      );
      queries.setQueryData(['/api/understanding', workspace, typed], read);
      const { tag } = await withTag(api.GET('/api/w/{workspace}/plans/{plan}', { params }));
      const head = await answered(
        api.PATCH('/api/w/{workspace}/plans/{plan}', {
          params: { ...params, header: { 'If-Match': tag } },
          body: { description: typed },
        }),
      );
      queries.setQueryData(planQuery(workspace, plan).queryKey, head);
      return read.brief;
    },
    onSuccess: done,
  });
  return { save: mutate, isPending, error };
}

function EditDescription({
  workspace,
  plan,
  text,
  write,
  close,
}: Props & { readonly write: (text: string) => void; readonly close: () => void }): ReactNode {
  const [typed, setTyped] = useState(plan.description);
  const [anew, setAnew] = useState<string | null>(null);
  const { save, isPending, error } = useSaved(workspace, plan.id, (brief) =>
    brief === text ? close() : setAnew(brief),
  );
  return (
    <Stack gap="sm">
      <Textarea
        aria-label="Description"
        autosize
        minRows={10}
        maxRows={30}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        autoFocus
      />
      {error === null ? null : <ProblemView error={error} />}
      <Group gap="xs">
        <Button size="xs" loading={isPending} onClick={() => save(typed)}>
          Save and read again
        </Button>
        <Button size="xs" variant="default" onClick={close}>
          Leave as it was
        </Button>
      </Group>
      <Conflict
        of={anew === null ? null : { what: 'The brief', mine: anew, theirs: text }}
        words={readAgain}
        keepMine={() => {
          if (anew !== null) write(anew);
          close();
        }}
        takeTheirs={close}
        close={close}
      />
    </Stack>
  );
}

const readAgain = {
  title: 'The description was read again',
  lead: 'What is read from the new description differs from the brief as it stands, with your edits. Choose which goes on.',
  mine: 'Read from the new description',
  theirs: 'The brief as it stands',
  keepMine: 'Take what was read',
  takeTheirs: 'Keep the brief',
};
