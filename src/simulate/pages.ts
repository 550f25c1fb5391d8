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

/** One page; null when the call failed for good. */
export function* readPageAt(
  station: Station,
  reading: Reading,
  spot: Spot,
): Generator<Wait, PageRead | null, void> {
  const { since, until, afterId, cursor } = spot;
  const request: Request = { do: 'page', cursor, since, until, afterId, size: reading.size };
  const outcome: Outcome = yield* station.call(station.running, reading.site, request);
  const { page, next } = outcome.reply;
  if (outcome.failed !== null || page === null) return null;
  return { list: page, readAt: outcome.at, next: nextSpot(reading, spot, page, next) };
}

function nextSpot(reading: Reading, spot: Spot, page: RowList, cursor: number | null): Spot | null {
  const taken = spot.taken + page.length;
  const full = page.length > 0 && reading.above !== null && taken >= reading.above;
  if (cursor !== null && !full) return { ...spot, cursor, taken };
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
