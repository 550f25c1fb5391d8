// Reading a list or search to its end, page by page. Above a number of hits a query is cut: the next one begins at the last value seen, and
// within one value at the last id seen. A query that is never cut loses what a result cap leaves off, and nobody tells.
import type { Row, RowList } from '../twin/store.ts';
import type { CallSite, Request } from '../twin/twin.ts';
import type { Outcome, Spot, Station } from './integration.ts';
import type { Wait } from './kernel.ts';

/** `by`: the value that the rows are sorted by. `above` null: never cut. */
export interface Reading {
  readonly site: CallSite;
  readonly by: 'modified' | 'id';
  readonly size: number;
  readonly above: number | null;
}

export interface PageRead {
  readonly list: RowList;
  readonly readAt: number;
  /** Null: this was the last page. */
  readonly next: Spot | null;
}

export function spotFrom(since: number | null): Spot {
  return { since, until: null, afterId: null, cursor: null, taken: 0 };
}

/** A file that is still being written is looked at again after so long, ms. */
const untilWhole = 600_000;

/** One page; null when the call failed for good. */
export function readPageAt(
  station: Station,
  reading: Reading,
  spot: Spot,
): Iterable<Wait, PageRead | null, void> {
  return new PageCall(station, reading, spot);
}

/** The call, and what its answer comes to. No generator, since a side is read in thousands of pages. */
class PageCall implements Iterable<Wait, PageRead | null, void> {
  readonly station: Station;
  readonly reading: Reading;
  readonly spot: Spot;
  call: Iterator<Wait, Outcome, void>;

  constructor(station: Station, reading: Reading, spot: Spot) {
    this.station = station;
    this.reading = reading;
    this.spot = spot;
    this.call = this.begun();
  }

  begun(): Iterator<Wait, Outcome, void> {
    const { station, reading, spot } = this;
    const { since, until, afterId, cursor } = spot;
    const request: Request = { do: 'page', cursor, since, until, afterId, size: reading.size };
    return station.call(station.running, reading.site, request)[Symbol.iterator]();
  }

  [Symbol.iterator](): PageCall {
    return this;
  }

  next(): IteratorResult<Wait, PageRead | null> {
    const step = this.call.next();
    if (step.done !== true) return step;
    const { reply, failed, at } = step.value;
    const { running, bench } = this.station;
    if (reply.partial && running.policy.read.wholeFiles) {
      bench.took(running.flow.id, 'file-incomplete');
      this.call = this.begun();
      return { done: false, value: untilWhole };
    }
    const { page, next } = reply;
    if (failed !== null || page === null) return { done: true, value: null };
    const value = { list: page, readAt: at, next: nextSpot(this.reading, this.spot, page, next) };
    return { done: true, value };
  }
}

/** Where the next page begins; null behind the last one. */
export function nextSpot(reading: Reading, spot: Spot, page: RowList, cursor: number | null): Spot | null {
  const taken = spot.taken + page.length;
  const full = page.length > 0 && reading.above !== null && taken >= reading.above;
  if (cursor !== null && !full)
    return { since: spot.since, until: spot.until, afterId: spot.afterId, cursor, taken };
  if (full) return cut(reading, spot, page.row(page.length - 1));
  return closed(spot);
}

/** A new query behind the last row. */
function cut({ by }: Reading, spot: Spot, last: Row): Spot {
  if (by === 'id') return { ...spot, afterId: last.id, cursor: null, taken: 0 };
  if (spot.until !== null || last.modified === spot.since)
    return {
      since: last.modified,
      until: last.modified + 1,
      afterId: last.id,
      cursor: null,
      taken: 0,
    };
  return spotFrom(last.modified);
}

/** After the rest of one value the values behind it. */
function closed(spot: Spot): Spot | null {
  return spot.until === null ? null : spotFrom(spot.until);
}
