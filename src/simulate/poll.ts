// One window of what changed: from the watermark, less the overlap, to the end. The watermark moves when everything of it is stored, or in a
// flow without a queue of its own, done. A window that breaks off is read again by the next run.
import type { Row } from '../twin/store.ts';
import type { Wait } from './kernel.ts';
import { isDecidedByPeople } from './dead-letters.ts';
import { handRow, handTold, type Handing } from './found.ts';
import type { Job, Lot, Outcome, Station } from './integration.ts';
import { knownPage, noteKnown } from './known-pages.ts';
import { lot } from './lot.ts';
import { hashOfMapped } from './mapped.ts';
import { type PageRead, type Reading, readPageAt, spotFrom } from './pages.ts';
import { scanWhole } from './full-scan.ts';

/** A window under way; `seen` is the largest value of the cursor so far. */
interface Window {
  readonly from: Job['from'];
  readonly began: number;
  readonly since: number;
  readonly lot: Lot | null;
  seen: number;
}

/** Reads and hands over one window. */
export function* pollOnce(station: Station, from: 'poll' | 'repair'): Generator<Wait, void, void> {
  const { durable, bench, running } = station;
  const { read, transport } = running.policy;
  if (read.feed === 'full-scan') {
    yield* scanWhole(station, from);
    return;
  }
  const began = bench.kernel.now();
  const mark = durable.watermark ?? began;
  const window: Window = {
    from,
    began,
    since: mark - read.overlapMs,
    lot: transport.durable ? null : lot(),
    seen: mark,
  };
  durable.watermark = mark;
  if (read.advances === 'before' && read.watermark === 'clock') durable.watermark = began;
  const whole =
    read.feed === 'event-list' ? yield* readEvents(station, window) : yield* readRows(station, window);
  if (!whole) {
    bench.took(running.flow.id, 'window-broken');
    return;
  }
  if (window.lot !== null && window.lot.left > 0) yield window.lot.done;
  if (read.advances === 'after') durable.watermark = read.watermark === 'clock' ? began : window.seen;
  if (bench.crash('watermark-moved')) yield 0;
}

/** Takes a page over. The process ends within it when a crash strikes. */
function* take(
  station: Station,
  window: Window,
  parts: { readonly seen: number; readonly hand: () => void },
): Generator<Wait, void, void> {
  const { bench, durable, running } = station;
  const { read } = running.policy;
  if (bench.crash('page-read')) yield 0;
  window.seen = Math.max(window.seen, parts.seen);
  if (read.advances === 'before' && read.watermark === 'last-seen') durable.watermark = window.seen;
  parts.hand();
  if (bench.crash('page-taken')) yield 0;
}

function* readRows(station: Station, window: Window): Generator<Wait, boolean, void> {
  const { running, durable } = station;
  const { policy, sites } = running;
  if (sites.find === null) return false;
  const byChange = policy.read.feed === 'updated-filter';
  const reading: Reading = {
    site: sites.find,
    by: byChange ? 'modified' : 'id',
    size: policy.read.pageSize,
    above: policy.read.partitionAbove,
  };
  let spot: PageRead['next'] = spotFrom(window.since);
  while (spot !== null) {
    const page: PageRead | null = yield* readPageAt(station, reading, spot);
    if (page === null) return false;
    const { rows } = page.list;
    const known = knownPage(durable, rows);
    const newest = known ?? newestIn(rows, byChange);
    const handing = handingOf(station, window, page.readAt);
    yield* take(station, window, {
      seen: newest,
      hand: () => {
        if (known !== null) return;
        if (handFresh(station, rows, handing) === 0) noteKnown(durable, rows, newest);
      },
    });
    spot = page.next;
  }
  return true;
}

/** To each flow that it is read for what that one does not know yet; gives how much there was. */
function handFresh(station: Station, rows: readonly Row[], handing: Handing): number {
  let fresh = 0;
  for (const row of rows) {
    if (!isKnown(station, row)) {
      handRow(station, row, handing);
      fresh += 1;
    }
    for (const taker of station.takers) {
      if (isKnown(taker, row)) continue;
      handRow(taker, row, { ...handing, lot: null });
      fresh += 1;
    }
  }
  return fresh;
}

function newestIn(rows: readonly Row[], byChange: boolean): number {
  let newest = Number.NEGATIVE_INFINITY;
  for (const row of rows) newest = Math.max(newest, byChange ? row.modified : row.created);
  return newest;
}

/** What the overlap shows again: this very state was applied, is older than what was, or lies with people, or the pair has ended. */
function isKnown(station: Station, row: Row): boolean {
  const { durable, running } = station;
  if (isDecidedByPeople(station, row)) return true;
  const pair = durable.pairs.get(row.id);
  if (pair?.closed === true) return true;
  if (!running.policy.dedupe || pair === undefined || pair.hash === null || pair.open !== null) return false;
  if (running.flow.pair === null) return pair.modified === row.modified && pair.version === row.version;
  // Both ways the two sides are in step as long as nothing is under way between them.
  const { other, doubt } = pair;
  if (doubt !== null || other === null || other.open !== null || other.doubt !== null) return false;
  return pair.hash === hashOfMapped(running, row.values);
}

function* readEvents(station: Station, window: Window): Generator<Wait, boolean, void> {
  const { running } = station;
  const { find } = running.sites;
  if (find === null) return false;
  const size = running.policy.read.pageSize;
  let cursor: number | null = null;
  do {
    const outcome: Outcome = yield* station.call(running, find, {
      do: 'events',
      cursor,
      since: window.since,
      size,
    });
    if (outcome.failed !== null) return false;
    const told = outcome.reply.told.filter((one) => one.resource === running.flow.from.resource);
    const handing = handingOf(station, window, outcome.at);
    yield* take(station, window, {
      seen: outcome.reply.told.reduce((most, one) => Math.max(most, one.at), Number.NEGATIVE_INFINITY),
      hand: () => {
        for (const one of told) {
          handTold(station, one, handing);
          for (const taker of station.takers) handTold(taker, one, { ...handing, lot: null });
        }
      },
    });
    cursor = outcome.reply.next;
  } while (cursor !== null);
  return true;
}

function handingOf(station: Station, window: Window, readAt: number): Handing {
  return {
    from: window.from,
    readAt,
    lot: window.lot,
    rest: station.running.policy.transport.runMs,
  };
}
