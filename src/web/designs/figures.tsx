// Figures in rows: each on the scale of its row, the limit as a line, the best set apart, its source behind it.
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Source } from '../parts/source.tsx';
import { sourceOf } from './cite.ts';
import style from './designs.module.css';
import { Gauge } from './marks.tsx';
import type { SideBySide } from './queries.ts';
import { GroupHead, Row } from './rows.tsx';

type Group = SideBySide['groups'][number];

export function FigureRows({
  group,
  ids,
}: {
  readonly group: Group;
  readonly ids: readonly string[];
}): ReactNode {
  return (
    <tbody>
      <GroupHead
        title={group.title}
        columns={ids.length}
        lead={
          group.rows.some(({ cells }) => cells.some(({ spread }) => spread !== null))
            ? 'Under a figure: the least and the most of the runs.'
            : null
        }
      />
      {group.rows.map((row) => (
        <Row key={row.id} label={row.label} note={<Notes row={row} />} of={ids}>
          {(id) => <Figure row={row} id={id} />}
        </Row>
      ))}
    </tbody>
  );
}

/** What the line is, and what a naive build came to. */
function Notes({ row: { limit, naive } }: { readonly row: Group['rows'][number] }): ReactNode {
  return (
    <>
      {limit === null ? null : <span>line: {limit.words}</span>}
      {limit === null || naive === null ? null : <br />}
      {naive === null ? null : <span>naive build: {naive}</span>}
    </>
  );
}

function Figure({ row, id }: { readonly row: Group['rows'][number]; readonly id: string }): ReactNode {
  const cell = row.cells.find(({ of }) => of === id);
  if (cell === undefined) return null;
  return (
    <div className={style['figure']}>
      {cell.at === null ? null : <Gauge at={cell.at} solid={cell.measured} limit={row.limit?.at ?? null} />}
      <span className="figures" data-best={cell.best}>
        {cell.source === null ? cell.text : <Source of={sourceOf(cell.source)}>{cell.text}</Source>}
      </span>
      {cell.spread === null ? null : (
        <Text size="xs" c="dimmed" className={style['spread']}>
          {cell.spread}
        </Text>
      )}
    </div>
  );
}
