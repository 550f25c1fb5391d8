// One system, whole: every fact in its section, what nobody documented, its objects; of an own document what was worked out, and what changed.
import { Alert, Anchor, Group, List, Stack, Table, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Brand } from '../parts/brand.tsx';
import { Waiting } from '../parts/loading.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Frame } from '../parts/frame.tsx';
import { Faults, ProblemView } from '../parts/problem.tsx';
import { kindWords } from '../parts/words.ts';
import style from './catalogue.module.css';
import { Changes } from './changes.tsx';
import { Facts } from './facts.tsx';
import { ObjectList } from './objects.tsx';
import { type OwnApi, type SystemAnswer, useApis, useSystem } from './queries.ts';

export function SystemPage({
  workspace,
  system,
  object,
}: {
  readonly workspace: string;
  /** An id of the catalogue, or the hash of a document. */
  readonly system: string;
  readonly object: string | null;
}): ReactNode {
  const answer = useSystem(workspace, system);
  const isOwn = /^[0-9a-f]{64}$/.test(system);
  const apis = useApis(workspace);
  const own =
    apis.data?.find((one) => one.hash === system || one.earlier.some((old) => old.hash === system)) ?? null;
  if (answer.isPending) return <Waiting />;
  if (answer.error !== null) return <ProblemView error={answer.error} retry={() => void answer.refetch()} />;
  const { system: view, faults } = answer.data;
  const back = (
    <Link
      to="/w/$workspace/catalogue"
      params={{ workspace }}
      search={isOwn ? { own: true } : {}}
      className={style['link']}
    >
      {isOwn ? 'Own APIs' : 'All systems'}
    </Link>
  );
  if (view === null)
    return (
      <>
        <PageHead title={own?.name ?? 'Document'}>{back}</PageHead>
        <Unreadable faults={faults} />
      </>
    );
  return (
    <>
      <PageHead
        title={view.line.name}
        lead={leadOf(view)}
        meta={<Brand uses={isOwn ? null : view.line.id} name={view.line.name} size={28} />}
      >
        {back}
      </PageHead>
      {own === null ? null : <Origin own={own} />}
      <Jumps view={view} isOwn={isOwn} />
      {isOwn ? (
        <OwnParts workspace={workspace} hash={system} own={own} inferred={answer.data.inferred} />
      ) : null}
      <Unknowns unknowns={view.unknowns} />
      {view.sections.map((section) => (
        <Facts key={section.id} section={section} />
      ))}
      <ObjectList place={{ workspace, system }} object={object} />
    </>
  );
}

function Unreadable({ faults }: { readonly faults: SystemAnswer['faults'] }): ReactNode {
  return (
    <Alert
      variant="outline"
      title="The document could not be read"
      styles={{ title: { color: 'var(--failed)' } }}
    >
      <Faults faults={faults} />
    </Alert>
  );
}

type View = NonNullable<SystemAnswer['system']>;

function leadOf({ line, editions, servers }: View): string {
  const { counts } = line;
  return [
    [kindWords(line.kind), line.version === null ? null : `version ${line.version}`, line.category]
      .filter((part) => part !== null)
      .join(' · ')
      .concat('.'),
    `${counts.objects} objects, ${counts.operations.toLocaleString('en-US')} calls, ${counts.fields.toLocaleString('en-US')} fields, from ${counts.sources} ${counts.sources === 1 ? 'source' : 'sources'}${line.oldest === null ? ', none of them dated' : `, the oldest read ${line.oldest}`}.`,
    editions.length === 0 ? '' : `Editions: ${editions.join(', ')}.`,
    servers.length === 0
      ? ''
      : `At ${servers
          .map((server) => server.url)
          .slice(0, 2)
          .join(', ')}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Sections that hold something, each with how much. */
function Jumps({ view, isOwn }: { readonly view: View; readonly isOwn: boolean }): ReactNode {
  const { counts } = view.line;
  return (
    <nav aria-label="Sections" className={style['jump']}>
      {isOwn ? <Anchor href="#inferred">Worked out</Anchor> : null}
      {view.unknowns.length === 0 ? null : <Anchor href="#unknowns">Not known {view.unknowns.length}</Anchor>}
      {view.sections
        .filter((section) => section.facts.length > 0)
        .map((section) => (
          <Anchor key={section.id} href={`#${section.id}`}>
            {section.title} {section.facts.length}
          </Anchor>
        ))}
      <Anchor href="#objects">Objects {counts.objects}</Anchor>
    </nav>
  );
}

function Unknowns({ unknowns }: { readonly unknowns: readonly string[] }): ReactNode {
  if (unknowns.length === 0) return null;
  return (
    <section id="unknowns" className={style['section']} aria-label="Not known">
      <Title order={2} size="h3" mb="xs">
        Not known
      </Title>
      <Text c="dimmed" mb="xs">
        Looked for and not found. A plan that rests on one of these assumes, says so, and asks.
      </Text>
      <List className="read" spacing={4}>
        {unknowns.map((unknown) => (
          <List.Item key={unknown}>{unknown}</List.Item>
        ))}
      </List>
    </section>
  );
}

function Origin({ own }: { readonly own: OwnApi }): ReactNode {
  return (
    <Text c="dimmed" size="sm" mb="md">
      Read from {own.name}, brought by {own.author} on <time dateTime={own.at}>{own.at.slice(0, 10)}</time>,
      SHA-256 <code>{own.hash.slice(0, 12)}</code>.
      {own.plans.length === 0 ? '' : ` Used by ${own.plans.map((plan) => plan.name).join(', ')}.`}
    </Text>
  );
}

function OwnParts({
  workspace,
  hash,
  own,
  inferred,
}: {
  readonly workspace: string;
  readonly hash: string;
  readonly own: OwnApi | null;
  readonly inferred: SystemAnswer['inferred'];
}): ReactNode {
  const before = own?.hash === hash ? (own.earlier[0] ?? null) : null;
  return (
    <>
      {before === null ? null : <Changes workspace={workspace} system={hash} since={before} />}
      <section id="inferred" className={style['section']} aria-label="Worked out">
        <Title order={2} size="h3" mb="xs">
          Worked out from the document’s shape
        </Title>
        {inferred.length === 0 ? (
          <Text c="dimmed">Nothing: all that is used stands in the document.</Text>
        ) : (
          <Stack gap="xs">
            <Text c="dimmed">
              No sentence of the document says these. Look through them before a plan rests on them.
            </Text>
            <Inferred inferred={inferred} />
          </Stack>
        )}
      </section>
    </>
  );
}

/** So many are shown; the rest is of the same kinds. */
const mostShown = 60;

function Inferred({ inferred }: { readonly inferred: SystemAnswer['inferred'] }): ReactNode {
  return (
    <Frame label="Worked out, table">
      <Table verticalSpacing={4} miw={560} className="stacks">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>About</Table.Th>
            <Table.Th>What was worked out</Table.Th>
            <Table.Th>How sure</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {inferred.slice(0, mostShown).map((one, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- statements have no names
            <Table.Tr key={at}>
              <Table.Td>
                <code>{one.what}</code>
              </Table.Td>
              <Table.Td>{one.says}</Table.Td>
              <Table.Td c="var(--assumed)" data-column="How sure">
                {one.confidence}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {inferred.length > mostShown ? (
        <Group mt={4}>
          <Text size="sm" c="dimmed">
            and {inferred.length - mostShown} more of these kinds
          </Text>
        </Group>
      ) : null}
    </Frame>
  );
}
