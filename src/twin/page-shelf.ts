// Pages that were read twice, for as long as nobody writes: readers that look again and again at what rests get the same page, row for row.
// Whoever holds such a page may tell by the list itself that nothing in it is other than before.
import { mix } from './random.ts';
import type { Page, Place, Query } from './query.ts';
import type { Shelf } from './shelf.ts';

export interface PageShelf {
  /** Null: not read twice since the last write, or not everything was seen then. */
  readonly find: (query: Query, from: Place) => Page | null;
  readonly keep: (query: Query, from: Place, page: Page) => void;
}

interface Kept {
  readonly query: Query;
  readonly from: Place;
  readonly page: Page;
}

/** Rows kept at most; a page of few rows is as quickly read. */
const mostRows = 200_000;
const fewRows = 16;
/** Reads that are remembered, a power of two. */
const places = 4096;
/** Where people are at work a page is soon another one, and keeping it costs more than it saves, ms. */
const stillFor = 1_800_000;

export function pageShelf({ ledger }: Shelf): PageShelf {
  const pages = new Map<number, Kept>();
  /**
   * What was read once, by name and by what was written then, the last one of each place: most pages are read no second time, as those of a
   * whole side at night, and are better let go at once.
   */
  const once = new Int32Array(places);
  let written = ledger.length;
  let rows = 0;
  const clear = (): void => {
    pages.clear();
    written = ledger.length;
    rows = 0;
  };
  return {
    find: (query, from) => {
      if (written !== ledger.length) {
        clear();
        return null;
      }
      if (pages.size === 0) return null;
      const kept = pages.get(nameOf(query, from));
      return kept !== undefined && isSame(kept, query, from) ? kept.page : null;
    },
    keep: (query, from, page) => {
      if (page.length < fewRows || !rests(ledger, query)) return;
      if (written !== ledger.length || rows > mostRows) clear();
      const name = nameOf(query, from);
      const mark = mix(name, written) | 0;
      if (once[mark & (places - 1)] !== mark) {
        once[mark & (places - 1)] = mark;
        return;
      }
      rows += page.length;
      pages.set(name, { query, from, page });
    },
  };
}

/** Whether the reader sees every write. */
export function isSettled(ledger: Shelf['ledger'], { lag, now }: Pick<Query, 'lag' | 'now'>): boolean {
  return ledger.length === 0 || (ledger.at[ledger.length - 1] ?? 0) + lag <= now;
}

function rests(ledger: Shelf['ledger'], { lag, now }: Query): boolean {
  return isSettled(ledger, { lag: Math.max(lag, stillFor), now });
}

function nameOf({ since, afterId, size, lag }: Query, { id, skip, modified, taken }: Place): number {
  let name = mix(id, skip);
  name = mix(name, modified | 0);
  name = mix(name, (since ?? 0) | 0);
  name = mix(name, afterId ?? -1);
  return mix(mix(name, size), mix(lag, taken));
}

function isSame({ query: a, from: was }: Kept, b: Query, from: Place): boolean {
  return (
    was.id === from.id &&
    was.skip === from.skip &&
    was.modified === from.modified &&
    was.taken === from.taken &&
    a.since === b.since &&
    a.until === b.until &&
    a.afterId === b.afterId &&
    a.size === b.size &&
    a.cap === b.cap &&
    a.lag === b.lag &&
    a.order === b.order &&
    a.style === b.style &&
    a.filters === b.filters
  );
}
