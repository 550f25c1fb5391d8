// The plan as it was made: its map, its document, what was found, and everything to take away. Before there is one: what is under way.
import { Anchor, Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePlan } from '../client/queries.ts';
import { useRole } from '../client/role.ts';
import { Empty } from '../parts/empty.tsx';
import { Waiting } from '../parts/loading.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemView } from '../parts/problem.tsx';
import { Composing, ComposeFailed } from './composing.tsx';
import { Moved } from './moved.tsx';
import { OpenedPlan } from './opened.tsx';
import { revisionsQuery, type Work, worksQuery } from './queries.ts';

export function PlanPage(): ReactNode {
  const { workspace, plan } = useParams({ from: '/w/$workspace/plans/$plan/plan' });
  const head = usePlan(workspace, plan);
  const role = useRole(workspace);
  const mayChoose = role === 'owner' || role === 'architect';
  const revisions = useQuery(revisionsQuery(workspace, plan));
  const works = useQuery(worksQuery(workspace, plan));
  const broken = head.error ?? revisions.error ?? works.error;
  if (broken !== null)
    return (
      <ProblemView
        error={broken}
        retry={() => void Promise.all([head.refetch(), revisions.refetch(), works.refetch()])}
      />
    );
  if (head.data === undefined || revisions.data === undefined || works.data === undefined) return <Waiting />;
  const last = works.data.find((work) => work.kind === 'compose') ?? null;
  const latest = revisions.data[0];
  const news = <News workspace={workspace} plan={plan} work={last} />;
  if (latest === undefined)
    return (
      <>
        <PageHead title="Plan" lead={head.data.name} />
        {last !== null && last.state !== 'done' && last.state !== 'cancelled' ? (
          news
        ) : (
          <NoPlan workspace={workspace} plan={plan} hasDesigns={head.data.proposal !== null} />
        )}
      </>
    );
  return (
    <OpenedPlan
      place={{ workspace, plan, number: latest.number }}
      head={head.data}
      revision={latest}
      news={
        isUnderWay(last) ? (
          news
        ) : (
          <>
            {news}
            <Moved workspace={workspace} plan={plan} design={mayChoose ? head.data.design : null} />
          </>
        )
      }
    />
  );
}

function isUnderWay(work: Work | null): boolean {
  return work?.state === 'waiting' || work?.state === 'running';
}

/** What became of the last order, where a person must know it. */
function News({
  workspace,
  plan,
  work,
}: {
  readonly workspace: string;
  readonly plan: string;
  readonly work: Work | null;
}): ReactNode {
  if (work === null) return null;
  switch (work.state) {
    case 'waiting':
    case 'running':
      return <Composing workspace={workspace} work={work} />;
    case 'failed':
      return <ComposeFailed workspace={workspace} plan={plan} problem={work.problem} />;
    case 'done':
    case 'cancelled':
      return null;
    default:
      return work.state satisfies never;
  }
}

function NoPlan({
  workspace,
  plan,
  hasDesigns,
}: {
  readonly workspace: string;
  readonly plan: string;
  readonly hasDesigns: boolean;
}): ReactNode {
  const params = { workspace, plan };
  return (
    <Empty
      title="No plan yet"
      text={
        hasDesigns
          ? 'The designs are compared. Choose one: the plan is made for it, with its map, its document and its evidence.'
          : 'A plan is made for a design that somebody chose. First the designs have to compete.'
      }
    >
      <Button component={Link} to="/w/$workspace/plans/$plan/designs" params={params as never} mt="xs">
        {hasDesigns ? 'Choose a design' : 'Compare designs'}
      </Button>
      <Text size="sm" c="dimmed">
        Or change{' '}
        <Anchor component={Link} to="/w/$workspace/plans/$plan/understood" params={params as never} size="sm">
          what was understood
        </Anchor>
        .
      </Text>
    </Empty>
  );
}
