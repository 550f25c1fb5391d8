// A plan that is being made: how far it is, by stage and by design, and how to stop it; or why it could not be made.
import { Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Problem } from '../client/paths.ts';
import { Faults } from '../parts/problem.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { useWork } from '../parts/work.ts';
import type { Work } from './queries.ts';

const stages: Readonly<Record<string, string>> = {
  understand: 'Reading the description',
  survey: 'Looking up the systems',
  design: 'Working out designs',
  measure: 'Simulating each design',
  score: 'Comparing',
  prove: 'Proving the chosen design under harsh faults',
  compose: 'Writing the plan',
};

interface Lane {
  readonly id: string;
  readonly name: string;
  readonly done: number;
  readonly all: number;
}

export function Composing({
  workspace,
  work,
}: {
  readonly workspace: string;
  readonly work: Work;
}): ReactNode {
  const { steps, isConnected, cancel } = useWork(workspace, work.id);
  const {
    stage = '',
    share = 0,
    done = 0,
    of = 0,
    lanes = [],
  } = (steps.at(-1)?.step ?? {}) as {
    readonly stage?: string;
    readonly share?: number;
    readonly done?: number;
    readonly of?: number;
    readonly lanes?: readonly Lane[];
  };
  const runs = of > 0 ? `, ${done} of ${of} runs` : '';
  return (
    <Paper withBorder p="md" radius="md" mb="lg" aria-label="Plan under way" role="group">
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap">
          <StateBadge
            tone={isConnected || steps.length === 0 ? 'flowing' : 'retry'}
            word={steps.length === 0 ? 'Waiting for a worker' : `${stages[stage] ?? stage}${runs}`}
          />
          <Button variant="default" size="xs" flex="none" onClick={() => void cancel()}>
            Stop
          </Button>
        </Group>
        <Progress value={share * 100} aria-label="Whole work" size="sm" transitionDuration={200} />
        {stage === 'measure' ? lanes.map((lane) => <LaneLine key={lane.id} lane={lane} />) : null}
        <Text size="sm" c="dimmed">
          You may leave this page; the work goes on.
          {isConnected || steps.length === 0 ? '' : ' The connection is being made again.'}
        </Text>
      </Stack>
    </Paper>
  );
}

function LaneLine({ lane: { name, done, all } }: { readonly lane: Lane }): ReactNode {
  return (
    <Group gap="sm" wrap="nowrap">
      <Text size="sm" style={{ flex: '0 0 40%' }} truncate>
        {name}
      </Text>
      <Progress value={(done / Math.max(1, all)) * 100} aria-label={name} size="xs" style={{ flex: 1 }} />
      <Text size="sm" c="dimmed" className="figures" w={64} ta="right">
        {done} / {all}
      </Text>
    </Group>
  );
}

export function ComposeFailed({
  workspace,
  plan,
  problem,
}: {
  readonly workspace: string;
  readonly plan: string;
  readonly problem: unknown;
}): ReactNode {
  const { problems = [] } = (problem ?? {}) as { readonly problems?: Problem['problems'] };
  return (
    <Paper withBorder p="md" radius="md" mb="lg" role="alert">
      <Stack gap="sm" align="flex-start">
        <StateBadge tone="failed" word="The last plan could not be made" />
        {problems.length === 0 ? (
          <Text>
            It broke on the server three times; its log says where. Ask for it again from the designs.
          </Text>
        ) : (
          <Faults faults={problems} />
        )}
        <Group gap="xs">
          <Button
            component={Link}
            variant="default"
            to={
              problems.length === 0
                ? '/w/$workspace/plans/$plan/designs'
                : '/w/$workspace/plans/$plan/understood'
            }
            params={{ workspace, plan } as never}
          >
            {problems.length === 0 ? 'To the designs' : 'Change the brief'}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
