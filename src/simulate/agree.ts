// Two-way flows: what of a record has to cross, field by field. Both sides are held against what they were when last in step: a field that
// only the source changed crosses, one that both changed goes to the later change, one that only the target changed is the other leg's.
import type { Row, Token } from '../twin/store.ts';
import type { Agreement, Intent, Pair, RunningFlow } from './integration.ts';
import { mappedToken } from './mapped.ts';
import type { State } from './read-state.ts';

/** `lost`: the target's change stands in some field. `open`: nobody may decide but a person. */
export interface Verdict {
  readonly mask: number;
  readonly values: readonly Token[];
  readonly agreement: Agreement;
  readonly lost: boolean;
  readonly open: boolean;
}

type Row_ = RunningFlow['rows'][number];

/** No content of any field. */
export const never = -1;

/**
 * Whether nothing in the record is other than when both sides were last in step: then its change is this integration's own write, or one
 * that does not matter here. `coming`: a write of the other leg into this record whose answer is not there yet.
 */
export function isEcho(running: RunningFlow, pair: Pair, row: Row, coming: Intent | null): boolean {
  const { base } = pair;
  if (base === null) return false;
  for (const { from, mutual } of running.rows)
    for (const place of from) {
      const value = row.values[place] ?? 0;
      if (value === (base[place] ?? 0)) continue;
      if (!mutual || coming === null || (coming.mask & (1 << place)) === 0 || coming.values[place] !== value)
        return false;
    }
  return true;
}

/** What of a flow decides between its two sides. */
type Deciding = Pick<RunningFlow, 'rows' | 'mask' | 'derives'> & {
  readonly policy: Pick<RunningFlow['policy'], 'conflict' | 'echo'>;
};

/** `decided`: a person has looked, and the source's values stand where times decide nothing. */
export function agree(
  running: Deciding,
  pair: Pair,
  sides: { readonly state: State; readonly there: Row },
  decided: boolean,
): Verdict {
  const { state, there } = sides;
  const values = Array.from({ length: 32 - Math.clz32(running.mask) }, (): Token => 0);
  const agreement: Agreement = {
    source: (pair.base ?? state.row.values).slice(),
    target: pair.other?.base?.slice() ?? firstSeen(running, there),
  };
  let mask = 0;
  let lost = false;
  let open = false;
  const apart: Apart[] = [];
  const winner = winnerOf(running, pair, sides);
  for (const row of running.rows) {
    const now = there.values[row.to] ?? 0;
    const come = mappedToken(row.from, state.row.values);
    /** What the other leg makes further fields of is not in step before it has done so. */
    const settled = (token: Token): Token =>
      (running.derives & (1 << row.to)) === 0 ? token : (pair.other?.base?.[row.to] ?? never);
    switch (now === come ? 'equal' : crosses(running, pair, row, { come, now, winner, decided })) {
      case 'equal':
        settleRow(agreement, row, state, settled(now));
        break;
      case 'source':
        mask |= 1 << row.to;
        values[row.to] = come;
        settleRow(agreement, row, state, settled(come));
        break;
      case 'target':
        lost = true;
        apart.push({ row, come, now });
        break;
      case 'open':
        open = true;
        apart.push({ row, come, now });
        break;
      case 'none':
        // Known to be empty from now on: once it holds something and is emptied again, people have done that.
        if (!row.mutual) for (const place of row.from) agreement.source[place] = state.row.values[place] ?? 0;
        break;
    }
  }
  for (const one of apart) keepApart(agreement, pair, one);
  return { mask, values, agreement, lost, open };
}

/** On first contact: what the other leg makes further fields of is its work still, whether or not this leg carries the field too. */
function firstSeen({ derives }: Deciding, { values }: Row): number[] {
  return values.map((value, place) => ((derives & (1 << place)) === 0 ? value : never));
}

interface Sides {
  readonly come: Token;
  readonly now: Token;
  readonly winner: 'source' | 'target' | 'review';
  readonly decided: boolean;
}

type Way = 'source' | 'target' | 'open' | 'none';

/**
 * Without echo detection everything counts as changed by people of the source. What nobody carries back is the source's alone; but where that
 * never held anything, what stands in the target stays.
 */
