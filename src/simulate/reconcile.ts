// The comparison of both sides that finds what every other safeguard missed. The target is read whole, then the source; what is missing or
// different becomes ordinary work, what is gone from the source too. It writes nothing itself, and goes on where a crash stopped it.
import { mix } from '../twin/random.ts';
import type { RowList, Token } from '../twin/store.ts';
import { idSet, wordById } from './by-id.ts';
import { day, hour, nextAt } from './clock.ts';
import { loopedMask, ownedMask } from './circle.ts';
import { isLaidAside } from './dead-letters.ts';
import { isLoaded } from './first-load.ts';
import { handGone, handRow } from './found.ts';
import { type Hashes, sourceHashes, targetHashes } from './hashes.ts';
import { stillAgreed } from './in-step.ts';
import type { Comparison, Pair, RunningFlow, Spot, Station } from './integration.ts';
import { keyIndex } from './key-index.ts';
import type { Process, Wait } from './kernel.ts';
import { lot } from './lot.ts';
import { hashOfMapped } from './mapped.ts';
import { type PageRead, type Reading, readPageAt, spotFrom } from './pages.ts';
import { wholeReading } from './reading.ts';
import { type SettledPairs, settledPairs } from './settled-pairs.ts';

/** Comparisons of once a day or less begin at this hour. */
const nightHour = 3;
/** A page that the system would not give is asked for again after this, ms. */
const againMs = 60_000;
/** Pairs that are read one by one at a time, where nothing lists the source. */
const together = 200;
/** Comparisons in a row that must miss a record that can't be read by its id: pages shift while they are read. */
const missedTwice = 2;

/** Ends only with the integration. */
export function* reconcile(station: Station): Process {
  const { durable, bench, running } = station;
  const every = running.policy.reconcileMs;
  if (every === null) return;
  while (!isLoaded(station)) yield hour;
  for (;;) {
    const now = bench.kernel.now();
    const due = durable.marks.get('compare.due') ?? firstDue(now, every);
    durable.marks.set('compare.due', due);
    if (durable.comparison === null) yield Math.max(0, due - now);
    yield* compareOnce(station);
    durable.marks.set('compare.due', nextDue(due, every, bench.kernel.now()));
  }
}

function firstDue(now: number, every: number): number {
  return every >= day ? nextAt(now + every - day + 1, nightHour * hour) : now + every;
}

function nextDue(due: number, every: number, now: number): number {
  return due + every * Math.max(1, Math.ceil((now - due) / every));
}

/** Compares both sides once, or ends the comparison that a crash broke off. */
export function* compareOnce(station: Station): Generator<Wait, void, void> {
  const { durable, bench, running } = station;
  const { scan, compare } = running.sites;
  if (scan === null) {
    yield* readOneByOne(station);
    return;
  }
  durable.comparison ??= {
    startedAt: bench.kernel.now(),
    side: compare === null ? 'source' : 'target',
    spot: null,
    whole: compare !== null,
    there: wordById(),
    seen: idSet(),
  };
  const own = durable.comparison;
  const { cuts } = running.policy.backfill;
  /** Where no call looks a key up, the comparison keeps the table that does. */
  const index = running.sites.match === null && own.spot === null ? keyIndex() : null;
  if (own.side === 'target' && compare !== null) {
    const hashes = targetHashes(running);
    yield* readSide(station, wholeReading(compare, cuts), ({ list }) => {
      own.there.setAll(list.ids, hashes.all(list));
      if (station.circle !== null) setBeside(station, own, list);
      if (index !== null && running.key !== null) index.noteRows(list, running.key.target);
    });
    if (index !== null) station.index = index;
    own.side = 'source';
    own.spot = null;
  }
  const hashes = sourceHashes(running);
  const settled = isAlone(station) && own.whole ? settledPairs(durable) : null;
  yield* readSide(station, wholeReading(scan, cuts), ({ list, readAt }) => {
    const look = { own, hashes, list, readAt, settled };
    own.seen.addAll(list.ids);
    if (settled === null) for (let at = 0; at < list.length; at++) compareRow(station, look, at);
    else for (const at of settled.unlike(list, hashes, own.there)) compareRow(station, look, at);
  });
  findGone(station, own);
  durable.comparison = null;
  bench.took(running.flow.id, 'compared');
}

/** No other flow touches its pairs or writes its fields. */
function isAlone({ other, circle }: Station): boolean {
  return other === null && circle === null;
}

