// What both ways to a next revision without new designs have in common: it is said which signatures it opens again, a reason is asked for, and
// what was made is told.
import { Button, Group, List, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { isConflict } from '../client/api.ts';
import { planKey, type PlanPlace } from '../client/queries.ts';
import { LoadingRows } from './loading.tsx';

interface Touch {
  readonly subject: string;
  readonly why: string;
}

interface Asked {
  readonly path: PlanPlace;
  /** What comes to be, in a sentence. */
  readonly lead: string;
  /** The signatures that rest on what changes; null while they are on their way. */
  readonly touches: readonly Touch[] | null;
  /** The button's words. */
  readonly deed: string;
  readonly reason: string;
  /** Makes it; gives what a person is told then. */
  readonly make: (reason: string) => Promise<string>;
  readonly close: () => void;
}

export function NextRevisionForm({
  path,
  lead,
  touches,
  deed,
  reason: first,
  make,
  close,
}: Asked): ReactNode {
  const [reason, setReason] = useState(first);
  const client = useQueryClient();
  const making = useMutation({
    mutationFn: make,
    onSuccess: (message) => {
      notifications.show({ message });
      close();
    },
    onSettled: () => client.invalidateQueries({ queryKey: planKey(path) }),
  });
  return (
    <Stack gap="md">
      <Text className="read">{lead}</Text>
      <Touches touches={touches} />
      <Textarea
        label="Reason"
        autosize
        minRows={2}
        maxLength={2000}
        data-autofocus
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
          disabled={touches === null || reason.trim() === ''}
          onClick={() => making.mutate(reason)}
        >
          {deed}
        </Button>
      </Group>
    </Stack>
  );
}

const called: Readonly<Record<string, string>> = {
  plan: 'The plan’s approval',
  dev: 'The dev gate',
  staging: 'The staging gate',
  production: 'The release to production',
  verified: 'The verification',
};

function Touches({ touches }: Pick<Asked, 'touches'>): ReactNode {
  if (touches === null) return <LoadingRows rows={2} />;
  if (touches.length === 0) return <Text>No signature rests on what changed; nothing is opened again.</Text>;
  return (
    <div>
      <Text fw={600}>This opens again, where it is signed:</Text>
      <List size="sm" mt={4}>
        {touches.map(({ subject, why }) => (
          <List.Item key={subject}>
            {called[subject] ?? subject}: {why}
          </List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed" mt={4}>
        Signatures that do not rest on it stay.
      </Text>
    </div>
  );
}
