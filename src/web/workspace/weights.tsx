// The weights that new comparisons begin with: a slider each, the rest keeps its proportions. A plan may weigh otherwise on its own page.
import { Button, Group, Slider, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
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

export function Weights({ within: { workspace, isOwner } }: { readonly within: In }): ReactNode {
  const queries = useQueryClient();
  const key = ['/api/w', workspace, 'settings', 'weights'];
  const standing = useQuery({
    queryKey: key,
    queryFn: (): Promise<Standing> => withTag(api.GET(place, { params: { path: { workspace } } })),
  });
  const [own, setOwn] = useState<Shares | null>(null);
  const [theirs, setTheirs] = useState<Standing | null>(null);
  const save = useMutation({
    mutationFn: ({ weights, tag }: { readonly weights: Shares; readonly tag: string }) =>
      withTag(
        api.PUT(place, {
          params: { path: { workspace }, header: { 'If-Match': tag } },
          body: { weights },
        }),
      ),
    onSuccess: (made) => {
      queries.setQueryData(key, made);
      setOwn(null);
      notifications.show({ message: 'New comparisons begin with these weights.' });
    },
    onError: async (error) => {
      if (isConflict(error)) setTheirs(await queries.fetchQuery({ queryKey: key, staleTime: 0 }));
      else notifications.show({ color: 'red', title: 'Not saved', message: error.message });
    },
  });
  if (standing.isPending) return <LoadingRows rows={8} height={36} />;
  if (standing.error !== null)
    return <ProblemView error={standing.error} retry={() => void standing.refetch()} />;
  const { value, tag } = standing.data;
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
          <Button
            disabled={own === null}
            loading={save.isPending}
            onClick={() => (own === null ? undefined : save.mutate({ weights: own, tag }))}
          >
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
      <Conflict
        of={
          theirs === null
            ? null
            : { what: 'The weights', mine: linesOf(shown), theirs: linesOf(theirs.value.weights as Shares) }
        }
        keepMine={() => {
          if (theirs !== null) save.mutate({ weights: shown, tag: theirs.tag });
          setTheirs(null);
        }}
        takeTheirs={() => {
          setOwn(null);
          setTheirs(null);
        }}
        close={() => setTheirs(null)}
      />
    </section>
  );
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
