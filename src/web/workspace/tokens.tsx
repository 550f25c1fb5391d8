// Personal tokens for the command line and for build servers: made once, told once, revoked at any time.
import { Button, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Answer, answered, api } from '../client/api.ts';
import { Empty } from '../parts/empty.tsx';
import { Frame } from '../parts/frame.tsx';
import { LoadingRows } from '../parts/loading.tsx';
import { ProblemView } from '../parts/problem.tsx';
import { Once } from './once.tsx';
import type { In } from './within.ts';

type Token = Answer<'/api/w/{workspace}/tokens', 'get'>[number];

const lives = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '366', label: 'a year' },
  { value: '', label: 'until it is revoked' },
];

export function Tokens({ within: { workspace } }: { readonly within: In }): ReactNode {
  const [secret, setSecret] = useState<string | null>(null);
  const tokens = useQuery({
    queryKey: ['/api/w', workspace, 'tokens'],
    queryFn: () => answered(api.GET('/api/w/{workspace}/tokens', { params: { path: { workspace } } })),
  });
  return (
    <Stack gap="lg">
      <Text c="dimmed" className="read">
        A token speaks for you, in this workspace alone, with the role that you have. Send it as a bearer
        token, or give it to the command line as <code>SPANWRIGHT_TOKEN</code>.
      </Text>
      <TokenForm workspace={workspace} told={setSecret} />
      {secret === null ? null : (
        <Once
          title="Your new token"
          text="It is told this once: the server keeps no more than its hash."
          secret={secret}
          close={() => setSecret(null)}
        />
      )}
      {tokens.isPending ? <LoadingRows rows={3} height={40} /> : null}
      {tokens.error === null ? null : (
        <ProblemView error={tokens.error} retry={() => void tokens.refetch()} />
      )}
      {tokens.data === undefined ? null : tokens.data.length === 0 ? (
        <Empty
          title="No token yet"
          text="Make one to store plans from the command line or a build server here."
        />
      ) : (
        <TokenTable workspace={workspace} tokens={tokens.data} />
      )}
    </Stack>
  );
}

function TokenForm({
  workspace,
  told,
}: {
  readonly workspace: string;
  readonly told: (secret: string) => void;
}): ReactNode {
  const queries = useQueryClient();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: '', days: '90' },
    validate: { name: (value) => (value.trim() === '' ? 'A name, such as where it is used' : null) },
  });
  const make = useMutation({
    mutationFn: ({ name, days }: { readonly name: string; readonly days: string }) =>
      answered(
        api.POST('/api/w/{workspace}/tokens', {
          params: { path: { workspace } },
          body: { name, days: days === '' ? null : Number(days) },
        }),
      ),
    onSuccess: (made) => {
      told(made.secret);
      form.reset();
      return queries.invalidateQueries({ queryKey: ['/api/w', workspace, 'tokens'] });
    },
    onError: (error) => notifications.show({ color: 'red', title: 'Not made', message: error.message }),
  });
  return (
    <form onSubmit={form.onSubmit((values) => make.mutate(values))}>
      <Group gap="sm" align="flex-end">
        <TextInput
          label="Name"
          style={{ flex: '1 1 200px', maxWidth: 320 }}
          key={form.key('name')}
          {...form.getInputProps('name')}
        />
        <Select
          label="Good for"
          w={180}
          allowDeselect={false}
          data={lives}
          key={form.key('days')}
          {...form.getInputProps('days')}
        />
        <Button type="submit" loading={make.isPending}>
          Make a token
        </Button>
      </Group>
    </form>
  );
}

function TokenTable({
  workspace,
  tokens,
}: {
  readonly workspace: string;
  readonly tokens: readonly Token[];
}): ReactNode {
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: (id: string) =>
      answered(api.DELETE('/api/w/{workspace}/tokens/{id}', { params: { path: { workspace, id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['/api/w', workspace, 'tokens'] }),
  });
  return (
    <Frame label="Tokens">
      <Table verticalSpacing={6} miw={560}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Ends in</Table.Th>
            <Table.Th>Made</Table.Th>
            <Table.Th>Good until</Table.Th>
            <Table.Th>Last used</Table.Th>
            <Table.Th w={100} aria-label="Revoke" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tokens.map((token) => (
            <Table.Tr key={token.id}>
              <Table.Td>{token.name}</Table.Td>
              <Table.Td>
                <code>…{token.hint}</code>
              </Table.Td>
              <Table.Td>{token.at.slice(0, 10)}</Table.Td>
              <Table.Td>{token.expiresAt?.slice(0, 10) ?? 'revoked'}</Table.Td>
              <Table.Td c={token.usedAt === null ? 'dimmed' : 'var(--ink)'}>
                {token.usedAt?.slice(0, 16).replace('T', ' ') ?? 'never'}
              </Table.Td>
              <Table.Td ta="right">
                <Button
                  size="xs"
                  variant="subtle"
                  aria-label={`Revoke ${token.name}`}
                  onClick={() => revoke.mutate(token.id)}
                >
                  Revoke
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Frame>
  );
}
