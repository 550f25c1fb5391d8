// Bringing an old revision back as the newest: nothing is lost, and what it opens again is said before.
import { Modal } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answered, api } from '../client/api.ts';
import type { PlanPlace } from '../client/queries.ts';
import { NextRevisionForm } from '../parts/next-revision.tsx';
import { ProblemView } from '../parts/problem.tsx';
import { counted } from '../parts/words.ts';
import { changesQuery } from './queries.ts';

interface Restoring {
  readonly path: PlanPlace;
  readonly number: number;
  readonly latest: number;
  readonly close: () => void;
}

export function Restore({
  number,
  ...restoring
}: Omit<Restoring, 'number'> & { readonly number: number | null }): ReactNode {
  return (
    <Modal
      opened={number !== null}
      onClose={restoring.close}
      title={`Restore revision ${number ?? ''}`}
      size="lg"
    >
      {number === null ? null : <Form {...restoring} number={number} />}
    </Modal>
  );
}

function Form({ path, number, latest, close }: Restoring): ReactNode {
  const { data, error } = useInfiniteQuery(changesQuery(path, { since: latest, until: number }));
  if (error !== null) return <ProblemView error={error} />;
  return (
    <NextRevisionForm
      path={path}
      lead={`Its content becomes revision ${latest + 1}. Revision ${latest} stays in the history.`}
      touches={data?.pages[0]?.touches ?? null}
      deed={`Restore as revision ${latest + 1}`}
      reason=""
      make={async (reason) => {
        const { revision, reopened } = await answered(
          api.POST('/api/w/{workspace}/plans/{plan}/revisions/{number}/restore', {
            params: { path: { ...path, number } },
            body: { reason },
          }),
        );
        const opened = reopened.length === 0 ? '' : ` Open again: ${counted(reopened.length, 'signature')}.`;
        return `Revision ${revision.number} holds what ${number} held.${opened}`;
      }}
      close={close}
    />
  );
}
