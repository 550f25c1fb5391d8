// Reads as a vendor answers them: one record, records by a key, a page of a list. The caller has been let in already.
import type { Habits } from './habits.ts';
import { type Bookmarks, bookmarks, type Query, start } from './query.ts';
import type { Shelf } from './shelf.ts';
import type { Row, RowList } from './store.ts';
import type { Cursor, Request } from './twin.ts';
import { type Walker, walkerOf } from './walk.ts';

/** A shelf with what is remembered between the pages of reads. */
export interface ReadingRoom {
  readonly shelf: Shelf;
  readonly walk: Walker;
  readonly marks: Bookmarks;
}

export function readingRoom(shelf: Shelf): ReadingRoom {
  return { shelf, walk: walkerOf(shelf), marks: bookmarks() };
}

export interface ReadAnswer {
  readonly status: number;
  readonly rows: readonly Row[];
}

/** `page` null: the request was refused. */
export interface PageAnswer {
  readonly status: number;
  readonly page: RowList | null;
  readonly next: Cursor | null;
}

const missing: ReadAnswer = { status: 404, rows: [] };

export function readOne({ shelf }: ReadingRoom, id: number): ReadAnswer {
  if (!Number.isInteger(id) || id < 0 || id >= shelf.count() || shelf.isGone(id)) return missing;
  return { status: 200, rows: [shelf.row(id)] };
}

/** By a key field, as the index behind the operation shows it. */
export function readByKey(
  { shelf }: ReadingRoom,
  habits: Habits,
  request: Extract<Request, { do: 'find' }>,
  now: number,
): ReadAnswer {
  if (request.field < 0 || request.field >= shelf.fields.length) return { status: 400, rows: [] };
  const rows = shelf.findSeen(request.field, request.token, habits.keyLag).flatMap((id) => {
    const row = shelf.rowSeen(id, now, habits.keyLag);
    return row === null ? [] : [row];
  });
  return { status: 200, rows: rows.slice(0, habits.pageSize) };
}

/** A size above the vendor's most is cut to it; a cursor that was never given is refused. */
export function readPage(
  room: ReadingRoom,
  habits: Habits,
  request: Extract<Request, { do: 'page' }>,
  now: number,
): PageAnswer {
  const malformed = { status: 400, page: null, next: null };
  const size = Math.min(
    habits.pageSize,
    habits.pageSize === Number.POSITIVE_INFINITY ? habits.pageSize : request.size,
  );
  if (size < 1) return malformed;
  const query: Query = {
    order: habits.order,
    filters: habits.filters,
    since: request.since,
    until: request.until,
    afterId: request.afterId,
    lag: habits.lag,
    now,
    style: habits.style,
    cap: habits.cap,
    size,
  };
  const from = request.cursor === null ? start : room.marks.find(request.cursor, query);
  if (from === null) return malformed;
  const page = room.walk(query, from);
  return {
    status: 200,
    page,
    next: page.next === null ? null : room.marks.keep(page.next, query),
  };
}
