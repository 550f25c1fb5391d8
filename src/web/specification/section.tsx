// One section: rows that the plan fills with what they rest on, cells for people, and rows that people add.
import { ActionIcon, Button, Table, Text, Textarea, Title, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo, type ReactNode, useState } from 'react';
import { Frame } from '../parts/frame.tsx';
import { useNear } from '../parts/near.ts';
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
  /** The whole form is short: nothing of it waits until it comes near. */
  readonly isShort: boolean;
}

/** Rows drawn in one turn. */
const turn = 6;
/** Of a row before it is drawn, px. */
const rowHeight = 57;

export function SectionForm(parts: SectionParts & { readonly depth: 2 | 3 }): ReactNode {
  const { section, path, depth, isShort } = parts;
  const { place, isDrawn } = useNear<HTMLElement>(isShort);
  const isOpen = section.of > 0;
  return (
    <section
      ref={place}
      id={section.id}
      aria-labelledby={`${section.id}-title`}
      className={style['section']}
      style={isDrawn ? {} : { minHeight: rowHeight * (section.rows.length + 2) }}
    >
      <Title order={depth} size={depth === 2 ? 'h3' : 'h4'} id={`${section.id}-title`}>
        {section.title}
      </Title>
      {!isDrawn || section.ask === null || !isOpen ? null : (
        <Text c="dimmed" className="read" mt={2}>
          {section.ask}
        </Text>
      )}
      {!isDrawn || section.columns.length === 0 ? null : <Rows {...parts} />}
      {section.left === 0 ? null : (
        <Text size="sm" c="dimmed" mt="xs">
          And {section.left.toLocaleString('en')} more, all filled by the plan.{' '}
          <Link to="/w/$workspace/plans/$plan/mapping" params={path}>
            See the mapping
          </Link>
        </Text>
      )}
      {isDrawn && isOpen && parts.mayFill ? <AddRow {...parts} /> : null}
    </section>
  );
}

function Rows(parts: SectionParts): ReactNode {
  const { section, saving, mayFill } = parts;
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
        {turnsOf(section.rows).map((rows) => (
          <Turn key={rows[0]?.id} {...parts} rows={rows} />
        ))}
        <Table.Tbody>
          {section.own.map((row) => (
            <OwnRowForm key={row.key} row={row} section={section} saving={saving} mayFill={mayFill} />
          ))}
        </Table.Tbody>
      </Table>
    </Frame>
  );
}

function turnsOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  return Array.from({ length: Math.ceil(rows.length / turn) }, (_, at) =>
    rows.slice(at * turn, (at + 1) * turn),
  );
}

function Turn({
  section: { title, columns },
  saving: { save, taken },
  mayFill,
  isShort,
  rows,
}: SectionParts & { readonly rows: readonly Row[] }): ReactNode {
  const { place, isDrawn } = useNear<HTMLTableSectionElement>(isShort);
  return (
    <Table.Tbody ref={place}>
      {isDrawn ? (
        rows.map((row) => (
          <FormRow
            key={row.id}
            row={row}
            title={title}
            columns={columns}
            mayFill={mayFill}
            save={save}
            taken={taken}
          />
        ))
      ) : (
        <tr style={{ height: rowHeight * rows.length }} />
      )}
    </Table.Tbody>
  );
}

/** Drawn anew only when something of it changes: each cell that is saved reads the whole form again. */
const FormRow = memo(function FormRow({
  row,
  title,
  columns,
  mayFill,
  save,
  taken,
}: Pick<Section, 'title' | 'columns'> &
  Pick<Saving, 'save' | 'taken'> & { readonly row: Row; readonly mayFill: boolean }): ReactNode {
  const name = row.cells.find((cell) => cell.key === null && cell.text !== '')?.text ?? title;
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      {row.cells.map((cell, index) => {
        const column = columns[index] ?? '';
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
                save={save}
                taken={taken}
              />
            )}
          </Table.Td>
        );
      })}
    </Table.Tr>
  );
});

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
}: Omit<SectionParts, 'path' | 'isShort'> & { readonly row: OwnRow }): ReactNode {
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
