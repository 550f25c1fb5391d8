// The rows that a filter leaves, of which those in sight alone are drawn. The list takes the keys that move; what they decide is the board's.
import { Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import style from './mapping.module.css';
import { Row } from './row.tsx';
import { type FlowAnswer, type Group, groupTitles, type Live, type Target, undecided } from './rows.ts';

export interface Shown {
  readonly target: Target;
  readonly group: Group;
}

type Entry =
  | { readonly is: 'group'; readonly group: Group; readonly count: number }
  | { readonly is: 'row'; readonly shown: Shown; readonly at: number };

export interface RowListOf {
  readonly rows: readonly Shown[];
  readonly lives: ReadonlyMap<string, Live>;
  readonly mapping: FlowAnswer['mapping'];
  readonly selected: number;
  readonly choose: (at: number) => void;
}

export function RowList({ rows, lives, mapping, selected, choose }: RowListOf): ReactNode {
  const isNarrow = useMediaQuery('(max-width: 48em)') ?? false;
  const frame = useRef<HTMLDivElement>(null);
  const entries = useMemo(() => entriesOf(rows), [rows]);
  const types = useMemo(() => new Map(mapping.sources.map(({ path, type }) => [path, type])), [mapping]);
  // oxlint-disable-next-line react/incompatible-library -- nothing of it is kept between renders
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => frame.current,
    estimateSize: (at) => (entries[at]?.is === 'group' ? 32 : isNarrow ? 72 : 52),
    overscan: 8,
  });
  useEffect(() => virtual.measure(), [isNarrow, virtual]);
  const place = entries.findIndex((entry) => entry.is === 'row' && entry.at === selected);
  useEffect(() => {
    if (place >= 0) virtual.scrollToIndex(place, { align: 'auto' });
  }, [place, virtual]);
  const items = virtual.getVirtualItems();
  const isDrawn = items.some(({ index }) => index === place);
  if (rows.length === 0) return <Text c="dimmed">No field is like that. Clear the filter to see all.</Text>;
  return (
    <div
      ref={frame}
      className={style['list']}
      role="listbox"
      tabIndex={0}
      aria-label="Fields of the target"
      {...(isDrawn ? { 'aria-activedescendant': `row-${selected}` } : {})}
    >
      <div className={style['inner']} role="presentation" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start, size }) => {
          const entry = entries[index];
          if (entry === undefined) return null;
          if (entry.is === 'group')
            return <GroupHead key={`group ${entry.group}`} entry={entry} start={start} size={size} />;
          const { target } = entry.shown;
          return (
            <Row
              key={target.path}
              target={target}
              live={lives.get(target.path) ?? undecided}
              updateOnly={mapping.updateOnly}
              isSelected={entry.at === selected}
              number={entry.at}
              of={rows.length}
              start={start}
              size={size}
              types={types}
              choose={choose}
            />
          );
        })}
      </div>
    </div>
  );
}

function GroupHead({
  entry: { group, count },
  start,
  size,
}: {
  readonly entry: Extract<Entry, { readonly is: 'group' }>;
  readonly start: number;
  readonly size: number;
}): ReactNode {
  return (
    <div
      role="presentation"
      className={style['group']}
      style={{ height: size, transform: `translateY(${start}px)` }}
    >
      {groupTitles[group]} <span className="figures">{count}</span>
    </div>
  );
}

function entriesOf(rows: readonly Shown[]): readonly Entry[] {
  const counts = Map.groupBy(rows, ({ group }) => group);
  return rows.flatMap((shown, at): readonly Entry[] => {
    const row: Entry = { is: 'row', shown, at };
    return rows[at - 1]?.group === shown.group
      ? [row]
      : [{ is: 'group', group: shown.group, count: counts.get(shown.group)?.length ?? 0 }, row];
  });
}
