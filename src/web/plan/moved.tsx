// What the plan was made from and is something else now, by name, and the deed that makes the next revision from what stands.
import { Alert, Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answered, api } from '../client/api.ts';
import { movesWords } from '../parts/moves.ts';
import { movesQuery } from './queries.ts';

export function Moved({
  workspace,
  plan,
  design,
}: {
  readonly workspace: string;
  readonly plan: string;
  /** The design that was chosen; null: nobody chose one. */
  readonly design: string | null;
}): ReactNode {
  const queries = useQueryClient();
  const moves = useQuery(movesQuery(workspace, plan)).data ?? [];
  const again = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/w/{workspace}/plans/{plan}/work', {
          params: { path: { workspace, plan } },
          body: { kind: 'compose', design, reason: `Changed since: ${movesWords(moves)}` },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['/api/w', workspace] }),
    onError: (error) =>
      notifications.show({ color: 'red', title: 'No new revision', message: error.message }),
  });
  if (moves.length === 0) return null;
  return (
    <Alert variant="outline" color="yellow" title="The plan is behind" styles={quiet} mb="lg">
      <Stack gap="sm" align="flex-start">
        <Text>Changed since it was made: {movesWords(moves)}. What stands here is of before.</Text>
        {design === null ? null : (
          <Button variant="default" loading={again.isPending} onClick={() => again.mutate()}>
            Make the next revision
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

const quiet = { root: { borderColor: 'var(--line)' }, title: { color: 'var(--retry)' } };
