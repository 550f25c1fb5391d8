// What is written and not yet in the plan, and the one deed that puts it there; before, it says which signatures that opens again.
import { Button, Group, List, Modal, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { answered, api, isConflict } from '../client/api.ts';
import { LoadingRows } from '../parts/loading.tsx';
import { ProblemView } from '../parts/problem.tsx';
import { type FormView, type Place, planKey, revisionQuery } from './queries.ts';
import type { Saving } from './saving.ts';
import style from './specification.module.css';

export function NextRevision({
  path,
  view,
  saving,
  mayMake,
}: {
  readonly path: Place;
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

const called: Readonly<Record<string, string>> = {
  plan: 'The plan’s approval',
  dev: 'The dev gate',
  staging: 'The staging gate',
  production: 'The release to production',
  verified: 'The verification',
};

function Make({
  path,
  view,
  close,
}: {
  readonly path: Place;
  readonly view: FormView;
  readonly close: () => void;
}): ReactNode {
  const [reason, setReason] = useState('Specification filled in');
  const { data, error } = useQuery(revisionQuery(path));
  const making = useMake(path, view.revision?.number ?? 1, close);
  if (error !== null) return <ProblemView error={error} />;
  if (data === undefined) return <LoadingRows rows={3} />;
  return (
    <Stack gap="md">
      <Text className="read">Design and measurement stay as they are: only the specification changes.</Text>
      <Touches touches={data.touches} />
      <Textarea
        label="Reason"
        autosize
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {making.error === null ? null : (
        <Text role="alert" style={{ color: 'var(--failed)' }}>
          {isConflict(making.error)
            ? 'Another revision was made meanwhile. Close this and look at it first.'
            : making.error.message}
        </Text>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="subtle" onClick={close}>
          Cancel
        </Button>
        <Button
          loading={making.isPending}
          disabled={reason.trim() === ''}
          onClick={() => making.mutate(reason)}
        >
          Make revision {data.number}
        </Button>
      </Group>
    </Stack>
  );
}

function Touches({
  touches,
}: {
  readonly touches: readonly { readonly subject: string; readonly why: string }[];
}): ReactNode {
  return touches.length === 0 ? (
    <Text>No signature rests on what changed; nothing is opened again.</Text>
  ) : (
    <div>
      <Text fw={600}>This opens again:</Text>
      <List size="sm" mt={4}>
        {touches.map(({ subject, why }) => (
          <List.Item key={subject}>
            {called[subject]}: {why}
          </List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed" mt={4}>
        Signatures that do not rest on it stay.
      </Text>
    </div>
  );
}

function useMake(path: Place, after: number, close: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      answered(
        api.POST('/api/w/{workspace}/plans/{plan}/specification/revision', {
          params: { path },
          body: { after, reason },
        }),
      ),
    onSuccess: ({ revision }) => {
      notifications.show({ message: `Revision ${revision.number} is made.` });
      close();
    },
    onSettled: () => client.invalidateQueries({ queryKey: planKey(path) }),
  });
}
