// A plan that is there: its head, its three views, and the flow that is open beside them.
import { Badge, Code, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Fragment, lazy, type ReactNode, Suspense } from 'react';
import type { Answer } from '../client/api.ts';
import type { PlanHead } from '../client/queries.ts';
import { LoadingRows, Waiting } from '../parts/loading.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemView } from '../parts/problem.tsx';
import { PlanState } from '../parts/state-badge.tsx';
import { counted } from '../parts/words.ts';
import { DocumentView } from './document.tsx';
import { Export } from './export.tsx';
import { FlowDrawer } from './flow-drawer.tsx';
import { FlowList } from './flow-list.tsx';
import type { Go } from './go.ts';
import { type Outline, outlineQuery, type Place, remarksQuery } from './queries.ts';
import { RemarkList } from './remarks.tsx';

const MapView = lazy(async () => ({ default: (await import('./map.tsx')).MapView }));

type Revision = Answer<'/api/w/{workspace}/plans/{plan}/revisions', 'get'>[number];

export function OpenedPlan({
  place,
  head,
  revision,
  news,
}: {
  readonly place: Place;
  readonly head: PlanHead;
  readonly revision: Revision;
  readonly news: ReactNode;
}): ReactNode {
  const outline = useQuery(outlineQuery(place));
  const { view, section, flow } = useSearch({ from: '/w/$workspace/plans/$plan/plan' });
  const go = useGo();
  if (outline.error !== null)
    return <ProblemView error={outline.error} retry={() => void outline.refetch()} />;
  if (outline.data === undefined) return <Waiting />;
  return (
    <>
      <PageHead
        title={head.name}
        lead={<Lead outline={outline.data} revision={revision} />}
        meta={<PlanState state={head.state} />}
      >
        <Export place={place} />
      </PageHead>
      {news}
      <Tabs
        value={view ?? 'map'}
        onChange={(next) => go({ view: next === 'document' || next === 'findings' ? next : null })}
        keepMounted={false}
      >
        <Tabs.List mb="md" aria-label="Views of the plan">
          <Tabs.Tab value="map">Map and flows</Tabs.Tab>
          <Tabs.Tab value="document">Document</Tabs.Tab>
          <Tabs.Tab value="findings" rightSection={<FindingCount place={place} />}>
            Findings
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="map">
          <Suspense fallback={<LoadingRows rows={1} height={480} />}>
            <MapView place={place} go={go} />
          </Suspense>
          <FlowList place={place} outline={outline.data} go={go} />
        </Tabs.Panel>
        <Tabs.Panel value="document">
          <DocumentView place={place} outline={outline.data} section={section ?? null} go={go} />
        </Tabs.Panel>
        <Tabs.Panel value="findings">
          <RemarkList place={place} outline={outline.data} go={go} />
        </Tabs.Panel>
      </Tabs>
      <FlowDrawer place={place} outline={outline.data} flow={flow ?? null} go={go} />
    </>
  );
}

function useGo(): Go {
  const navigate = useNavigate({ from: '/w/$workspace/plans/$plan/plan' });
  return ({ view, section, flow }) =>
    void navigate({
      to: '.',
      search: (before) => ({
        view: view === undefined ? before.view : (view ?? undefined),
        section: section === undefined ? before.section : (section ?? undefined),
        flow: flow === undefined ? before.flow : (flow ?? undefined),
      }),
      resetScroll: false,
    });
}

function Lead({
  outline: { design, flows, systems, points, days, measured, questions },
  revision,
}: {
  readonly outline: Outline;
  readonly revision: Revision;
}): ReactNode {
  const figures = [
    design.name,
    counted(systems.length, 'system'),
    counted(flows.length, 'flow'),
    `${points} points in ${counted(days, 'day')}`,
    measured ? 'measured by simulated runs' : 'estimated, nothing was simulated',
    ...(questions === 0 ? [] : [counted(questions, 'open question')]),
  ];
  return (
    <>
      {figures.map((figure) => (
        // A line never begins with the dot.
        <Fragment key={figure}>
          {figure}
          {'\u00a0· '}
        </Fragment>
      ))}
      revision {revision.number} <Code>{revision.contentHash.slice(0, 12)}</Code>
    </>
  );
}

function FindingCount({ place }: { readonly place: Place }): ReactNode {
  const { data } = useQuery(remarksQuery(place));
  if (data === undefined) return null;
  const errors = data.filter(({ severity }) => severity === 'error').length;
  return (
    <Badge
      size="sm"
      variant="default"
      styles={{ label: { color: errors > 0 ? 'var(--failed)' : 'var(--quiet)' } }}
    >
      {data.length}
    </Badge>
  );
}
