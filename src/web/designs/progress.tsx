// Measuring as it goes: the stage in words, and each competing design with the runs that are flown. One step says everything, so that a page
// that comes in the middle shows the same.
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Followed } from '../parts/work.ts';
import style from './designs.module.css';

/** As the worker tells it. */
interface Told {
  readonly stage: string;
  readonly share: number;
  readonly lanes: readonly Lane[];
}

interface Lane {
  readonly id: string;
  readonly name: string;
  readonly done: number;
  readonly all: number;
}

const stages: Readonly<Record<string, string>> = {
  understand: 'Reading the description',
  survey: 'Reading the systems’ APIs',
  design: 'Working out which designs compete',
  measure: 'Flying each design against virtual vendors',
  score: 'Scoring what was measured',
  prove: 'Flying the chosen design through harsh faults',
  compose: 'Writing the plan',
};

export function toldBy(followed: Followed): Told {
  const step = followed.steps.at(-1)?.step;
  return {
    stage: typeof step?.['stage'] === 'string' ? step['stage'] : '',
    share: typeof step?.['share'] === 'number' ? step['share'] : 0,
    lanes: Array.isArray(step?.['lanes']) ? (step['lanes'] as readonly Lane[]) : [],
  };
}

export function Measuring({
  followed,
  mayCancel,
}: {
  readonly followed: Followed;
  readonly mayCancel: boolean;
}): ReactNode {
  const { stage, share, lanes } = toldBy(followed);
  const words = stages[stage] ?? 'Waiting for a free worker';
  return (
    <section aria-label="Measuring" className={style['card']}>
      <Stack gap="md">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div aria-live="polite">
            <Text fw={600}>{words}</Text>
            <Text size="sm" c="dimmed">
              {followed.isConnected || followed.state === null
                ? 'You may leave this page; it goes on without it.'
                : 'The connection is being made again; the measuring goes on.'}
            </Text>
          </div>
          {mayCancel ? (
            <Button variant="default" size="xs" flex="none" onClick={() => void followed.cancel()}>
              Cancel
            </Button>
          ) : null}
        </Group>
        <Group gap="sm" wrap="nowrap">
          <Progress
            value={share * 100}
            aria-label="The whole measuring"
            flex={1}
            size="sm"
            transitionDuration={200}
          />
          <Text size="sm" className="figures" w={44} ta="right">
            {Math.round(share * 100)} %
          </Text>
        </Group>
        <Lanes lanes={lanes} />
      </Stack>
    </section>
  );
}

/** Rows keep their height before they are known, so that nothing jumps. */
function Lanes({ lanes }: { readonly lanes: readonly Lane[] }): ReactNode {
  return (
    <ul className={style['lanes']}>
      {lanes.map(({ id, name, done, all }) => (
        <li key={id} className={style['lane']} data-lane={id}>
          <Text className={style['id']}>{laneWords[id] === undefined ? id : ''}</Text>
          <Text lineClamp={2} title={name}>
            {laneWords[id] ?? name}
          </Text>
          <Progress
            value={all === 0 ? 0 : (done / all) * 100}
            color={done === all ? 'green' : 'indigo'}
            size="xs"
            aria-label={`${name}, runs flown`}
            transitionDuration={200}
          />
          <Text size="sm" c="dimmed" className="figures" ta="right">
            {done} of {all} runs
          </Text>
        </li>
      ))}
    </ul>
  );
}

const laneWords: Readonly<Record<string, string>> = {
  naive: 'Naive reference, to compare with',
  scenarios: 'All again with other volumes and freshness',
};
