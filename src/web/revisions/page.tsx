// The history of a plan: each revision with its hash and what was signed of it, what changed between any two, and bringing an old one back.
import { Button, Group, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useRole } from '../client/role.ts';
import { Asked } from '../parts/asked.tsx';
import { NoPlan } from '../parts/no-plan.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Export } from '../plan/export.tsx';
import { Approve } from './approve.tsx';
import { Compare } from './compare.tsx';
import { History } from './history.tsx';
import type { PlanPlace } from '../client/queries.ts';
import { historyQuery, type HistoryView } from './queries.ts';
import { Restore } from './restore.tsx';
import { Standing } from './standing.tsx';

export function RevisionsPage(): ReactNode {
  const path = useParams({ from: '/w/$workspace/plans/$plan/revisions' });
  const query = useQuery(historyQuery(path));
  return (
    <Asked page="Revisions" query={query}>
      {(view) =>
        view.revisions.length === 0 ? (
          <NoPlan
            page="Revisions"
            text="Each time that the plan is made it becomes a revision that never changes. The first comes with the choice of a design."
            path={path}
          />
        ) : (
          <Revisions path={path} view={view} />
        )
      }
    </Asked>
  );
}

function Revisions({ path, view }: { readonly path: PlanPlace; readonly view: HistoryView }): ReactNode {
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