function crosses({ policy }: Deciding, pair: Pair, row: Row_, sides: Sides): Way {
  const base = pair.base;
  const unknown = base === null || row.from.some((place) => base[place] === never);
  const before = unknown ? null : mappedToken(row.from, base);
  if (!row.mutual) return sides.come === 0 && (before ?? 0) === 0 ? 'none' : 'source';
  const was = pair.other?.base?.[row.to] ?? null;
  const here = before === null || !policy.echo || before !== sides.come;
  const there = was === null || was !== sides.now;
  if (!here) return 'none';
  if (!there) return 'source';
  if (sides.winner !== 'review') return sides.winner;
  return sides.decided ? 'source' : 'open';
}

/** The later change; within the tolerance of the clocks, or where they tell nothing, the one that the policy names. */
function winnerOf(
  { policy }: Deciding,
  pair: Pair,
  { state, there }: { readonly state: State; readonly there: Row },
): Sides['winner'] {
  const { conflict } = policy;
  if (conflict === null) return 'source';
  const later =
    (pair.other === null ? state.row.modified : peoplesTime(pair.other, state.row)) -
    peoplesTime(pair, there);
  if (!conflict.timed || Math.abs(later) <= conflict.toleranceMs) return conflict.winner;
  return later > 0 ? 'source' : 'target';
}

/** When people last changed a target: this integration's own write has a time stamp as well, and stands for nobody. */
export function peoplesTime(pair: Pair, there: Row): number {
  return there.version === pair.targetVersion ? pair.targetBefore : there.modified;
}

function settleRow(agreement: Agreement, { from, to }: Row_, { row }: State, there: Token): void {
  for (const place of from) agreement.source[place] = row.values[place] ?? 0;
  agreement.target[to] = there;
}

/** A field in which the target's content stands, or nobody may decide. */
interface Apart {
  readonly row: Row_;
  readonly come: Token;
  readonly now: Token;
}

/**
 * Not in step before the other leg has carried it over, or a person has decided: until then either side may change its mind. Another row that
 * makes something further of the same field says nothing about it. On first contact both sides count as changed.
 */
function keepApart(agreement: Agreement, { base }: Pair, { row: { from, to }, come, now }: Apart): void {
  for (const place of from) agreement.source[place] = base === null ? now : (base[place] ?? 0);
  if (base === null) agreement.target[to] = come;
}

/**
 * What the target shows of an update without an answer was carried out: both sides were in step there with what it was made from, also where
 * it was the first contact of the two. A field that shows neither that nor what stood there before was edited by people since, and nobody
 * can say whether the update came before: both sides count as changed there.
 */
export function cleared({ rows }: Pick<RunningFlow, 'rows'>, pair: Pair, there: Row): void {
  const { doubt, other } = pair;
  if (doubt === null) return;
  pair.doubt = null;
  if (other === null) return;
  const sent = rows.filter(({ to }) => (doubt.mask & (1 << to)) !== 0);
  const done = sent.some(({ to }) => there.values[to] === doubt.values[to]);
  if (isLastChange(rows, doubt, there)) {
    pair.targetVersion = there.version;
    pair.targetBefore = doubt.before;
  }
  if (pair.base === null || other.base === null) {
    if (!done || doubt.agreement === null) return;
    pair.base = doubt.agreement.source.slice();
    other.base = doubt.agreement.target.slice();
    return;
  }
  for (const { from, to } of sent) {
    const shows = there.values[to] === doubt.values[to];
    if (!shows && there.values[to] === other.base[to]) continue;
    for (const place of from) pair.base[place] = shows ? (doubt.row.values[place] ?? 0) : never;
    other.base[to] = shows ? (doubt.values[to] ?? 0) : never;
  }
}

/** Nobody has changed the target since: it is one version on and shows what was sent, or shows in every field what was to come of it. */
function isLastChange(rows: readonly Row_[], { mask, values, agreement, seen }: Intent, there: Row): boolean {
  if (seen !== null && there.version === seen + 1)
    return rows.every(({ to }) => (mask & (1 << to)) === 0 || there.values[to] === values[to]);
  return agreement !== null && rows.every(({ to }) => there.values[to] === agreement.target[to]);
}

/** Both sides are in step as far as the agreement says. */
export function agreed(pair: Pair, { source, target }: Agreement): void {
  pair.base = source;
  if (pair.other === null) return;
  pair.other.base = target;
  pair.other.hash = null;
}
