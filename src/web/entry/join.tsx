// Joining by an invitation: as somebody new, or as who is signed in already.
import { Button, Divider, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Answer, answered, api } from '../client/api.ts';
import { type Me, meQuery } from '../client/queries.ts';
import { LoadingRows } from '../parts/loading.tsx';
import { ProblemView } from '../parts/problem.tsx';
import { Card } from './card.tsx';
import { type Newcomer, NewcomerFields, newcomerRules } from './newcomer.tsx';

/** What stands after # in a link that is whole has more characters than this. */
const shortest = 20;

export function JoinPage(): ReactNode {
  const secret = useLocation().hash.replace(/^#/, '');
  const invitation = useQuery({
    queryKey: ['/api/invitation', secret],
    queryFn: () => answered(api.POST('/api/invitation', { body: { secret } })),
    retry: false,
    enabled: secret.length >= shortest,
  });
  const me = useQuery({ ...meQuery, retry: false });
  if (secret.length < shortest)
    return (
      <Card
        title="This link is incomplete"
        lead="A part of it is missing, perhaps where a line broke. Open it again from the message that brought it, whole."
      />
    );
  if (invitation.error !== null)
    return (
      <Card title="This invitation does not work" lead="Ask who sent it for a new one.">
        <ProblemView error={invitation.error} />
      </Card>
    );
  if (invitation.data === undefined || me.isPending)
    return (
      <Card title="Join" lead="One moment.">
        <LoadingRows rows={4} height={56} />
      </Card>
    );
  return <JoinForm secret={secret} invitation={invitation.data} me={me.data ?? null} />;
}

function JoinForm({
  secret,
  invitation,
  me,
}: {
  readonly secret: string;
  readonly invitation: Answer<'/api/invitation', 'post'>;
  readonly me: Me | null;
}): ReactNode {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: '', email: invitation.email, password: '' },
    validate: newcomerRules,
  });
  const join = useMutation({
    mutationFn: (newcomer: Newcomer | null) =>
      answered(api.POST('/api/join', { body: { secret, newcomer } })),
    onSuccess: async ({ workspace }) => {
      queries.clear();
      await navigate({ to: '/w/$workspace', params: { workspace } });
    },
  });
  return (
    <Card title={`Join ${invitation.workspace}`} lead={`You are invited as ${invitation.role}.`}>
      {me === null ? null : (
        <Stack gap="md" mb="md">
          <Button size="md" variant="default" loading={join.isPending} onClick={() => join.mutate(null)}>
            Join as {me.person.name}
          </Button>
          <Divider label={<Text size="sm">or with a new account</Text>} />
        </Stack>
      )}
      <form onSubmit={form.onSubmit((values) => join.mutate(values))} noValidate>
        <Stack gap="md">
          <NewcomerFields form={form} />
          {join.error === null ? null : <ProblemView error={join.error} />}
          <Button type="submit" size="md" loading={join.isPending}>
            Join
          </Button>
        </Stack>
      </form>
    </Card>
  );
}
