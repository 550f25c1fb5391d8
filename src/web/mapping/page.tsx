// Mapping: which field becomes which, flow by flow. What is decided here becomes part of the plan with its next revision, which is made from
// here as well.
import { Anchor, Select, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Answer, answered, api } from '../client/api.ts';
import type { PlanPlace } from '../client/queries.ts';
import { useRole } from '../client/role.ts';
import { Asked } from '../parts/asked.tsx';
import { Empty } from '../parts/empty.tsx';
import { LoadingRows } from '../parts/loading.tsx';
import { NoPlan } from '../parts/no-plan.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemView } from '../parts/problem.tsx';
import { Board } from './board.tsx';
import { listKey } from './decisions.ts';
import { Renew } from './renew.tsx';

export function MappingPage(): ReactNode {
  const path = useParams({ from: '/w/$workspace/plans/$plan/mapping' });
  const list = useQuery(listQuery(path));
  return (
    <Asked page="Mapping" query={list}>
      {(view) =>
        view.lines.length > 0 ? (
          <Mappings path={path} view={view} />
        ) : view.revision === null ? (
          <NoPlan
            page="Mapping"
            text="Mappings come with the plan: its fields are mapped then, and you decide row by row."
            path={path}
          />
        ) : (
          <NoMapping workspace={path.workspace} />
        )
      }
    </Asked>
  );
}

function listQuery(path: PlanPlace) {
  return queryOptions({
    queryKey: listKey(path.workspace, path.plan),
    queryFn: () => answered(api.GET('/api/w/{workspace}/plans/{plan}/mappings', { params: { path } })),
  });
}

type List = Answer<'/api/w/{workspace}/plans/{plan}/mappings', 'get'>;

function Mappings({ path, view }: { readonly path: PlanPlace; readonly view: List }): ReactNode {
  const { flow: wanted } = useSearch({ from: '/w/$workspace/plans/$plan/mapping' });
  const role = useRole(path.workspace);
  const mayDecide = role === 'owner' || role === 'architect';
  const { lines, revision, ahead } = view;
  const line = lines.find((one) => one.flow === wanted) ?? lines[0];
  if (line === undefined) return null;
  const waiting = Object.values(ahead).reduce((sum, one) => sum + one, 0);
  return (
    <>
      <PageHead
        title="Mapping"
        lead={`${line.flow}: ${line.fromName} ${line.from} → ${line.toName} ${line.to}`}
        meta={
          <Text c="dimmed" className="figures">
            revision {revision}
          </Text>
        }
      >
        {mayDecide ? <Renew {...path} waiting={waiting} /> : null}
        <FlowSelect lines={lines} flow={line.flow} {...path} />
      </PageHead>
      <Flow key={line.flow} place={{ ...path, flow: line.flow }} mayDecide={mayDecide} />
    </>
  );
}

function FlowSelect({
  lines,
  flow,
  workspace,
  plan,
}: {
  readonly lines: readonly {
    readonly flow: string;
    readonly from: string;
    readonly to: string;
    readonly open: number;
  }[];
  readonly flow: string;
  readonly workspace: string;
  readonly plan: string;
}): ReactNode {
  const navigate = useNavigate();
  if (lines.length < 2) return null;
  return (
    <Select
      aria-label="Flow"
      w={280}
      searchable
      allowDeselect={false}
      data={lines.map((one) => ({
        value: one.flow,
        label: `${one.flow}: ${one.from} → ${one.to}${one.open === 0 ? '' : `, ${one.open} missing`}`,
      }))}
      value={flow}
      onChange={(value) =>
        void navigate({
          to: '/w/$workspace/plans/$plan/mapping',
          params: { workspace, plan },
          search: { flow: value ?? undefined },
        })
      }
    />
  );
}

function Flow({
  place,
  mayDecide,
}: {
  readonly place: { readonly workspace: string; readonly plan: string; readonly flow: string };
  readonly mayDecide: boolean;
}): ReactNode {
  const mapping = useQuery({
    queryKey: [...listKey(place.workspace, place.plan), place.flow],
    queryFn: () =>
      answered(api.GET('/api/w/{workspace}/plans/{plan}/mappings/{flow}', { params: { path: place } })),
    // What is decided here is shown at once; a reading of it all is asked for when the window comes back.
    staleTime: 30_000,
  });
  if (mapping.isPending) return <LoadingRows rows={10} height={52} />;
  if (mapping.error !== null)
    return <ProblemView error={mapping.error} retry={() => void mapping.refetch()} />;
  return <Board place={place} answer={mapping.data} mayDecide={mayDecide} />;
}

function NoMapping({ workspace }: { readonly workspace: string }): ReactNode {
  return (
    <>
      <PageHead title="Mapping" />
      <Empty
        title="No flow has a mapping"
        text="The fields of one side of each flow are not known. Bring the API document of the system whose fields are missing."
      >
        <Anchor component={Link} to={`/w/${workspace}/catalogue`}>
          Own APIs
        </Anchor>
      </Empty>
    </>
  );
}
