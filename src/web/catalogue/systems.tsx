// The list of systems: how much is known of each and how old it is; and names found across all of them.
import { Group, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Brand } from '../parts/brand.tsx';
import { Empty } from '../parts/empty.tsx';
import { Frame } from '../parts/frame.tsx';
import { LoadingRows } from '../parts/loading.tsx';
import { ProblemView } from '../parts/problem.tsx';
import { kindWords } from '../parts/words.ts';
import style from './catalogue.module.css';
import { type Hit, type SystemLine, useHits, useSystems } from './queries.ts';

export function Systems({ workspace }: { readonly workspace: string }): ReactNode {
  const systems = useSystems(workspace);
  const [words, setWords] = useState('');
  const [category, setCategory] = useState<string | null>(null);
  const [word] = useDebouncedValue(words.trim(), 200);
  const hits = useHits(workspace, word);
  if (systems.isPending) return <LoadingRows rows={10} height={48} />;
  if (systems.error !== null)
    return <ProblemView error={systems.error} retry={() => void systems.refetch()} />;
  const all = systems.data;
  const categories = [...new Set(all.flatMap((one) => one.category ?? []))].toSorted();
  const shown = all.filter((one) => (category === null || one.category === category) && holds(one, words));
  const inside = word.length > 1 ? (hits.data ?? []).filter((hit) => hit.kind !== 'system') : [];
  return (
    <Stack gap="md">
      <Group gap="sm">
        <TextInput
          aria-label="Find a system, object, event or field"
          placeholder="Find a system, object, event or field"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          style={{ flex: '1 1 260px', maxWidth: 420 }}
        />
        <Select
          aria-label="Category"
          placeholder="All categories"
          clearable
          clearButtonProps={{ 'aria-label': 'All categories' }}
          data={categories.map((one) => ({ value: one, label: one.replace('-', ' ') }))}
          value={category}
          onChange={setCategory}
          w={190}
        />
      </Group>
      {shown.length === 0 ? (
        <Empty
          title={`No system is called “${words}”`}
          text="Bring its API document under Own APIs: it is read as the systems of the catalogue were."
        />
      ) : (
        <SystemTable workspace={workspace} lines={shown} />
      )}
      {inside.length === 0 ? null : <Hits workspace={workspace} hits={inside} />}
    </Stack>
  );
}

function holds({ id, name, aliases, category }: SystemLine, words: string): boolean {
  const text = [id, name, ...aliases, category ?? ''].join(' ').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

const heads = ['Objects', 'Calls', 'Fields', 'Events', 'Limits', 'Disputed', 'Not known'] as const;

function SystemTable({
  workspace,
  lines,
}: {
  readonly workspace: string;
  readonly lines: readonly SystemLine[];
}): ReactNode {
  return (
    <Frame label="Systems">
      <Table highlightOnHover verticalSpacing={8} miw={860}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>System</Table.Th>
            <Table.Th>Category</Table.Th>
            {heads.map((head) => (
              <Table.Th key={head} ta="right">
                {head}
              </Table.Th>
            ))}
            <Table.Th ta="right">Oldest fact</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <SystemRow key={line.id} workspace={workspace} line={line} />
          ))}
        </Table.Tbody>
      </Table>
    </Frame>
  );
}

function SystemRow({
  workspace,
  line,
}: {
  readonly workspace: string;
  readonly line: SystemLine;
}): ReactNode {
  const { counts } = line;
  const figures = [counts.objects, counts.operations, counts.fields, counts.events, counts.limits];
  return (
    <Table.Tr>
      <Table.Td>
        <div className={style['system']}>
          <Brand uses={line.id} name={line.name} />
          <div>
            <Link
              to="/w/$workspace/catalogue"
              params={{ workspace }}
              search={{ system: line.id }}
              className={style['link']}
            >
              {line.name}
            </Link>
            <Text size="xs" c="dimmed">
              {[kindWords(line.kind), line.version].filter((part) => part !== null).join(' ')}
            </Text>
          </div>
        </div>
      </Table.Td>
      <Table.Td>{line.category?.replace('-', ' ') ?? ''}</Table.Td>
      {figures.map((figure, at) => (
        <Table.Td key={heads[at]} ta="right">
          {figure.toLocaleString('en-US')}
        </Table.Td>
      ))}
      <Table.Td ta="right" c={counts.disputed > 0 ? 'var(--assumed)' : 'dimmed'}>
        {counts.disputed}
      </Table.Td>
      <Table.Td ta="right" {...(counts.unknowns > 0 ? {} : { c: 'dimmed' })}>
        {counts.unknowns}
      </Table.Td>
      <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
        {line.oldest === null ? (
          <Text c="dimmed">undated</Text>
        ) : (
          <>
            <time dateTime={line.oldest}>{line.oldest}</time>
            <Text size="xs" c="dimmed">
              {line.ageDays} days
            </Text>
          </>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function Hits({ workspace, hits }: { readonly workspace: string; readonly hits: readonly Hit[] }): ReactNode {
  return (
    <section aria-label="Found within systems">
      <Text fw={600} mb={4}>
        Found within systems
      </Text>
      <Frame label="Found within systems, table">
        <Table verticalSpacing={4} miw={520}>
          <Table.Tbody>
            {hits.map((hit) => (
              <Table.Tr key={`${hit.system} ${hit.kind} ${hit.object ?? ''} ${hit.name}`}>
                <Table.Td w={150}>{hit.systemName}</Table.Td>
                <Table.Td w={80} c="dimmed">
                  {hit.kind}
                </Table.Td>
                <Table.Td>
                  <Link
                    to="/w/$workspace/catalogue"
                    params={{ workspace }}
                    search={{ system: hit.system, object: hit.object ?? undefined }}
                    className={style['link']}
                  >
                    {hit.kind === 'field' ? `${hit.object ?? ''}.${hit.name}` : hit.name}
                  </Link>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Frame>
    </section>
  );
}
