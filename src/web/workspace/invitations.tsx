// Who was asked to join: by a link that is told once.
import { Button, Group, Select, Table, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Answer, answered, api } from '../client/api.ts';
import { Frame } from '../parts/frame.tsx';
import { Once } from './once.tsx';
import { type Role, roles } from './roles.ts';

type Invitation = Answer<'/api/w/{workspace}/invitations', 'get'>[number];

interface Told {
  readonly email: string;
  readonly link: string;
}

export function Invitations({ workspace }: { readonly workspace: string }): ReactNode {
  const [link, setLink] = useState<Told | null>(null);
  const invitations = useQuery({
    queryKey: ['/api/w', workspace, 'invitations'],
    queryFn: () => answered(api.GET('/api/w/{workspace}/invitations', { params: { path: { workspace } } })),
  });
  const open = (invitations.data ?? []).filter((one) => one.state === 'open');
  return (
    <section aria-label="Invitations">
      <Title order={2} size="h3" mb="xs">
        Invite
      </Title>
      <InvitationForm workspace={workspace} told={setLink} />
      {link === null ? null : (
        <Once
          title={`The link for ${link.email}`}
          text="It is told this once and stands for seven days. Nothing is sent from here: hand it over yourself."
          secret={link.link}
          close={() => setLink(null)}
        />
      )}
      {open.length === 0 ? null : <InvitationTable workspace={workspace} invitations={open} />}
    </section>
  );
}

function InvitationForm({
  workspace,
  told,
}: {
  readonly workspace: string;
  readonly told: (link: Told) => void;
}): ReactNode {
  const queries = useQueryClient();
  const form = useForm<{ email: string; role: Role }>({
    mode: 'uncontrolled',
    initialValues: { email: '', role: 'architect' },
    validate: { email: (value) => (/^\S+@\S+\.\S+$/.test(value) ? null : 'An e-mail address') },
  });
  const invite = useMutation({
    mutationFn: (body: { readonly email: string; readonly role: Role }) =>
      answered(api.POST('/api/w/{workspace}/invitations', { params: { path: { workspace } }, body })),
    onSuccess: (made) => {
      told({ email: made.invitation.email, link: made.link });
      form.reset();
      return queries.invalidateQueries({ queryKey: ['/api/w', workspace, 'invitations'] });
    },
    onError: (error) => notifications.show({ color: 'red', title: 'Not invited', message: error.message }),
  });
  return (
    <form onSubmit={form.onSubmit((values) => invite.mutate(values))}>
      <Group gap="sm" align="flex-end" mb="md">
        <TextInput
          label="E-mail address"
          type="email"
          style={{ flex: '1 1 220px', maxWidth: 320 }}
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <Select
          label="Role"
          allowDeselect={false}
          data={[...roles]}
          style={{ flex: '1 1 260px', maxWidth: 360 }}
          key={form.key('role')}
          {...form.getInputProps('role')}
        />
        <Button type="submit" loading={invite.isPending}>
          Make the link
        </Button>
      </Group>
    </form>
  );
}

function InvitationTable({
  workspace,
  invitations,
}: {
  readonly workspace: string;
  readonly invitations: readonly Invitation[];
}): ReactNode {
  const queries = useQueryClient();
  const withdraw = useMutation({
    mutationFn: (id: string) =>
      answered(api.DELETE('/api/w/{workspace}/invitations/{id}', { params: { path: { workspace, id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['/api/w', workspace, 'invitations'] }),
  });
  return (
    <Frame label="Open invitations">
      <Table verticalSpacing={6} mt="md" miw={480}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Asked to join</Table.Th>
            <Table.Th>Role</Table.Th>
            <Table.Th>Link ends</Table.Th>
            <Table.Th w={110} aria-label="Withdraw" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {invitations.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td>{one.email}</Table.Td>
              <Table.Td>{one.role}</Table.Td>
              <Table.Td>
                <time dateTime={one.expiresAt}>{one.expiresAt.slice(0, 10)}</time>
              </Table.Td>
              <Table.Td ta="right">
                <Button size="xs" variant="subtle" onClick={() => withdraw.mutate(one.id)}>
                  Withdraw
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Frame>
  );
}
