// What is written and not yet in the plan, and the one deed that puts it there; before, it says which signatures that opens again.
import { Button, Group, Modal, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { answered, api } from '../client/api.ts';
import type { PlanPlace } from '../client/queries.ts';
import { LoadingRows } from '../parts/loading.tsx';
import { NextRevisionForm } from '../parts/next-revision.tsx';
import { ProblemView } from '../parts/problem.tsx';
import { type FormView, revisionQuery } from './queries.ts';
import type { Saving } from './saving.ts';
import style from './specification.module.css';

export function NextRevision({
  path,
  view,
  saving,
  mayMake,
}: {
  readonly path: PlanPlace;
  readonly view: FormView;
  readonly saving: Saving;
  readonly mayMake: boolean;
}): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const number = (view.revision?.number ?? 0) + 1;
  if (view.pending === 0) return null;
  return (
    <div className={style['bar']}>
      <Group justify="space-between">
        <Text>
          {view.pending === 1 ? 'One change is' : `${view.pending} changes are`} not yet in the plan.
        </Text>
        {mayMake ? (
          <Button disabled={saving.state !== 'saved'} onClick={() => setOpen(true)}>
            Make revision {number}
          </Button>
        ) : null}
      </Group>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={`Make revision ${number}`} size="lg">
        {isOpen ? <Make path={path} view={view} close={() => setOpen(false)} /> : null}
      </Modal>
    </div>
  );
}

function Make({
  path,
  view,
  close,
}: {
  readonly path: PlanPlace;
  readonly view: FormView;
  readonly close: () => void;
}): ReactNode {
  const { data, error } = useQuery(revisionQuery(path));
  if (error !== null) return <ProblemView error={error} />;
  if (data === undefined) return <LoadingRows rows={3} />;
  return (
    <NextRevisionForm
      path={path}
      lead="Design and measurement stay as they are: only the specification changes."
      touches={data.touches}
      deed={`Make revision ${data.number}`}
      reason="Specification filled in"
      make={async (reason) => {
        const { revision } = await answered(
          api.POST('/api/w/{workspace}/plans/{plan}/specification/revision', {
            params: { path },
            body: { after: view.revision?.number ?? 1, reason },
          }),
        );
        return `Revision ${revision.number} is made.`;
      }}
      close={close}
    />
  );
}
