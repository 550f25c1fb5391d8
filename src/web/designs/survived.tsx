// What each design survived, invariant by invariant, under the faults that were flown, and in how many runs a naive build kept it.
import { Popover, Text, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { StateBadge } from '../parts/state-badge.tsx';
import style from './designs.module.css';
import type { SideBySide } from './queries.ts';
import { GroupHead, Row } from './rows.tsx';

type SurvivedRow = SideBySide['survived'][number];

export function Survived({
  rows,
  faults,
  ids,
}: {
  readonly rows: readonly SurvivedRow[];
  readonly faults: string | null;
  readonly ids: readonly string[];
}): ReactNode {
  if (rows.length === 0) return null;
  return (
    <tbody>
      <GroupHead title="What each survived" columns={ids.length} lead={faults} />
      {rows.map((row) => {
        const naive = row.cells.find(({ of }) => of === 'naive');
        return (
          <Row
            key={row.invariant}
            label={row.title}
            note={
              naive === undefined ? null : (
                <span data-broken={naive.held < naive.runs}>
                  naive build: {naive.held} of {naive.runs} runs
                </span>
              )
            }
            of={ids}
          >
            {(id) => <Held cell={row.cells.find(({ of }) => of === id)} means={row.means} />}
          </Row>
        );
      })}
    </tbody>
  );
}

function Held({
  cell,
  means,
}: {
  readonly cell: SurvivedRow['cells'][number] | undefined;
  readonly means: string;
}): ReactNode {
  if (cell === undefined) return '–';
  const held = cell.held === cell.runs;
  const word = `${cell.held} of ${cell.runs} runs`;
  return (
    <Popover width={340} shadow="md" withArrow withinPortal>
      <Popover.Target>
        <UnstyledButton
          className={style['held']}
          aria-label={`${word} ${held ? 'held' : 'held, the others broke it'}. What it means`}
        >
          <StateBadge tone={held ? 'recovered' : 'failed'} word={word} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm">{means}</Text>
        {held ? null : (
          <Text size="sm" mt="xs" c="var(--failed)">
            First broken with seed {cell.firstSeed ?? '–'}: {cell.first ?? 'no case was noted'}
          </Text>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
