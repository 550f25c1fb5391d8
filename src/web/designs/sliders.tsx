// Weights of the rubric as sliders. Moving one leaves the others in their proportions; the order follows at once. A mark on a slider is where
// another design would take the lead.
import { Button, Group, Slider, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Criterion, Flip } from '../../score/scorecard.ts';
import type { Weights } from '../../score/weigh.ts';
import { api, isConflict, withTag } from '../client/api.ts';
import { Conflict } from '../parts/conflict.tsx';
import style from './designs.module.css';
import { type Place, type PlanWeights, weightsQuery } from './queries.ts';
import { alike, shareWords, type Weighing } from './weights.ts';
import { criterionWords } from './words.ts';

export function Sliders({
  weighing,
  tag,
  place,
  saved,
  mayChange,
}: {
  readonly weighing: Weighing;
  readonly tag: string;
  readonly place: Place;
  readonly saved: PlanWeights;
  readonly mayChange: boolean;
}): ReactNode {
  const { weights, turns, move } = weighing;
  return (
    <section aria-labelledby="weights" className={style['weights']}>
      <Group justify="space-between" align="baseline" mb="xs">
        <Text component="h2" id="weights" fw={600}>
          Weights
        </Text>
        <Text size="sm" c="dimmed">
          {whoseWords(weighing)}
        </Text>
      </Group>
      <Stack gap={6}>
        {turns.map((turn) => (
          <Weight key={turn.criterion} turn={turn} weight={weights[turn.criterion]} move={move} />
        ))}
      </Stack>
      <Saving weighing={weighing} tag={tag} place={place} saved={saved} mayChange={mayChange} />
    </section>
  );
}

function whoseWords({ isMoved, standing: { whose } }: Weighing): string {
  if (isMoved) return 'moved, not saved';
  return { rubric: 'the rubric’s own', workspace: 'set for this workspace', plan: 'saved for this plan' }[
    whose
  ];
}

function Weight({
  turn: { criterion, less, more },
  weight,
  move,
}: {
  readonly turn: Flip;
  readonly weight: number;
  readonly move: (criterion: Criterion, weight: number) => void;
}): ReactNode {
  const marks = [less, more].flatMap((one) => (one === null ? [] : [{ value: one.weight * 100 }]));
  const name = criterionWords[criterion] ?? criterion;
  return (
    <div className={style['weight']}>
      <Text size="sm">{name}</Text>
      <Slider
        value={weight * 100}
        onChange={(value) => move(criterion, value / 100)}
        min={0}
        max={100}
        step={0.5}
        size="xs"
        label={null}
        marks={marks}
        thumbLabel={`Weight of ${name}`}
        thumbProps={{ 'aria-valuetext': shareWords(weight) }}
        classNames={{ mark: style['turn'] ?? '', root: style['slider'] ?? '' }}
      />
      <Text size="sm" className="figures" ta="right">
        {shareWords(weight)}
      </Text>
    </div>
  );
}

/** Keeps the weights for this plan, or takes the plan's own back. */
function Saving({ weighing, tag, place, saved, mayChange }: Parameters<typeof Sliders>[0]): ReactNode {
  const { save, theirs, setTheirs } = useSaving(weighing, place);
  const usual = saved.workspace ?? saved.rubric;
  const isUsual = alike(weighing.weights, usual);
  return (
    <Group gap="xs" mt="md">
      <Button size="xs" variant="default" disabled={isUsual} onClick={() => weighing.set(usual)}>
        Reset to default
      </Button>
      {mayChange ? (
        <Button
          size="xs"
          variant="light"
          disabled={!weighing.isMoved}
          loading={save.isPending}
          onClick={() => save.mutate({ weights: isUsual ? null : weighing.weights, seen: tag })}
        >
          Save for this plan
        </Button>
      ) : null}
      <Conflict
        of={
          theirs === null
            ? null
            : {
                what: 'The weights',
                mine: weightLines(weighing.weights),
                theirs: weightLines(theirs.own ?? usual),
              }
        }
        keepMine={() => {
          setTheirs(null);
          save.mutate({ weights: weighing.weights, seen: `"${theirs?.version ?? 0}"` });
        }}
        takeTheirs={() => {
          setTheirs(null);
          weighing.drop();
        }}
        close={() => setTheirs(null)}
      />
    </Group>
  );
}

/** Saves against the version that was read; a conflict brings what stands now. */
function useSaving(weighing: Weighing, place: Place) {
  const queries = useQueryClient();
  const [theirs, setTheirs] = useState<PlanWeights | null>(null);
  const save = useMutation({
    mutationFn: ({ weights, seen }: { readonly weights: Weights | null; readonly seen: string }) =>
      withTag(
        api.PUT('/api/w/{workspace}/plans/{plan}/weights', {
          params: { path: place, header: { 'If-Match': seen } },
          body: { weights },
        }),
      ),
    onSuccess: (now, { weights }) => {
      queries.setQueryData(weightsQuery(place).queryKey, now);
      weighing.drop();
      notifications.show({
        message: weights === null ? 'This plan goes by the usual weights again.' : 'Saved for this plan.',
      });
    },
    onError: async (error) => {
      if (!isConflict(error)) {
        notifications.show({ color: 'red', title: 'The weights were not saved', message: error.message });
        return;
      }
      setTheirs((await queries.fetchQuery({ ...weightsQuery(place), staleTime: 0 })).value);
    },
  });
  return { save, theirs, setTheirs };
}

function weightLines(weights: Weights): string {
  return Object.entries(weights)
    .map(([criterion, weight]) => `${criterionWords[criterion] ?? criterion}: ${shareWords(weight)}`)
    .join('\n');
}
