// What was done here, newest first: who, what, about what. It is only ever added to.
import { Button, Group, Select, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Answer, answered, api } from '../client/api.ts';
import { Frame } from '../parts/frame.tsx';
import { LoadingRows } from '../parts/loading.tsx';
import { ProblemView } from '../parts/problem.tsx';
import type { In } from './within.ts';

type Entry = Answer<'/api/w/{workspace}/audit', 'get'>['items'][number];

const areas = [
  'plan',
  'design',
  'revision',
  'approval',
  'amendment',
  'evidence',
  'upload',
  'work',
  'member',
  'token',
  'setting',
] as const;

type Area = (typeof areas)[number];

export function AuditLog({ within: { workspace } }: { readonly within: In }): ReactNode {
  const [area, setArea] = useState<Area | null>(null);
  const [actor, setActor] = useState<string | null>(null);
  const log = useLog(workspace, area, actor);
  const entries = log.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack gap="md">
      <Group gap="sm">
        <Select
          aria-label="About"
          placeholder="About everything"
          clearable
          clearButtonProps={{ 'aria-label': 'About everything' }}
          data={[...areas]}
          value={area}
          onChange={(value) => setArea(areas.find((one) => one === value) ?? null)}
          w={190}
        />
        <Actor workspace={workspace} actor={actor} choose={setActor} />
      </Group>
      {log.isPending ? <LoadingRows rows={10} height={32} /> : null}
      {log.error === null ? null : <ProblemView error={log.error} retry={() => void log.refetch()} />}
      {log.isSuccess && entries.length === 0 ? (
        <Text c="dimmed">Nothing of that kind was done yet.</Text>
      ) : null}
      {entries.length === 0 ? null : <Entries entries={entries} />}
      {log.hasNextPage ? (
        <Button
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          loading={log.isFetchingNextPage}
          onClick={() => void log.fetchNextPage()}
        >
          Load more
        </Button>
      ) : null}
    </Stack>
  );
}

function useLog(workspace: string, area: Area | null, actor: string | null) {
  return useInfiniteQuery({
    queryKey: ['/api/w', workspace, 'audit', area, actor],
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/w/{workspace}/audit', {
          params: {
            path: { workspace },
            query: {
              limit: 50,
              ...(pageParam === null ? {} : { after: pageParam }),
              ...(area === null ? {} : { area }),
              ...(actor === null ? {} : { actor }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

function Actor({
  workspace,
  actor,
  choose,
}: {
  readonly workspace: string;
  readonly actor: string | null;
  readonly choose: (person: string | null) => void;
}): ReactNode {
  const members = useQuery({
    queryKey: ['/api/w', workspace, 'members'],
    queryFn: () => answered(api.GET('/api/w/{workspace}/members', { params: { path: { workspace } } })),
  });
  return (
    <Select
      aria-label="By"
      placeholder="By everybody"
      clearable
      clearButtonProps={{ 'aria-label': 'By everybody' }}
      data={(members.data ?? []).map((one) => ({ value: one.person, label: one.name }))}
      value={actor}
      onChange={choose}
      w={190}
    />
  );
}

function Entries({ entries }: { readonly entries: readonly Entry[] }): ReactNode {
  return (
    <Frame label="Audit log">
      <Table verticalSpacing={6} miw={680} className="stacks">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={164}>When, UTC</Table.Th>
            <Table.Th w={130}>Who</Table.Th>
            <Table.Th w={176}>What</Table.Th>
            <Table.Th>About</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={entry.id}>
              <Table.Td data-column="When, UTC" style={{ whiteSpace: 'nowrap' }}>
                <time dateTime={entry.at}>{entry.at.slice(0, 19).replace('T', ' ')}</time>
              </Table.Td>
              <Table.Td data-column="Who">{entry.actorName ?? 'nobody any more'}</Table.Td>
              <Table.Td data-column="What">{wordsOf(entry.action)}</Table.Td>
              <Table.Td data-column="About">
                <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                  {aboutOf(entry)}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Frame>
  );
}

/** "approval.re-opened" → "approval re-opened". */
function wordsOf(action: string): string {
  return action.replace('.', ' ');
}

/** The short words that were noted; ids and hashes cut so that they can be told apart. */
function aboutOf({ subject, detail }: Entry): string {
  const parts =
    typeof detail === 'object' && detail !== null
      ? Object.entries(detail).map(([name, value]) => `${name} ${short(value)}`)
      : [];
  return [short(subject), ...parts].join(', ');
}

function short(value: unknown): string {
  const text = Array.isArray(value) ? value.join(' ') : String(value);
  return /^[\da-f-]{32,}$|^\w{32}$/.test(text) ? text.slice(0, 8) : text;
}
