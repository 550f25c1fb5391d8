// Rows of the side-by-side: a head over a group, and a row with one cell a design. Where it is narrow the label stands over its cell.
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import style from './designs.module.css';

export function GroupHead({
  title,
  columns,
  lead = null,
}: {
  readonly title: string;
  readonly columns: number;
  readonly lead?: string | null;
}): ReactNode {
  return (
    <tr className={style['group']}>
      <th scope="rowgroup" colSpan={columns + 1}>
        <Text component="h3" fw={600}>
          {title}
        </Text>
        {lead === null ? null : (
          <Text size="sm" c="dimmed" fw={400}>
            {lead}
          </Text>
        )}
      </th>
    </tr>
  );
}

export function Row({
  label,
  note = null,
  of,
  children,
}: {
  readonly label: string;
  readonly note?: ReactNode;
  readonly of: readonly string[];
  readonly children: (id: string, at: number) => ReactNode;
}): ReactNode {
  return (
    <tr className={style['line']}>
      <th scope="row">
        {label}
        {note === null ? null : <span className={style['note']}>{note}</span>}
      </th>
      {of.map((id, at) => (
        <td key={id} data-of={id}>
          {children(id, at)}
        </td>
      ))}
    </tr>
  );
}