/** Page by page, from where the comparison stands. */
function* readSide(
  station: Station,
  reading: Reading,
  take: (page: PageRead) => void,
): Generator<Wait, void, void> {
  const { durable, bench } = station;
  const own = durable.comparison;
  let spot: Spot | null = own?.spot ?? spotFrom(null);
  while (spot !== null) {
    const page: PageRead | null = yield* readPageAt(station, reading, spot);
    if (page === null) {
      yield againMs;
      continue;
    }
    take(page);
    spot = page.next;
    if (own !== null && spot !== null) own.spot = spot;
    if (bench.crash('compare-page-done')) yield 0;
  }
}

/** What a page of the source is held against. */
interface Look {
  readonly own: Comparison;
  readonly hashes: Hashes;
  readonly list: RowList;
  readonly settled: SettledPairs | null;
  readonly readAt: number;
}

function compareRow(station: Station, look: Look, at: number): void {
  const { list, hashes } = look;
  const id = list.id(at);
  const { own, settled } = look;
  const pair = station.durable.pairs.get(id) ?? null;
  if (pair !== null) pair.missed = 0;
  if (!hashes.passes(list, at) || pair?.closed === true) return;
  if (!differs(station, look, at, pair)) {
    if (pair !== null && pair.target >= 0 && pair.wroteAt < own.startedAt) settled?.note(pair);
    return;
  }
  if (isLaidAside(station, id)) return;
  station.bench.took(station.running.flow.id, 'difference');
  handRow(station, list.row(at), { from: 'reconcile', readAt: look.readAt, lot: null, rest: 0 });
}

/** What was written since the comparison began is judged by what was written. */
function differs(station: Station, { own, hashes, list }: Look, at: number, pair: Pair | null): boolean {
  const { running } = station;
  if (pair === null || pair.target < 0) return true;
  if (running.policy.write.mode === 'create-only') return false;
  const hash = hashes.at(list, at);
  if (!own.whole || pair.wroteAt >= own.startedAt) return pair.hash !== hash;
  const out = leftOut(station, pair.target);
  if (own.there.is(pair.target, out === 0 ? hash : hashOfMapped(running, list.row(at).values, out)))
    return false;
  const agreed = station.other === null ? null : stillAgreed(running, pair, list.row(at));
  return agreed === null || !own.there.is(pair.target, hashBeside(running, agreed, out));
}

/** Target fields that other flows answer for. */
function leftOut(station: Station, target: number): number {
  return station.circle === null ? 0 : ownedMask(station, target) | loopedMask(station.running);
}

/** Whoever has fields that other flows answer for is compared without them. */
function setBeside(station: Station, { there }: Comparison, list: RowList): void {
  for (let at = 0; at < list.length; at++) {
    const id = list.id(at);
    const out = leftOut(station, id);
    if (out !== 0) there.set(id, hashBeside(station.running, list.row(at).values, out));
  }
}

/** Of a target's row, without the fields of the mask. */
function hashBeside({ rows }: RunningFlow, values: readonly Token[], out: number): number {
  let hash = 1;
  for (const { to } of rows) if ((out & (1 << to)) === 0) hash = mix(hash, values[to] ?? 0);
  return hash | 0;
}

/** Whoever can be read by id is: a page may only have shifted. */
function findGone(station: Station, own: Comparison): void {
  const readable = station.running.sites.read !== null;
  const now = station.bench.kernel.now();
  const settled = settledPairs(station.durable);
  station.durable.pairs.each((pair, source) => {
    if (own.seen.has(source)) return;
    settled.forget(source);
    if (pair.closed || pair.target < 0) return;
    if (pair.wroteAt >= own.startedAt || pair.readAt >= own.startedAt) return;
    pair.missed += 1;
    if (readable || pair.missed >= missedTwice)
      handGone(station, pair.source, { from: 'reconcile', readAt: now, lot: null, rest: 0 });
  });
}

/** Where nothing lists the source, what the cross-reference holds is read by id, some at a time. */
function* readOneByOne(station: Station): Generator<Wait, void, void> {
  const { durable, inbox, running, bench } = station;
  if (running.sites.read === null) return;
  const sources = [...durable.pairs.values()].filter((pair) => !pair.closed).map((pair) => pair.source);
  for (let at = 0; at < sources.length; at += together) {
    const own = lot();
    const now = bench.kernel.now();
    for (const record of sources.slice(at, at + together)) {
      own.size += 1;
      own.left += 1;
      inbox.put({
        flow: running.flow.id,
        record,
        change: 'updated',
        into: null,
        row: null,
        readAt: null,
        from: 'reconcile',
        since: now,
        attempts: 0,
        due: now,
        firstFailed: null,
        lot: own,
      });
    }
    if (own.left > 0) yield own.done;
    if (bench.crash('compare-page-done')) yield 0;
  }
}
