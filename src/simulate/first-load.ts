// The first load of a flow: a watermark is set down, the target is indexed by its match key, then the source is read page by page and handed
// over. A page is done when all of its records are; the place behind it is kept, so that a broken load goes on there. Live work waits.
import type { Wait } from './kernel.ts';
import { idSet } from './by-id.ts';
import { handRow } from './found.ts';
import type { Lot, Spot, Station } from './integration.ts';
import { keyIndex } from './key-index.ts';
import { lot } from './lot.ts';
import { type PageRead, type Reading, readPageAt, spotFrom } from './pages.ts';
import { wholeReading } from './reading.ts';

/** A page that the system would not give is asked for again after this. */
const againMs = 60_000;

/** Whether the load has passed, or none is asked for. */
export function isLoaded({ durable, running }: Station): boolean {
  return !running.policy.backfill.run || durable.backfill?.done === true;
}

/** Sets the watermark down and loads; goes on where a crash stopped it. Nothing happens once it is done. */
export function* loadFirst(station: Station): Generator<Wait, void, void> {
  const { durable, bench, running } = station;
  const { policy } = running;
  const { scan } = running.sites;
  if (isLoaded(station) || scan === null) return;
  const now = bench.kernel.now();
  const state = durable.backfill ?? {
    watermark: now,
    done: false,
    page: null,
    startedAt: now,
    endedAt: null,
  };
  if (durable.backfill === null) {
    durable.backfill = state;
    if (policy.backfill.holdsLive) durable.watermark = now;
  } else if (!policy.backfill.resumes) forgetPlace(station);
  if (policy.transport.runMs > 0) yield policy.transport.runMs;
  yield* indexTarget(station);
  yield* loadPages(station, wholeReading(scan, policy.backfill.cuts));
  state.done = true;
  state.endedAt = bench.kernel.now();
  if (!policy.backfill.holdsLive) durable.watermark = state.endedAt;
  if (running.sites.match !== null) station.index = null;
  bench.kernel.open(durable.queue.due, durable.queue.due.waiting.length);
}

/** A page whose records are under way, with the place behind it. */
interface Under {
  readonly lot: Lot;
  readonly next: Spot | null;
}

/** Reading runs beside writing, some pages ahead: as many records as keep all workers busy. */
function* loadPages(station: Station, reading: Reading): Generator<Wait, void, void> {
  const { running, bench } = station;
  const { transport, backfill } = running.policy;
  const ahead = Math.max(reading.size, 4 * transport.concurrency * backfill.batch);
  const under: Under[] = [];
  let waiting = 0;
  let spot: Spot | null = placeKept(station);
  while (spot !== null) {
    const page: PageRead | null = yield* readPageAt(station, reading, spot);
    if (page === null) {
      yield againMs;
      continue;
    }
    if (bench.crash('page-read')) yield 0;
    const own = lot();
    for (const row of page.list.rows)
      handRow(station, row, { from: 'backfill', readAt: page.readAt, lot: own, rest: 0 });
    waiting += page.list.length;
    under.push({ lot: own, next: page.next });
    if (bench.crash('page-taken')) yield 0;
    spot = page.next;
    while (under.length > 0 && (spot === null || waiting >= ahead)) {
      const first = under.shift();
      if (first === undefined) break;
      const size = first.lot.size;
      if (first.lot.left > 0) yield first.lot.done;
      waiting -= size;
      keepPlace(station, first.next);
      if (bench.crash('load-page-done')) yield 0;
    }
  }
}

/** The marks under which the place of the load is kept. */
const marks = {
  since: 'load.since',
  until: 'load.until',
  id: 'load.id',
  cursor: 'load.cursor',
  taken: 'load.taken',
};

function placeKept({ durable }: Station): Spot | null {
  if (durable.backfill?.page === null || durable.backfill === null) return spotFrom(null);
  const of = (name: string): number | null => durable.marks.get(name) ?? null;
  return {
    since: of(marks.since),
    until: of(marks.until),
    afterId: of(marks.id),
    cursor: of(marks.cursor),
    taken: of(marks.taken) ?? 0,
  };
}

function keepPlace({ durable }: Station, spot: Spot | null): void {
  if (durable.backfill === null) return;
  durable.backfill.page = (durable.backfill.page ?? 0) + 1;
  if (spot === null) return;
  const set = (name: string, value: number | null): void => {
    if (value === null) durable.marks.delete(name);
    else durable.marks.set(name, value);
  };
  set(marks.since, spot.since);
  set(marks.until, spot.until);
  set(marks.id, spot.afterId);
  set(marks.cursor, spot.cursor);
  set(marks.taken, spot.taken);
}

function forgetPlace({ durable }: Station): void {
  if (durable.backfill !== null) durable.backfill.page = null;
  for (const name of Object.values(marks)) durable.marks.delete(name);
}

/** The target by match key: one reading in place of a look-up for each record. */
function* indexTarget(station: Station): Generator<Wait, void, void> {
  const { running } = station;
  const { compare } = running.sites;
  const { key } = running;
  if (key === null || compare === null) return;
  const reading = wholeReading(compare, running.policy.backfill.cuts);
  const index = keyIndex();
  const seen = idSet();
  let spot: Spot | null = spotFrom(null);
  while (spot !== null) {
    const page: PageRead | null = yield* readPageAt(station, reading, spot);
    if (page === null) {
      yield againMs;
      continue;
    }
    const { list } = page;
    for (let at = 0; at < list.length; at++) {
      const id = list.id(at);
      const token = list.token(at, key.target);
      if (token === 0 || seen.has(id)) continue;
      seen.add(id);
      index.note(token, id);
    }
    spot = page.next;
  }
  station.index = index;
}
