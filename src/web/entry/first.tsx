// The first start: whoever holds the printed link becomes the owner and names the first workspace.
import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answered, api } from '../client/api.ts';
import { ProblemView } from '../parts/problem.tsx';
import { Card } from './card.tsx';
import { NewcomerFields, newcomerRules } from './newcomer.tsx';

export function FirstPage(): ReactNode {
  const secret = useLocation().hash.replace(/^#/, '');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { workspace: '', name: '', email: '', password: '' },
    validate: {
      ...newcomerRules,
      workspace: (value) => (value.trim() === '' ? 'A name, such as your team’s' : null),
    },
  });
  const begin = useMutation({
    mutationFn: ({ workspace, ...newcomer }: typeof form.values) =>
      answered(api.POST('/api/first', { body: { secret, workspace, newcomer } })),
    onSuccess: async ({ workspace }) => {
      queries.clear();
      await navigate({ to: '/w/$workspace', params: { workspace } });
    },
  });
  return (
    <Card
      title="Make this workbench yours"
      lead="The link works once. You become its owner; others join by invitations that you send."
    >
      <form onSubmit={form.onSubmit((values) => begin.mutate(values))} noValidate>
        <Stack gap="md">
          <TextInput
            label="Workspace"
            description="Plans, members and APIs of one team"
            autoFocus
            key={form.key('workspace')}
            {...form.getInputProps('workspace')}
          />
          <NewcomerFields form={form} />
          {begin.error === null ? null : <ProblemView error={begin.error} />}
          <Button type="submit" size="md" loading={begin.isPending}>
            Begin
          </Button>
        </Stack>
      </form>
    </Card>
  );
}
