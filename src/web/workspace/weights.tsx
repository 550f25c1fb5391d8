// The weights that new comparisons begin with: a slider each, the rest keeps its proportions. A plan may weigh otherwise on its own page.
import { Button, Group, Slider, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { criteria, type Criterion } from '../../score/scorecard.ts';
import { type Weights as Shares, withWeight } from '../../score/weigh.ts';
import { type Answer, api, isConflict, withTag } from '../client/api.ts';
import { Conflict } from '../parts/conflict.tsx';
import { LoadingRows } from '../parts/loading.tsx';
import { ProblemView } from '../parts/problem.tsx';
import type { In } from './within.ts';
import style from './workspace.module.css';

type Standing = {
  readonly value: Answer<'/api/w/{workspace}/settings/weights', 'get'>;
  readonly tag: string;
};

const place = '/api/w/{workspace}/settings/weights';

export function Weights({ within }: { readonly within: In }): ReactNode {
  const standing = useQuery(weightsOf(within.workspace));
  if (standing.isPending) return <LoadingRows rows={8} height={36} />;
  if (standing.error !== null)
    return <ProblemView error={standing.error} retry={() => void standing.refetch()} />;
  return <Sliders within={within} standing={standing.data} />;
}

function weightsOf(workspace: string) {
  return queryOptions({
    queryKey: ['/api/w', workspace, 'settings', 'weights'],
    queryFn: (): Promise<Standing> => withTag(api.GET(place, { params: { path: { workspace } } })),
  });
}

function Sliders({
  within: { workspace, isOwner },
  standing: { value, tag },
}: {
  readonly within: In;
  readonly standing: Standing;
}): ReactNode {
  const [own, setOwn] = useState<Shares | null>(null);
  const { save, isSaving, conflict } = useSave(workspace, own, () => setOwn(null));
  const shown = own ?? (value.weights as Shares);
  return (
    <section aria-label="Score weights" style={{ maxWidth: 640 }}>
      <Text c="dimmed" mb="md" className="read">
        What counts how much when designs are compared. New comparisons of this workspace begin here; what a
        design scored in each criterion stays the same.{' '}
        {value.version === 0
          ? 'Nobody has set them: these are the rubric’s own.'
          : `Set by ${value.author ?? 'somebody'} on ${value.at?.slice(0, 10) ?? ''}.`}
      </Text>
      {criteria.map((criterion) => (
        <Weight
          key={criterion}
          criterion={criterion}
          weight={shown[criterion]}
          usual={value.usual[criterion] ?? 0}
          isFixed={!isOwner}
          move={(weight) => setOwn(withWeight(shown, criterion, weight))}
        />
      ))}
      {isOwner ? (
        <Group gap="xs" mt="md">
          <Button disabled={own === null} loading={isSaving} onClick={() => save(tag)}>
            Save
          </Button>
          <Button variant="default" disabled={own === null} onClick={() => setOwn(null)}>
            Discard
          </Button>
          <Button variant="subtle" onClick={() => setOwn(value.usual as Shares)}>
            The rubric’s own
          </Button>
        </Group>
      ) : (
        <Text c="dimmed" mt="md">
          An owner changes them.
        </Text>
      )}
      {conflict}
    </section>
  );
}

/** `own` null: nothing to save. `drop`: what was moved is saved, or given up for what somebody else saved. */
function useSave(
  workspace: string,
  own: Shares | null,
  drop: () => void,
): { readonly save: (tag: string) => void; readonly isSaving: boolean; readonly conflict: ReactNode } {
  const queries = useQueryClient();
  const [theirs, setTheirs] = useState<Standing | null>(null);
  const put = useMutation({
    mutationFn: ({ weights, tag }: { readonly weights: Shares; readonly tag: string }) =>
      withTag(
        api.PUT(place, {
          params: { path: { workspace }, header: { 'If-Match': tag } },
          body: { weights },
        }),
      ),
    onSuccess: (made) => {
      queries.setQueryData(weightsOf(workspace).queryKey, made);
      drop();
      notifications.show({ message: 'New comparisons begin with these weights.' });
    },
    onError: async (error) => {
      if (isConflict(error)) setTheirs(await queries.fetchQuery({ ...weightsOf(workspace), staleTime: 0 }));
      else notifications.show({ color: 'red', title: 'Not saved', message: error.message });
    },
  });
  const save = (tag: string): void => (own === null ? undefined : put.mutate({ weights: own, tag }));
  const of =
    theirs === null || own === null
      ? null
      : { what: 'The set of weights', mine: linesOf(own), theirs: linesOf(theirs.value.weights as Shares) };
  const settle = (act: () => void) => () => {
    act();
    setTheirs(null);
  };
  return {
    save,
    isSaving: put.isPending,
    conflict: (
      <Conflict
        of={of}
        keepMine={settle(() => save(theirs?.tag ?? ''))}
        takeTheirs={settle(drop)}
        close={settle(() => undefined)}
      />
    ),
  };
}

function Weight({
  criterion,
  weight,
  usual,
  isFixed,
  move,
}: {
  readonly criterion: Criterion;
  readonly weight: number;
  readonly usual: number;
  readonly isFixed: boolean;
  readonly move: (weight: number) => void;
}): ReactNode {
  return (
    <div className={style['weight']}>
      <Text tt="capitalize">{criterion}</Text>
      <Slider
        value={Math.round(weight * 100)}
        onChange={(value) => move(value / 100)}
        min={0}
        max={80}
        size="sm"
        disabled={isFixed}
        label={null}
        marks={[{ value: Math.round(usual * 100) }]}
        thumbLabel={`Weight of ${criterion}, percent`}
      />
      <Text ta="right" className="figures">
        {Math.round(weight * 1000) / 10} %
      </Text>
    </div>
  );
}

function linesOf(weights: Shares): string {
  return Object.entries(weights)
    .map(([criterion, weight]) => `${criterion} ${Math.round(weight * 1000) / 10} %`)
    .join('\n');
}
