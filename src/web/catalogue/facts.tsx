// Facts as a table: cells under their heads, the source with its date beside each, disputed claims side by side, silence said in words.
import { Anchor, Button, Table, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Frame } from '../parts/frame.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import style from './catalogue.module.css';
import type { FactSection } from './queries.ts';

type Fact = FactSection['facts'][number];

/** So many facts of a section are shown before somebody asks for all. */
const few = 12;

export function Facts({ section }: { readonly section: FactSection }): ReactNode {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? section.facts : section.facts.slice(0, few);
  return (
    <section id={section.id} className={style['section']} aria-label={section.title}>
      <Title order={2} size="h3" mb="xs">
        {section.title}
      </Title>
      {section.facts.length === 0 ? (
        <Text c="dimmed">{section.silence}</Text>
      ) : (
        <Frame label={`${section.title}, table`}>
          <Table
            className={`stacks ${style['facts'] ?? ''}`}
            verticalSpacing={8}
            miw={(section.columns.length + 1) * 150}
          >
            <Table.Thead>
              <Table.Tr>
                {section.columns.map((column) => (
                  <Table.Th key={column}>{column}</Table.Th>
                ))}
                <Table.Th w={210}>Source</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((fact, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- facts have no names of their own
                <FactRow key={at} fact={fact} columns={section.columns} />
              ))}
            </Table.Tbody>
          </Table>
        </Frame>
      )}
      {shown.length < section.facts.length ? (
        <Button size="xs" variant="default" mt="xs" onClick={() => setIsWhole(true)}>
          Show all {section.facts.length}
        </Button>
      ) : null}
    </section>
  );
}

function FactRow({ fact, columns }: { readonly fact: Fact; readonly columns: readonly string[] }): ReactNode {
  const isDisputed = fact.disputed.length > 0;
  return (
    <>
      <Table.Tr style={isDisputed ? { borderBottom: 'none' } : {}}>
        {fact.cells.map((cell, at) => (
          <Table.Td
            key={columns[at]}
            data-column={columns[at]}
            {...(isDisputed && at === 0 ? { c: 'var(--assumed)' } : {})}
          >
            {cell === '' ? (
              <Text c="dimmed" size="sm" component="span">
                not documented
              </Text>
            ) : (
              cell
            )}
          </Table.Td>
        ))}
        <Table.Td data-column="Source">
          <Cited source={fact.source} confidence={fact.confidence} />
          {fact.note === null ? null : (
            <Text size="xs" c="dimmed" mt={2}>
              {fact.note}
            </Text>
          )}
        </Table.Td>
      </Table.Tr>
      {isDisputed ? (
        <Table.Tr>
          <Table.Td colSpan={columns.length + 1} pt={0}>
            <Disputed fact={fact} />
          </Table.Td>
        </Table.Tr>
      ) : null}
    </>
  );
}

function Disputed({ fact }: { readonly fact: Fact }): ReactNode {
  const own = fact.cells
    .filter((cell) => cell !== '')
    .slice(0, 2)
    .join(': ');
  return (
    <>
      <StateBadge tone="assumed" word="Disputed" />
      <div className={style['dispute']}>
        <div className={style['claim']}>
          <Text size="sm">{own}</Text>
          <Cited source={fact.source} confidence="as used in plans" />
        </div>
        {fact.disputed.map(({ claim, source }) => (
          <div key={claim} className={style['claim']}>
            <Text size="sm">{claim}</Text>
            <Cited source={source} confidence="says otherwise" />
          </div>
        ))}
      </div>
    </>
  );
}

/** The source by its place, with how sure and from when. */
export function Cited({
  source,
  confidence,
}: {
  readonly source: { readonly kind: string; readonly ref: string; readonly retrieved: string };
  readonly confidence: string;
}): ReactNode {
  const isPage = /^https?:\/\//.test(source.ref);
  const doubtful = confidence === 'inferred' || confidence === 'assumed';
  return (
    <>
      {isPage ? (
        <Anchor href={source.ref} target="_blank" rel="noreferrer" size="sm" title={source.ref}>
          {placeOf(source.ref)}
        </Anchor>
      ) : (
        <Text size="sm">{source.ref}</Text>
      )}
      <Text size="xs" c={doubtful ? 'var(--assumed)' : 'dimmed'}>
        {confidence}
        {source.retrieved === 'undated' ? ', undated' : `, read ${source.retrieved}`}
      </Text>
    </>
  );
}

/** "docs.example.com/…/limits": enough to know it again. */
function placeOf(address: string): string {
  if (!URL.canParse(address)) return address;
  const { host, pathname } = new URL(address);
  const last = pathname.split('/').findLast((part) => part !== '') ?? '';
  const path = last === '' ? '' : `/…/${last.slice(0, 32)}`;
  return `${host.replace(/^www\./, '')}${path}`;
}
