// Bringing an old revision back as the newest: nothing is lost, and what it opens again is said before.
import { Button, Group, List, Modal, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { answered, api } from '../client/api.ts';
import { LoadingRows } from '../parts/loading.tsx';
import { changesQuery, type ChangesView, type Place, planKey } from './queries.ts';

export function Restore({
  path,
  number,
  latest,
  close,
}: {
  readonly path: Place;
  readonly number: number | null;
  readonly latest: number;
  readonly close: () => void;
}): ReactNode {
  return (
    <Modal opened={number !== null} onClose={close} title={`Restore revision ${number ?? ''}`} size="lg">
      {number === null ? null : <Form path={path} number={number} latest={latest} close={close} />}
    </Modal>
  );
}

function Form({
  path,
  number,
  latest,
  close,
}: {
  readonly path: Place;
  readonly number: number;
  readonly latest: number;
  readonly close: () => void;
}): ReactNode {
  const [reason, setReason] = useState('');
  const { data } = useInfiniteQuery(changesQuery(path, { since: latest, until: number }));
  const restoring = useRestore(path, number, close);
  return (
    <Stack gap="md">
      <Text className="read">
        Its content becomes revision {latest + 1}. Revision {latest} stays in the history.
      </Text>
      <Touches touches={data?.pages[0]?.touches ?? null} />
      <Textarea
        label="Reason"
        autosize
        minRows={2}
        maxLength={2000}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {restoring.error === null ? null : (
        <Text role="alert" style={{ color: 'var(--failed)' }}>
          {restoring.error.message}
        </Text>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="subtle" onClick={close}>
          Cancel
        </Button>
        <Button
          loading={restoring.isPending}
          disabled={reason.trim() === ''}
          onClick={() => restoring.mutate(reason)}
        >
          Restore as revision {latest + 1}
        </Button>
      </Group>
    </Stack>
  );
}

function useRestore(path: Place, number: number, close: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      answered(
        api.POST('/api/w/{workspace}/plans/{plan}/revisions/{number}/restore', {
          params: { path: { ...path, number } },
          body: { reason },
        }),
      ),
    onSuccess: ({ revision, reopened }) => {
      notifications.show({
        message: `Revision ${revision.number} holds what ${number} held.${reopened.length === 0 ? '' : ` ${reopened.length} signatures are open again.`}`,
      });
      close();
    },
    onSettled: () => client.invalidateQueries({ queryKey: planKey(path) }),
  });
}

/** Null: they are on their way. */
function Touches({ touches }: { readonly touches: ChangesView['touches'] | null }): ReactNode {
  if (touches === null) return <LoadingRows rows={2} />;
  if (touches.length === 0) return null;
  return (
    <div>
      <Text fw={600}>Opened again, where it is signed:</Text>
      <List size="sm" mt={4}>
        {touches.map(({ subject, why }) => (
          <List.Item key={subject}>
            {subject === 'plan' ? 'the plan’s approval' : `the ${subject} gate`}: {why}
          </List.Item>
        ))}
      </List>
    </div>
  );
}
