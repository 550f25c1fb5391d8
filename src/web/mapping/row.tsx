// One row: the source field, how it gets across, the target field, and what was decided. The words say what the marks mean.
import { memo, type ReactNode } from 'react';
import { StateBadge, type Tone } from '../parts/state-badge.tsx';
import style from './mapping.module.css';
import { type Filling, fillingOf, type Live, type RowState, stateOf, type Target } from './rows.ts';

export const stateWords: Readonly<Record<RowState, { readonly tone: Tone; readonly word: string }>> = {
  missing: { tone: 'failed', word: 'Missing' },
  suggested: { tone: 'waiting', word: 'Suggested' },
  open: { tone: 'waiting', word: 'Not mapped' },
  accepted: { tone: 'recovered', word: 'Accepted' },
  changed: { tone: 'flowing', word: 'Changed' },
  rejected: { tone: 'failed', word: 'Rejected' },
  held: { tone: 'assumed', word: 'Held' },
};

export interface RowOf {
  readonly target: Target;
  readonly live: Live;
  readonly updateOnly: boolean;
  readonly isSelected: boolean;
  /** Which it is of how many, and where it is drawn, px. */
  readonly number: number;
  readonly of: number;
  readonly start: number;
  readonly size: number;
  /** Types of the source fields. */
  readonly types: ReadonlyMap<string, string>;
  readonly choose: (at: number) => void;
}

/** Drawn anew only when something of it changed: while one moves through a list, two rows do. */
export const Row: (props: RowOf) => ReactNode = memo(RowInSight) as (props: RowOf) => ReactNode;

function RowInSight({
  target,
  live,
  updateOnly,
  isSelected,
  number,
  of,
  start,
  size,
  types,
  choose,
}: RowOf): ReactNode {
  const filling = fillingOf(target, live);
  const state = stateOf(target, live, updateOnly);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the list has the focus and takes the keys
    <div
      role="option"
      id={`row-${number}`}
      aria-selected={isSelected}
      aria-posinset={number + 1}
      aria-setsize={of}
      className={style['row']}
      style={{ height: size, transform: `translateY(${start}px)` }}
      onClick={() => choose(number)}
    >
      <Source
        filling={filling}
        rejected={state === 'rejected' ? (target.suggested?.from ?? []) : null}
        types={types}
      />
      <Line filling={filling} />
      <div className={style['side']}>
        <span className={style['path']} title={target.path}>
          {target.path}
        </span>
        <span className={style['type']}>
          {target.type}
          {target.required ? ', required' : ''}
          {target.personal === null ? '' : `, personal: ${target.personal}`}
        </span>
      </div>
      <div className={style['state']}>
        <StateBadge {...stateWords[state]} />
      </div>
    </div>
  );
}

function Source({
  filling,
  rejected,
  types,
}: {
  readonly filling: Filling | null;
  readonly rejected: readonly string[] | null;
  readonly types: ReadonlyMap<string, string>;
}): ReactNode {
  if (rejected !== null && rejected.length > 0)
    return (
      <div className={style['side']}>
        <span className={`${style['path'] ?? ''} ${style['gone'] ?? ''}`}>{rejected.join(', ')}</span>
      </div>
    );
  if (filling === null) return <span className={style['none']}>nothing</span>;
  if (filling.from.length === 0)
    return (
      <div className={style['side']}>
        <span className={style['path']}>{filling.jsonata}</span>
        <span className={style['type']}>a fixed value</span>
      </div>
    );
  return (
    <div className={style['side']}>
      <span className={style['path']} title={filling.from.join(', ')}>
        {filling.from.join(', ')}
      </span>
      <span className={style['type']}>{filling.from.map((path) => types.get(path) ?? '').join(', ')}</span>
    </div>
  );
}

/** Solid where it is sure or decided, dashed where it is doubtful; nothing where nothing crosses. */
function Line({ filling }: { readonly filling: Filling | null }): ReactNode {
  if (filling === null) return <div className={style['line']} />;
  const doubtful = filling.score !== null && filling.score < 0.8;
  return (
    <div className={style['line']}>
      <span>{filling.transform.replaceAll('_', ' ')}</span>
      <svg viewBox="0 0 96 10" preserveAspectRatio="none" aria-hidden focusable="false">
        <path
          d="M0 5H92"
          fill="none"
          stroke={doubtful ? 'var(--retry)' : 'var(--accent)'}
          strokeWidth="1.5"
          strokeDasharray={doubtful ? '4 3' : undefined}
          vectorEffect="non-scaling-stroke"
        />
        <path d="m88 1.5 6 3.5-6 3.5Z" fill={doubtful ? 'var(--retry)' : 'var(--accent)'} />
      </svg>
      <span>{filling.score === null ? 'by hand' : `${Math.round(filling.score * 100)} %`}</span>
    </div>
  );
}
