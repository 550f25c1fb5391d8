// A flow among others of the same records: its partner may be known from them, fields that another flow owns are left alone, and what
// closes a circle carries only what people changed, held against what was last written or carried there. Nothing is called here.
import type { Row } from '../twin/store.ts';
import type { Pair, RunningFlow, Station, Written } from './integration.ts';
import { mappedMask } from './mapped.ts';

const unknown = -1;

/** Nothing known yet. */
export function written(): Written {
  const sure = new Map<number, number[]>();
  const maybe = new Map<number, number[]>();
  const note = (book: Map<number, number[]>, id: number, mask: number, values: readonly number[]): void => {
    const own = book.get(id) ?? Array.from({ length: 32 }, () => unknown);
    book.set(id, own);
    for (let place = 0; place < values.length; place++)
      if ((mask & (1 << place)) !== 0) own[place] = values[place] ?? 0;
  };
  return {
    sent: (id, mask, values) => note(maybe, id, mask, values),
    stands: (id, mask, values) => note(sure, id, mask, values),
    isOwn: (id, place, value) => {
      const known = sure.get(id)?.[place] ?? unknown;
      if (known === value || maybe.get(id)?.[place] === value) return true;
      return known === unknown ? null : false;
    },
  };
}

/** The partner as the other flows' pairs have it, unless it is another record's. Null: they lead to none. */
export function partnerByKin(station: Station, record: number): number | null {
  const found = kinTarget(station, record);
  return found === null || living(station.durable.byTarget.get(found)) !== undefined ? null : found;
}

/** The record of the target's kind that the other flows' pairs lead to. */
export function kinTarget({ circle }: Station, record: number): number | null {
  return circle === null ? null : (sameIn(circle, record).get(circle.to) ?? null);
}

/** Since when another flow has been making the partner that this record needs; null when none is. */
export function kinMaking({ circle, life, bench }: Station, record: number): number | null {
  if (circle === null || circle.rivals.length === 0) return null;
  const same = sameIn(circle, record);
  for (const { durable, from } of circle.rivals) {
    const source = same.get(from);
    const pair = source === undefined ? undefined : durable.pairs.get(source);
    if (pair === undefined || pair.target >= 0) continue;
    if (pair.open !== null) return pair.open.since;
    if (pair.busy === life) return bench.kernel.now();
  }
  return null;
}

/**
 * Reserves the match key of a record that is about to be made. Where another flow has made it, its id, though no look-up may show it yet;
 * where another is making it, since when; null: it is this flow's to make.
 */
export function reserved(
  { circle, durable, life, bench }: Station,
  record: number,
  { field, token }: { readonly field: number; readonly token: number },
): { readonly made: number } | { readonly since: number } | null {
  if (circle === null || circle.rivals.length === 0) return null;
  const name = `${field} ${token}`;
  const known = circle.keys.get(name);
  const pair = known === undefined ? undefined : living(known.durable.pairs.get(known.source));
  if (known !== undefined && known.durable !== durable && pair !== undefined) {
    if (pair.target >= 0) return { made: pair.target };
    if (pair.open !== null) return { since: pair.open.since };
    if (pair.busy === life) return { since: bench.kernel.now() };
  }
  circle.keys.set(name, { durable, source: record });
  return null;
}

/** The same thing in other systems, by their ends, as the pairs of the other flows have it. */
function sameIn(circle: NonNullable<Station['circle']>, record: number): ReadonlyMap<string, number> {
  const same = new Map([[circle.from, record]]);
  const reached: (readonly [string, number])[] = [...same];
  for (const [end, id] of reached)
    for (const { durable, forward, other } of circle.web.get(end) ?? []) {
      if (same.has(other)) continue;
      const pair = living(forward ? durable.pairs.get(id) : durable.byTarget.get(id));
      const found = (forward ? pair?.target : pair?.source) ?? -1;
      if (found < 0) continue;
      same.set(other, found);
      // What the target's kind leads to is another thing where several of it stand for one.
      if (other !== circle.to) reached.push([other, found]);
    }
  return same;
}

function living(pair: Pair | undefined): Pair | undefined {
  return pair === undefined || pair.closed ? undefined : pair;
}

/** Target fields of the record that other flows own, since they have linked it; also the place of the source's id, where they share one. */
export function ownedMask({ circle }: Station, target: number): number {
  if (circle === null) return 0;
  let mask = 0;
  for (const { durable, running } of circle.owners)
    if (living(durable.byTarget.get(target)) !== undefined)
      mask |= mappedMask(running) | (running.kept === null ? 0 : 1 << running.kept);
  return mask;
}

/** Target fields of rows that close a circle. */
export function loopedMask({ rows, circle }: RunningFlow): number {
  if (circle === null) return 0;
  let mask = 0;
  for (const { to } of rows) if (circle.looped.has(to)) mask |= 1 << to;
  return mask;
}

/** What is left to write over a record that is there. On first contact what closes a circle takes both sides as they are. */
export function trimmed<Content extends { readonly target: number; readonly mask: number }>(
  station: Station,
  row: Row,
  pair: Pair | null,
  content: Content,
): Content {
  const { circle, running } = station;
  if (circle === null || content.target < 0) return content;
  const first = pair === null || pair.hash === null;
  let mask = content.mask & ~ownedMask(station, content.target);
  for (const { from, to } of running.rows) {
    if ((mask & (1 << to)) === 0 || running.circle?.looped.has(to) !== true) continue;
    if (from.every((place) => stays(circle.read, row, { place, first }))) mask &= ~(1 << to);
  }
  return { ...content, mask };
}

function stays(
  known: Written,
  row: Row,
  { place, first }: { readonly place: number; readonly first: boolean },
): boolean {
  const value = row.values[place] ?? 0;
  const own = known.isOwn(row.id, place, value);
  if (own !== null) return own;
  if (first) known.stands(row.id, 1 << place, row.values);
  return first;
}

/** A write is on its way. */
export function noteSent(
  { circle, running }: Station,
  id: number,
  mask: number,
  values: readonly number[],
): void {
  if (circle !== null && running.circle?.noted === true && id >= 0) circle.wrote.sent(id, mask, values);
}

/** It was carried out, and carried this state of the source. */
export function noteCarried(
  { circle, running }: Station,
  row: Row,
  { id, mask, values }: { readonly id: number; readonly mask: number; readonly values: readonly number[] },
): void {
  if (circle === null || running.circle === null) return;
  if (running.circle.noted) circle.wrote.stands(id, mask, values);
  if (running.circle.looped.size === 0) return;
  for (const { from, to } of running.rows)
    if (running.circle.looped.has(to))
      for (const place of from) circle.read.stands(row.id, 1 << place, row.values);
}
