// One section: rows that the plan fills with what they rest on, cells for people, and rows that people add.
import { ActionIcon, Button, Table, Text, Textarea, Title, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Frame } from '../parts/frame.tsx';
import { Field } from './field.tsx';
import type { PlanPlace } from '../client/queries.ts';
import type { Cell, OwnRow, Row, Section } from './queries.ts';
import type { Saving } from './saving.ts';
import style from './specification.module.css';

interface SectionParts {
  readonly path: PlanPlace;
  readonly section: Section;
  readonly saving: Saving;
  readonly mayFill: boolean;
}

export function SectionForm(parts: SectionParts & { readonly depth: 2 | 3 }): ReactNode {
  const { section, path, depth } = parts;
  const isOpen = section.of > 0;
  return (
    <section id={section.id} aria-labelledby={`${section.id}-title`} className={style['section']}>
      <Title order={depth} size={depth === 2 ? 'h3' : 'h4'} id={`${section.id}-title`}>
        {section.title}
      </Title>
      {section.ask === null || !isOpen ? null : (
        <Text c="dimmed" className="read" mt={2}>
          {section.ask}
        </Text>
      )}
      {section.columns.length === 0 ? null : <Rows {...parts} />}
      {section.left === 0 ? null : (
        <Text size="sm" c="dimmed" mt="xs">
          And {section.left.toLocaleString('en')} more, all filled by the plan.{' '}
          <Link to="/w/$workspace/plans/$plan/mapping" params={path}>
            See the mapping
          </Link>
        </Text>
      )}
      {isOpen && parts.mayFill ? <AddRow {...parts} /> : null}
    </section>
  );
}

function Rows({ section, saving, mayFill }: SectionParts): ReactNode {
  if (section.rows.length + section.own.length === 0) return null;
  return (
    <Frame label={`Table: ${section.title}`}>
      <Table
        className={`${section.columns.length > 2 ? 'stacks ' : ''}${style['table'] ?? ''}`}
        data-columns={section.columns.length}
        mt="xs"
        verticalSpacing={6}
      >
        <Table.Thead>
          <Table.Tr>
            {section.columns.map((column) => (
              <Table.Th key={column}>{column}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {section.rows.map((row) => (
            <FormRow key={row.id} row={row} section={section} saving={saving} mayFill={mayFill} />
          ))}
          {section.own.map((row) => (
            <OwnRowForm key={row.key} row={row} section={section} saving={saving} mayFill={mayFill} />
          ))}
        </Table.Tbody>
      </Table>
    </Frame>
  );
}

function FormRow({
  row,
  section,
  saving,
  mayFill,
}: Omit<SectionParts, 'path'> & { readonly row: Row }): ReactNode {
  const name = row.cells.find((cell) => cell.key === null && cell.text !== '')?.text ?? section.title;
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      {row.cells.map((cell, index) => {
        const column = section.columns[index] ?? '';
        return (
          <Table.Td key={column} data-column={column} data-pending={cell.pending || undefined}>
            {cell.key === null ? (
              <Given cell={cell} row={row} isLast={index === lastGiven(row)} isHead={index === 0} />
            ) : (
              <Field
                label={`${name}: ${column.toLowerCase()}`}
                column={column}
                cell={cell}
                mayFill={mayFill}
                save={saving.save}
                taken={saving.taken}
              />
            )}
          </Table.Td>
        );
      })}
    </Table.Tr>
  );
}

function lastGiven(row: Row): number {
  return row.cells.findLastIndex((cell) => cell.key === null);
}

/** What the plan fills, with what it rests on. */
function Given({
  cell,
  row,
  isLast,
  isHead,
}: {
  readonly cell: Cell;
  readonly row: Row;
  readonly isLast: boolean;
  readonly isHead: boolean;
}): ReactNode {
  return (
    <>
      <Text fw={isHead ? 500 : 400} py={6}>
        {cell.text === '' ? '–' : cell.text}
      </Text>
      {isLast && row.refs.length > 0 ? (
        <Text size="xs" c="dimmed" mt={-4}>
          from the plan: {row.refs.map(({ id }) => id).join(', ')}
        </Text>
      ) : null}
    </>
  );
}

/** A row of people's own is saved whole when one leaves it. */
function OwnRowForm({
  row,
  section,
  saving,
  mayFill,
}: Omit<SectionParts, 'path'> & { readonly row: OwnRow }): ReactNode {
  const [typed, setTyped] = useState<readonly string[] | null>(null);
  const cells = section.columns.map((_, index) => (typed ?? row.cells)[index] ?? '');
  const save = (value: readonly string[]): void =>
    saving.save({ key: row.key, value: [...value], version: row.version, what: `A row of ${section.title}` });
  return (
    <Table.Tr data-pending={row.pending || undefined}>
      {section.columns.map((column, index) => (
        <Table.Td key={column} data-column={column}>
          <div className={style['own']}>
            <Textarea
              aria-label={`Own row of ${section.title}: ${column.toLowerCase()}`}
              autosize
              minRows={1}
              maxRows={8}
              maxLength={1000}
              disabled={!mayFill}
              placeholder={column}
              value={cells[index] ?? ''}
              onChange={(event) =>
                setTyped(cells.map((cell, at) => (at === index ? event.currentTarget.value : cell)))
              }
              onBlur={() => typed !== null && typed.join('\n') !== row.cells.join('\n') && save(typed)}
            />
            {index === section.columns.length - 1 && mayFill ? (
              <Tooltip label="Take the row out">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Take a row of ${section.title} out`}
                  onClick={() => save([])}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              </Tooltip>
            ) : null}
          </div>
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

function AddRow({ section, saving }: SectionParts): ReactNode {
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      mt="xs"
      ml={-8}
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={() =>
        saving.save({
          key: `+${section.id}/${section.next}`,
          value: section.columns.map(() => ''),
          version: 0,
          what: `A row of ${section.title}`,
        })
      }
    >
      Add a row
    </Button>
  );
}
