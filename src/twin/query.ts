// What a read asks of a shelf, and where in the answer it stands. Types and the arithmetic of cursors alone.
import type { RowList } from './store.ts';

/**
 * `order`: by id, or by the time of the last change with ties by id. `filters`: which time `since` and `until` compare: the one that the rows
 * are sorted by (ids rise with creation), or none. `lag`: ms by which
 * the reader may miss writes. `style`: `keyset` goes on behind the last row, `offset` counts rows from the start, so that they shift under a
 * reader when rows before them come or go. `cap`: the most rows that one query ever gives.
 */
export interface Query {
  readonly order: 'id' | 'modified';
  readonly filters: 'modified' | 'created' | null;
  readonly since: number | null;
  readonly until: number | null;
  readonly afterId: number | null;
  readonly lag: number;
  readonly now: number;
  readonly style: 'keyset' | 'offset';
  readonly cap: number;
  readonly size: number;
}

/** Where a reader stands: behind `id` within the time `modified`, or `skip` rows from the start; `taken` rows so far. */
export interface Place {
  readonly modified: number;
  readonly id: number;
  readonly skip: number;
  readonly taken: number;
}

export const start: Place = { modified: Number.NEGATIVE_INFINITY, id: -1, skip: 0, taken: 0 };

/** Rows of one page; `next` null when these were the last. */
export interface Page extends RowList {
  readonly next: Place | null;
}

/** Places that were handed out as cursors. Those of reads in order of id are told by the number alone and stay good for ever. */
export interface Bookmarks {
  readonly keep: (place: Place, query: Query) => number;
  /** Null for a cursor that was never given. */
  readonly find: (cursor: number, query: Query) => Place | null;
}

const idRoom = 2 ** 31;

export function bookmarks(): Bookmarks {
  const places: Place[] = [];
  return {
    keep: (place, query) => {
      if (query.style === 'offset') return place.skip;
      if (query.order === 'id') return place.taken * idRoom + place.id;
      places.push(place);
      return places.length;
    },
    find: (cursor, query) => {
      if (!Number.isSafeInteger(cursor) || cursor < 0) return null;
      if (query.style === 'offset') return { ...start, skip: cursor, taken: cursor };
      if (query.order === 'modified') return places[cursor - 1] ?? null;
      // The remainder is a whole number, and is kept as one: ids that count as fractions slow down whatever they come by.
      return { ...start, id: (cursor % idRoom) | 0, taken: Math.floor(cursor / idRoom) };
    },
  };
}
