// Decisions that the plan does not follow yet: how many, and the next revision that does.
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { answered, api } from '../client/api.ts';
import { usePlan } from '../client/queries.ts';
import { useWork } from '../parts/work.ts';

export function Renew({
  workspace,
  plan,
  waiting,
}: {
  readonly workspace: string;
  readonly plan: string;
  /** Rows that were decided after the latest revision. */
  readonly waiting: number;
}): ReactNode {
  const head = usePlan(workspace, plan);
  const [work, setWork] = useState<string | null>(null);
  const followed = useWork(workspace, work);
  const design = head.data?.design ?? null;
  const ask = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/w/{workspace}/plans/{plan}/work', {
          params: { path: { workspace, plan } },
          body: { kind: 'compose', design, reason: reasonOf(waiting) },
        }),
      ),
    onSuccess: ({ id }) => setWork(id),
    onError: (error) =>
      notifications.show({ color: 'red', title: 'No new revision', message: error.message }),
  });
  const { state } = followed;
  const isAtWork = work !== null && (state === null || state === 'waiting' || state === 'running');
  useEffect(() => {
    if (state === null || state === 'running' || state === 'waiting') return;
    notifications.show(
      state === 'done'
        ? { message: 'The plan follows your decisions now.' }
        : {
            color: 'red',
            title: 'No new revision',
            message: 'The plan could not be made. Its page says why.',
          },
    );
  }, [state, work]);
  if (design === null || (waiting === 0 && !isAtWork)) return null;
  return (
    <Group gap="xs">
      <Text size="sm" c="dimmed" className="figures">
        {waiting} {waiting === 1 ? 'decision' : 'decisions'} not in the plan yet
      </Text>
      <Button variant="default" loading={ask.isPending || isAtWork} onClick={() => ask.mutate()}>
        Make the next revision
      </Button>
    </Group>
  );
}

function reasonOf(count: number): string {
  return `${count} ${count === 1 ? 'mapping row' : 'mapping rows'} decided`;
}
