// The designs in their order: the first that nothing speaks against leads. Ticked ones stand side by side below. Moving a weight reorders the
// rows at once; each has the same height, so that nothing else on the page moves.
import { Badge, Checkbox, Group, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconStack2, IconX } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import type { Place as Rank } from '../../score/weigh.ts';
import { moneyWords, plainWords } from './words.ts';
import style from './designs.module.css';
import { useGliding } from './flip.ts';
import type { DesignLine } from './queries.ts';

export const mostBeside = 4;

export function Ranking({
  designs,
  ranks,
  chosen,
  picked,
  pick,
}: {
  readonly designs: readonly DesignLine[];
  readonly ranks: readonly Rank[];
  /** The design that the plan is written for; null before there is one. */
  readonly chosen: string | null;
  readonly picked: readonly string[];
  readonly pick: (id: string, isPicked: boolean) => void;
}): ReactNode {
  const list = useRef<HTMLOListElement>(null);
  useGliding(list, ranks.map(({ id }) => id).join());
  return (
    <ol ref={list} className={style['ranking']} aria-label="Designs, best first">
      {ranks.map((rank) => {
        const design = designs.find(({ id }) => id === rank.id);
        if (design === undefined) return null;
        const isPicked = picked.includes(rank.id);
        return (
          <li key={rank.id} data-row={rank.id} className={style['row']} data-out={!rank.recommendable}>
            <Checkbox
              checked={isPicked}
              disabled={!isPicked && picked.length >= mostBeside}
              onChange={(event) => pick(rank.id, event.currentTarget.checked)}
              aria-label={`Show ${rank.id} ${design.name} side by side`}
            />
            <Text className={style['place']} c="dimmed">
              {rank.place}
            </Text>
            <Name
              design={design}
              first={rank.place === 1 && rank.recommendable}
              isChosen={rank.id === chosen}
            />
            <Total total={rank.total} />
            <Facts design={design} />
          </li>
        );
      })}
    </ol>
  );
}

function Name({
  design,
  first,
  isChosen,
}: {
  readonly design: DesignLine;
  readonly first: boolean;
  readonly isChosen: boolean;
}): ReactNode {
  return (
    <div className={style['name']}>
      <Text fw={600} truncate title={design.name}>
        <span className={style['id']}>{design.id}</span> {design.name}
      </Text>
      <Group gap={8} wrap="nowrap" className={style['under']}>
        {isChosen ? (
          <Badge variant="filled" tt="none" size="sm" className={style['badge']}>
            Chosen
          </Badge>
        ) : null}
        <Standing design={design} first={first} />
        <Text size="sm" c="dimmed" truncate title={plainWords(design.tools.join(', '))}>
          {plainWords(design.tools.join(' · '))}
        </Text>
      </Group>
    </div>
  );
}

/** Why a design stands where it stands, in a word; the whole sentence when asked. */
function Standing({ design, first }: { readonly design: DesignLine; readonly first: boolean }): ReactNode {
  if (first)
    return (
      <Badge
        variant="light"
        tt="none"
        size="sm"
        leftSection={<IconCheck size={12} stroke={2.5} aria-hidden />}
        className={style['badge']}
      >
        Leads
      </Badge>
    );
  if (design.against.length > 0)
    return (
      <Tooltip label={design.against.join('. ')} multiline w={360}>
        <Badge
          tabIndex={0}
          variant="outline"
          tt="none"
          size="sm"
          className={style['badge']}
          style={{ color: 'var(--failed)', borderColor: 'var(--failed)' }}
          leftSection={<IconX size={12} stroke={2.5} aria-hidden />}
        >
          Out
        </Badge>
      </Tooltip>
    );
  if (design.dominatedBy === null) return null;
  return (
    <Tooltip
      label={`${design.dominatedBy} is at least as good in every criterion and better in some: no weights put ${design.id} before it.`}
      multiline
      w={320}
    >
      <Badge
        tabIndex={0}
        variant="outline"
        tt="none"
        color="gray"
        size="sm"
        className={style['badge']}
        style={{ color: 'var(--quiet)' }}
        leftSection={<IconStack2 size={12} aria-hidden />}
      >
        Behind {design.dominatedBy}
      </Badge>
    </Tooltip>
  );
}

function Total({ total }: { readonly total: number }): ReactNode {
  return (
    <div className={style['total']}>
      <div className={style['track']} aria-hidden>
        <div className={style['fill']} style={{ width: `${total}%` }} />
      </div>
      <Text fw={600} className="figures" ta="right">
        {total.toFixed(1)}
        <span className={style['far']}> of 100</span>
      </Text>
    </div>
  );
}

function Facts({ design }: { readonly design: DesignLine }): ReactNode {
  const survived = design.runs === null ? 'not flown' : `${design.survived ?? 0} of ${design.runs}`;
  return (
    <dl className={style['facts']}>
      <Fact name="95 % within" value={design.p95 ?? 'not measured'} />
      <Fact name="a month" value={moneyWords(design.cost)} />
      <Fact name="to build" value={`${design.effortDays} days`} />
      <Fact name="runs held" value={survived} />
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="figures">{value}</dd>
    </div>
  );
}
