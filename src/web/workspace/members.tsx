// Who belongs to the workspace, with which role; who was asked to join, by links that are told once.
import { Button, Group, Modal, Select, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Answer, answered, api } from '../client/api.ts';
import { LoadingRows } from '../parts/loading.tsx';
import { ProblemView } from '../parts/problem.tsx';
import { Once } from './once.tsx';
import type { In } from './within.ts';

type Member = Answer<'/api/w/{workspace}/members', 'get'>[number];
type Invitation = Answer<'/api/w/{workspace}/invitations', 'get'>[number];
type Role = Member['role'];

const roles = [
  { value: 'owner', label: 'Owner: everything, members and settings too' },
  { value: 'architect', label: 'Architect: describes, designs, decides mappings' },
  { value: 'approver', label: 'Approver: signs plans and gates' },
  { value: 'viewer', label: 'Viewer: reads' },
] as const satisfies readonly { readonly value: Role; readonly label: string }[];

export function Members({ within }: { readonly within: In }): ReactNode {
  const { workspace, isOwner } = within;
  const members = useQuery({
    queryKey: ['/api/w', workspace, 'members'],
    queryFn: () => answered(api.GET('/api/w/{workspace}/members', { params: { path: { workspace } } })),
  });
  if (members.isPending) return <LoadingRows rows={4} height={48} />;
  if (members.error !== null)
    return <ProblemView error={members.error} retry={() => void members.refetch()} />;
  return (
    <Stack gap="xl">
      <div className="frame" tabIndex={0} role="region" aria-label="Members">
        <Table verticalSpacing={8} miw={560}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>E-mail address</Table.Th>
              <Table.Th w={330}>Role</Table.Th>
              <Table.Th w={100} aria-label="Remove" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {members.data.map((member) => (
              <MemberRow key={member.person} member={member} within={within} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {isOwner ? <Invitations workspace={workspace} /> : null}
    </Stack>
  );
}

function MemberRow({ member, within }: { readonly member: Member; readonly within: In }): ReactNode {
  const { workspace, isOwner, me } = within;
  const queries = useQueryClient();
  const [isAsked, setIsAsked] = useState(false);
  const path = { workspace, person: member.person };
  const settled = {
    onError: (error: Error) =>
      notifications.show({ color: 'red', title: 'Not changed', message: error.message }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['/api/w', workspace, 'members'] }),
  };
  const change = useMutation({
    mutationFn: (role: Role) =>
      answered(api.PATCH('/api/w/{workspace}/members/{person}', { params: { path }, body: { role } })),
    ...settled,
  });
  const remove = useMutation({
    mutationFn: () => answered(api.DELETE('/api/w/{workspace}/members/{person}', { params: { path } })),
    ...settled,
  });
  return (
    <Table.Tr>
      <Table.Td>
        {member.name}
        {member.person === me ? (
          <Text component="span" c="dimmed">
            {' '}
            you
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td>{member.email}</Table.Td>
      <Table.Td>
        {isOwner ? (
          <Select
            aria-label={`Role of ${member.name}`}
            size="xs"
            allowDeselect={false}
            data={[...roles]}
            value={change.isPending ? change.variables : member.role}
            onChange={(role) => (role === null ? undefined : change.mutate(role as Role))}
          />
        ) : (
          member.role
        )}
      </Table.Td>
      <Table.Td ta="right">
        {isOwner ? (
          <Button size="xs" variant="subtle" onClick={() => setIsAsked(true)}>
            Remove
          </Button>
        ) : null}
        <Modal opened={isAsked} onClose={() => setIsAsked(false)} title={`Remove ${member.name}`}>
          <Text mb="md">
            They lose access to this workspace at once, and their tokens for it end. What they made and signed
            stays.
          </Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => setIsAsked(false)}>
              Keep
            </Button>
            <Button
              color="red"
              onClick={() => {
                setIsAsked(false);
                remove.mutate();
              }}
            >
              Remove
            </Button>
          </Group>
        </Modal>
      </Table.Td>
    </Table.Tr>
  );
}

function Invitations({ workspace }: { readonly workspace: string }): ReactNode {
  const queries = useQueryClient();
  const [link, setLink] = useState<{ readonly email: string; readonly link: string } | null>(null);
  const key = ['/api/w', workspace, 'invitations'];
  const invitations = useQuery({
    queryKey: key,
    queryFn: () => answered(api.GET('/api/w/{workspace}/invitations', { params: { path: { workspace } } })),
  });
  const form = useForm<{ email: string; role: Role }>({
    mode: 'uncontrolled',
    initialValues: { email: '', role: 'architect' },
    validate: { email: (value) => (/^\S+@\S+\.\S+$/.test(value) ? null : 'An e-mail address') },
  });
  const invite = useMutation({
    mutationFn: (body: { readonly email: string; readonly role: Role }) =>
      answered(api.POST('/api/w/{workspace}/invitations', { params: { path: { workspace } }, body })),
    onSuccess: (made) => {
      setLink({ email: made.invitation.email, link: made.link });
      form.reset();
      return queries.invalidateQueries({ queryKey: key });
    },
    onError: (error) => notifications.show({ color: 'red', title: 'Not invited', message: error.message }),
  });
  return (
    <section aria-label="Invitations">
      <Title order={2} size="h3" mb="xs">
        Invite
      </Title>
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
      {link === null ? null : (
        <Once
          title={`The link for ${link.email}`}
          text="It is told this once and stands for seven days. Nothing is sent from here: hand it over yourself."
          secret={link.link}
          close={() => setLink(null)}
        />
      )}
      {invitations.data === undefined || invitations.data.length === 0 ? null : (
        <InvitationTable workspace={workspace} invitations={invitations.data} />
      )}
    </section>
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
    <div className="frame" tabIndex={0} role="region" aria-label="Open invitations">
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
    </div>
  );
}
