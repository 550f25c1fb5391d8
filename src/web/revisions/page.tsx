// The history of a plan: each revision with its hash and what was signed of it, what changed between any two, and bringing an old one back.
import { Button, Group, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useRole } from '../client/role.ts';
import { Empty } from '../parts/empty.tsx';
import { Waiting } from '../parts/loading.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemView } from '../parts/problem.tsx';
import { Export } from '../plan/export.tsx';
import { Approve } from './approve.tsx';
import { Compare } from './compare.tsx';
import { History } from './history.tsx';
import { historyQuery, type HistoryView, type Place } from './queries.ts';
import { Restore } from './restore.tsx';
import { Standing } from './standing.tsx';

export function RevisionsPage(): ReactNode {
  const path = useParams({ from: '/w/$workspace/plans/$plan/revisions' });
  const { data, error, isPending, refetch } = useQuery(historyQuery(path));
  if (isPending) return <Waiting />;
  if (error !== null) return <ProblemView error={error} retry={() => void refetch()} />;
  if (data.revisions.length === 0)
    return (
      <>
        <PageHead title="Revisions" />
        <Empty
          title="No revision yet"
          text="Each time that the plan is made it becomes a revision that never changes. The first comes with the choice of a design."
        >
          <Link to="/w/$workspace/plans/$plan/designs" params={path}>
            To the designs
          </Link>
        </Empty>
      </>
    );
  return <Revisions path={path} view={data} />;
}

function Revisions({ path, view }: { readonly path: Place; readonly view: HistoryView }): ReactNode {
  const role = useRole(path.workspace);
  const latest = view.revisions[0]?.number ?? 1;
  const [compared, setCompared] = useState<{ readonly since: number; readonly until: number } | null>(
    latest > 1 ? { since: latest - 1, until: latest } : null,
  );
  const [restoring, setRestoring] = useState<number | null>(null);
  const [isSigning, setSigning] = useState(false);
  const mayMake = role === 'owner' || role === 'architect';
  return (
    <>
      <PageHead
        title="Revisions"
        lead="Each revision is the whole plan as it was made, known by the hash of its content. None is ever changed or taken away."
      >
        <Group gap="xs">
          <Export place={{ ...path, number: latest }} />
          <Button onClick={() => setSigning(true)}>Approve or refuse</Button>
        </Group>
      </PageHead>
      <Stack gap="xl">
        <Standing view={view} />
        <History
          view={view}
          compare={(since) => setCompared({ since, until: latest })}
          restore={mayMake ? setRestoring : null}
        />
        <section aria-labelledby="differences">
          <Title order={2} size="h3" id="differences" mb="xs">
            Differences
          </Title>
          <Compare path={path} view={view} compared={compared} choose={setCompared} />
        </section>
      </Stack>
      <Restore path={path} number={restoring} latest={latest} close={() => setRestoring(null)} />
      <Approve path={path} view={view} role={role} isOpen={isSigning} close={() => setSigning(false)} />
    </>
  );
}
