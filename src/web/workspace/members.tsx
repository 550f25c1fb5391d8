// Who belongs to the workspace, with which role.
import { Button, Group, Modal, Select, Stack, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Answer, answered, api } from '../client/api.ts';
import { Frame } from '../parts/frame.tsx';
import { LoadingRows } from '../parts/loading.tsx';
import { ProblemView } from '../parts/problem.tsx';
import { Invitations } from './invitations.tsx';
import { type Role, roles } from './roles.ts';
import type { In } from './within.ts';
import style from './workspace.module.css';

type Member = Answer<'/api/w/{workspace}/members', 'get'>[number];
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
      <Frame label="Members">
        <Table verticalSpacing={8} miw={720} className="stacks">
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
      </Frame>
      {isOwner ? <Invitations workspace={workspace} /> : null}
    </Stack>
  );
}

function MemberRow({ member, within }: { readonly member: Member; readonly within: In }): ReactNode {
  const { isOwner, me } = within;
  const [isAsked, setIsAsked] = useState(false);
  const { change, remove } = useMemberChange(within.workspace, member.person);
  return (
    <Table.Tr className={style['who'] ?? ''}>
      <Table.Td fw={500}>
        {member.name}
        {member.person === me ? (
          <Text component="span" c="dimmed" fw={400}>
            {' '}
            you
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td c="dimmed">{member.email}</Table.Td>
      <Table.Td>
        {isOwner ? (
          <Select
            aria-label={`Role of ${member.name}`}
            size="xs"
            allowDeselect={false}
            data={[...roles]}
            value={change.isPending ? change.variables : member.role}
            onChange={(role) => (role === null ? undefined : change.mutate(role))}
          />
        ) : (
          member.role
        )}
      </Table.Td>
      <Table.Td ta="right" className={style['deed'] ?? ''}>
        {isOwner ? (
          <Button size="xs" variant="subtle" onClick={() => setIsAsked(true)}>
            Remove
          </Button>
        ) : null}
        <Removing
          name={member.name}
          isOpen={isAsked}
          close={() => setIsAsked(false)}
          remove={() => remove.mutate()}
        />
      </Table.Td>
    </Table.Tr>
  );
}

function useMemberChange(workspace: string, person: string) {
  const queries = useQueryClient();
  const path = { workspace, person };
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
  return { change, remove };
}

function Removing({
  name,
  isOpen,
  close,
  remove,
}: {
  readonly name: string;
  readonly isOpen: boolean;
  readonly close: () => void;
  readonly remove: () => void;
}): ReactNode {
  return (
    <Modal opened={isOpen} onClose={close} title={`Remove ${name}`}>
      <Text mb="md">
        They lose access to this workspace at once, and their tokens for it end. What they made and signed
        stays.
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close} data-autofocus>
          Keep
        </Button>
        <Button
          color="red"
          onClick={() => {
            close();
            remove();
          }}
        >
          Remove
        </Button>
      </Group>
    </Modal>
  );
}
