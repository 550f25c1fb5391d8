// Personal tokens for the command line and for build servers: made once, told once, revoked at any time.
import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Answer, answered, api } from '../client/api.ts';
import { Empty } from '../parts/empty.tsx';
import { LoadingRows } from '../parts/loading.tsx';
import { ProblemView } from '../parts/problem.tsx';
import { dayWords, momentWords } from '../parts/words.ts';
import { EndingTable, useMaking } from './ending.tsx';
import { Once } from './once.tsx';
import type { In } from './within.ts';

type Token = Answer<'/api/w/{workspace}/tokens', 'get'>[number];

const lives = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '366', label: 'a year' },
  { value: '', label: 'until it is revoked' },
];

const of = (workspace: string) => ['/api/w', workspace, 'tokens'] as const;

export function Tokens({ within: { workspace } }: { readonly within: In }): ReactNode {
  const [secret, setSecret] = useState<string | null>(null);
  const tokens = useQuery({
    queryKey: of(workspace),
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
        <EndingTable
          label="Tokens"
          heads={['Name', 'Ends in', 'Made', 'Good until', 'Last used']}
          lines={tokens.data.map(lineOf)}
          deed="Revoke"
          end={(id) =>
            answered(api.DELETE('/api/w/{workspace}/tokens/{id}', { params: { path: { workspace, id } } }))
          }
          of={of(workspace)}
        />
      )}
    </Stack>
  );
}

function lineOf({ id, name, hint, at, expiresAt, usedAt }: Token) {
  return {
    id,
    name,
    cells: [
      <code key="hint">…{hint}</code>,
      dayWords(at),
      expiresAt === null ? 'revoked' : dayWords(expiresAt),
      usedAt === null ? (
        <span key="used" className="quiet">
          never
        </span>
      ) : (
        momentWords(usedAt)
      ),
    ],
  };
}

function TokenForm({
  workspace,
  told,
}: {
  readonly workspace: string;
  readonly told: (secret: string) => void;
}): ReactNode {
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: '', days: '90' },
    validate: { name: (value) => (value.trim() === '' ? 'A name, such as where it is used' : null) },
  });
  const make = useMaking(
    ({ name, days }: { readonly name: string; readonly days: string }) =>
      answered(
        api.POST('/api/w/{workspace}/tokens', {
          params: { path: { workspace } },
          body: { name, days: days === '' ? null : Number(days) },
        }),
      ),
    {
      of: of(workspace),
      made: (made) => {
        told(made.secret);
        form.reset();
      },
    },
  );
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
