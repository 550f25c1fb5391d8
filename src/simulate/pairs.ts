// The cross-reference: which record of one side is which of the other, unique in both directions. Of a two-way flow both legs keep the same
// pair, each from its own side. All of it is durable; nothing is called or written in a system here.
import type { Row } from '../twin/store.ts';
import { byId } from './by-id.ts';
import { noteCarried } from './circle.ts';
import type { Durable, Intent, Pair, RunningFlow, Station } from './integration.ts';
import type { Kernel } from './kernel.ts';
import { queueOn } from './queue.ts';

/** Nothing known yet. */
export function emptyDurable(kernel: Kernel, { policy, sites }: RunningFlow): Durable {
  return {
    marks: new Map(),
    pairs: byId(),
    byTarget: byId(),
    opens: new Set(),
    watermark: null,
    queue: queueOn(kernel, { onePerRecord: policy.transport.onePerRecord, readable: sites.read !== null }),
    deadLetters: [],
    letters: new Map(),
    comparison: null,
    backfill: null,
  };
}

/** A pair whose target is not known yet (-1): room for the intent of a create. */
export function newPair(source: number, target: number): Pair {
  return {
    source,
    target,
    hash: null,
    modified: Number.NEGATIVE_INFINITY,
    version: 0,
    readAt: Number.NEGATIVE_INFINITY,
    targetVersion: 0,
    targetBefore: Number.NEGATIVE_INFINITY,
    base: null,
    other: null,
    busy: -1,
    writes: 0,
    wroteAt: Number.NEGATIVE_INFINITY,
    open: null,
    doubt: null,
    closed: false,
    missed: 0,
  };
}

/** The pair of a source record, made where there is none; null where the flow keeps no pairs. */
export function pairFor(station: Station, source: number): Pair | null {
  const { durable, running } = station;
  if (!running.policy.identity.crossReference) return null;
  const known = durable.pairs.get(source);
  if (known !== undefined) return known;
  const pair = newPair(source, -1);
  durable.pairs.set(source, pair);
  return pair;
}

/** Both records belong together from now on, on both legs. */
export function link(station: Station, pair: Pair, target: number): void {
  if (pair.target === target) return;
  unlink(station, pair);
  pair.target = target;
  station.durable.byTarget.set(target, pair);
  const { other } = station;
  if (other === null || !other.running.policy.identity.crossReference) return;
  const known = other.durable.pairs.get(target);
  // Whose partner ended, and who was given another by a person, has changes to carry again.
  const back = known === undefined || known.closed ? newPair(target, pair.source) : known;
  if (known !== undefined && known !== back && known.other !== null) {
    pair.targetVersion = known.other.targetVersion;
    pair.targetBefore = known.other.targetBefore;
  }
  other.durable.pairs.set(target, back);
  back.target = pair.source;
  other.durable.byTarget.set(pair.source, back);
  pair.other = back;
  back.other = pair;
}

/** The partner turned out to be another record, or none. */
export function unlink(station: Station, pair: Pair): void {
  if (pair.target >= 0 && station.durable.byTarget.get(pair.target) === pair)
    station.durable.byTarget.delete(pair.target);
  const { other } = station;
  if (other !== null && pair.other !== null) {
    other.durable.pairs.delete(pair.other.source);
    if (other.durable.byTarget.get(pair.source) === pair.other) other.durable.byTarget.delete(pair.source);
    pair.other.other = null;
    pair.other = null;
  }
  pair.target = -1;
  pair.hash = null;
  pair.base = null;
  pair.targetVersion = 0;
}

/** Nothing is written for these records any more, in either direction. */
export function close(pair: Pair): void {
  pair.closed = true;
  if (pair.other !== null) pair.other.closed = true;
}

/** Kept before a write is sent. A repeat keeps the time of the first try: that may have been carried out. */
export function intend(station: Station, pair: Pair, intent: Intent): void {
  const first = pair.open === null || pair.open.target >= 0 ? intent.since : pair.open.since;
  pair.open = first === intent.since ? intent : { ...intent, since: first };
  if (intent.target < 0) station.durable.opens.add(pair.source);
}

/** The outcome of the open write is known. */
export function resolved(station: Station, pair: Pair): void {
  pair.open = null;
  station.durable.opens.delete(pair.source);
}

/** The state of the source that the target now shows, or is known not to need. */
export function applied(
  pair: Pair,
  state: { readonly row: Row; readonly readAt: number },
  hash: number,
): void {
  pair.hash = hash;
  pair.modified = state.row.modified;
  pair.version = state.row.version;
  pair.readAt = state.readAt;
  pair.missed = 0;
}

/** The write turned out to have been carried out. */
export function adopt(station: Station, pair: Pair, intent: Intent, target: number): void {
  link(station, pair, target);
  noteCarried(station, intent.row, { id: target, mask: intent.mask, values: intent.values });
  applied(pair, { row: intent.row, readAt: intent.readAt }, intent.hash);
  pair.writes += 1;
  if (pair.other === null) return;
  pair.base = [...intent.row.values];
  pair.other.base = [...intent.values];
  pair.other.hash = null;
}
