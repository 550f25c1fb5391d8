// The first day of the project, from which the plan's own rule gives every task its dates.
import { TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type ReactNode, useState } from 'react';
import { answered, api, isConflict } from '../client/api.ts';
import { useRole } from '../client/role.ts';
import type { PlanPlace } from '../client/queries.ts';
import { type ProjectView, useDeed } from './queries.ts';

export function FirstDay({
  path,
  view,
}: {
  readonly path: PlanPlace;
  readonly view: ProjectView;
}): ReactNode {
  const role = useRole(path.workspace);
  const [typed, setTyped] = useState<string | null>(null);
  const saving = useDeed(path, (start: string | null) =>
    answered(
      api.PATCH('/api/w/{workspace}/plans/{plan}', {
        params: { path, header: { 'If-Match': `"${view.version}"` } },
        body: { start },
      }),
    ),
  );
  const save = (): void => {
    if (typed === null || typed === (view.start ?? '')) return;
    saving.mutate(typed === '' ? null : typed, {
      onSuccess: () => {
        setTyped(null);
        if (view.project !== null)
          notifications.show({
            message: 'All dates follow, also in the plan’s documents: its next revision.',
          });
      },
      onError: (error) =>
        notifications.show({
          color: 'red',
          title: isConflict(error) ? 'The plan was changed elsewhere' : 'The day was not saved',
          message: isConflict(error)
            ? 'It is read again; your day still stands in its field. Save it once more.'
            : error.message,
        }),
    });
  };
  return (
    <TextInput
      type="date"
      label="First day"
      size="sm"
      value={typed ?? view.start ?? ''}
      disabled={role !== 'owner' && role !== 'architect'}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => event.key === 'Enter' && save()}
    />
  );
}
