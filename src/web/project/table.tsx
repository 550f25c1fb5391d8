// The tasks as a table, sorted by any column.
import { Group, Select, Table, Text, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconLock } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { BoardDeeds } from './board.tsx';
import type { Item } from './items.ts';
import style from './project.module.css';
import { counted, dayWords } from '../parts/words.ts';
import { listed, stateWords, taskStates } from './words.ts';

const columns = ['Task', 'State', 'Assignee', 'Points', 'Starts', 'Ends', 'After'] as const;
type Column = (typeof columns)[number];

type Names = Readonly<Record<string, string>>;

function valueOf(item: Item, column: Column, names: Names): string | number {
  switch (column) {
    case 'Task':
      return item.id;
    case 'State':
      return taskStates.indexOf(item.card.state);
    case 'Assignee':
      return item.card.assignee === null ? '~' : (names[item.card.assignee] ?? '');
    case 'Points':
      return item.points;
    case 'Starts':
      return item.task.startDay;
    case 'Ends':
      return item.task.endDay;
    case 'After':
      return item.task.after.join(' ');
    default:
      return column satisfies never;
  }
}

export function TaskTable({
  items,
  names,
  deeds,
}: {
  readonly items: readonly Item[];
  readonly names: Names;
  readonly deeds: BoardDeeds;
}): ReactNode {
  const [sorted, setSorted] = useState<{ readonly by: Column; readonly down: boolean } | null>(null);
  const shown =
    sorted === null
      ? items
      : items.toSorted((one, other) => {
          const [a, b] = [valueOf(one, sorted.by, names), valueOf(other, sorted.by, names)];
          const order =
            typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1;
          return a === b ? 0 : sorted.down ? -order : order;
        });
  return (
    <div className="frame">
      <Table highlightOnHover verticalSpacing={6} miw={760}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Head
                key={column}
                column={column}
                down={sorted?.by === column ? sorted.down : null}
                sort={() => setSorted({ by: column, down: sorted?.by === column && !sorted.down })}
              />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((item) => (
            <Row key={item.id} item={item} names={names} deeds={deeds} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** `down` null: not sorted by this column. */
function Head({
  column,
  down,
  sort,
}: {
  readonly column: Column;
  readonly down: boolean | null;
  readonly sort: () => void;
}): ReactNode {
  const Icon = down === true ? IconArrowDown : IconArrowUp;
  return (
    <Table.Th
      aria-sort={down === null ? 'none' : down ? 'descending' : 'ascending'}
      style={{ textAlign: column === 'Points' ? 'right' : 'left' }}
    >
      <UnstyledButton onClick={sort} fw={600} fz="sm">
        <Group component="span" gap={4} wrap="nowrap" display="inline-flex">
          {column}
          <Icon size={12} aria-hidden style={{ visibility: down === null ? 'hidden' : 'visible' }} />
        </Group>
      </UnstyledButton>
    </Table.Th>
  );
}

function Row({
  item,
  names,
  deeds,
}: {
  readonly item: Item;
  readonly names: Names;
  readonly deeds: BoardDeeds;
}): ReactNode {
  const { card, task } = item;
  return (
    <Table.Tr>
      <Table.Td>
        <button type="button" className={style['title']} onClick={() => deeds.open(item)}>
          <span className={style['id']}>{item.id}</span> {item.title}
        </button>
        {item.waitsFor.length > 0 && card.state !== 'done' ? (
          <Text size="xs" c="dimmed">
            <IconLock size={12} aria-hidden /> waits for {listed(item.waitsFor)}
          </Text>
        ) : item.parts > 0 ? (
          <Text size="xs" c="dimmed" className="figures">
            {item.done} of {counted(item.parts, 'subtask')} done
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td w={130}>
        <Select
          size="xs"
          aria-label={`State of ${item.id}`}
          data={taskStates.map((state) => ({ value: state, label: stateWords[state].word }))}
          value={card.state}
          allowDeselect={false}
          disabled={!deeds.mayTrack}
          onChange={(state) => state !== null && deeds.move(item, state)}
        />
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {card.assignee === null ? (
          <span className="quiet">nobody</span>
        ) : (
          (names[card.assignee] ?? 'Somebody')
        )}
      </Table.Td>
      <Table.Td style={{ textAlign: 'right' }}>{item.points}</Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{dayOf(item.startDate, task.startDay)}</Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{dayOf(item.endDate, task.endDay)}</Table.Td>
      <Table.Td>{task.after.join(', ') || '–'}</Table.Td>
    </Table.Tr>
  );
}

function dayOf(date: string | null, day: number): string {
  return date === null ? `day ${day}` : dayWords(date);
}
