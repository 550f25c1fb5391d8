// Mapping: which field becomes which, flow by flow. What is decided here becomes part of the plan with its next revision, which is made from
// here as well.
import { Anchor, Button, Group, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answered, api } from '../client/api.ts';
import { useMe } from '../client/queries.ts';
import { Empty } from '../parts/empty.tsx';
import { LoadingRows } from '../parts/loading.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemView } from '../parts/problem.tsx';
import { Board } from './board.tsx';
import { listKey } from './decisions.ts';
import { Renew } from './renew.tsx';

export function MappingPage(): ReactNode {
  const { workspace, plan } = useParams({ from: '/w/$workspace/plans/$plan/mapping' });
  const list = useQuery({
    queryKey: listKey(workspace, plan),
    queryFn: () =>
      answered(
        api.GET('/api/w/{workspace}/plans/{plan}/mappings', { params: { path: { workspace, plan } } }),
      ),
  });
  const { flow: wanted } = useSearch({ from: '/w/$workspace/plans/$plan/mapping' });
  const me = useMe();
  const role = me.data?.workspaces.find((one) => one.workspace === workspace)?.role;
  const mayDecide = role === 'owner' || role === 'architect';
  if (list.isPending)
    return (
      <>
        <PageHead title="Mapping" />
        <LoadingRows rows={10} height={52} />
      </>
    );
  if (list.error !== null)
    return (
      <>
        <PageHead title="Mapping" />
        <ProblemView error={list.error} retry={() => void list.refetch()} />
      </>
    );
  const { lines, revision, ahead } = list.data;
  const line = lines.find((one) => one.flow === wanted) ?? lines[0];
  if (line === undefined) return <Nothing hasPlan={revision !== null} workspace={workspace} plan={plan} />;
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
        {mayDecide ? <Renew workspace={workspace} plan={plan} waiting={waiting} /> : null}
        <FlowSelect lines={lines} flow={line.flow} workspace={workspace} plan={plan} />
      </PageHead>
      <Flow key={line.flow} place={{ workspace, plan, flow: line.flow }} mayDecide={mayDecide} />
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

function Nothing({
  hasPlan,
  workspace,
  plan,
}: {
  readonly hasPlan: boolean;
  readonly workspace: string;
  readonly plan: string;
}): ReactNode {
  return (
    <>
      <PageHead title="Mapping" />
      {hasPlan ? (
        <Empty
          title="No flow has a mapping"
          text="The fields of one side of each flow are not known. Bring the API document of the system whose fields are missing."
        >
          <Anchor component={Link} to={`/w/${workspace}/catalogue`}>
            Own APIs
          </Anchor>
        </Empty>
      ) : (
        <Empty
          title="No plan yet"
          text="Mappings come with the plan. Choose a design first; its fields are then mapped, and you decide row by row."
        >
          <Group>
            <Button component={Link} to={`/w/${workspace}/plans/${plan}/designs`}>
              Choose a design
            </Button>
          </Group>
        </Empty>
      )}
    </>
  );
}
