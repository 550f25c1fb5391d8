// Walks a shelf as a query asks, one page at a time. By id: the records as they lie. By time of change: first what nobody touched since the
// run began, then the ledger, one time stamp after the other, records of one stamp by id. Deleted records are passed over.
import { firstSince, lastSeen, type Ledger, overtaken, seen } from './ledger.ts';
import { isSettled, pageShelf } from './page-shelf.ts';
import { type Page, type Place, type Query, start } from './query.ts';
import { placeIn, type Shelf } from './shelf.ts';
import { startedSince, startTime } from './start.ts';
import { ShelfPage } from './shelf-page.ts';

/** Reads pages of one shelf. It remembers where the last page by offset ended, and the last group of equal stamps, to be quick. */
export type Walker = (query: Query, from: Place) => Page;

export function walkerOf(shelf: Shelf): Walker {
  const byTime = timeWalker(shelf);
  const shelved = pageShelf(shelf);
  const sheet: Sheet = {
    ids: [],
    places: [],
    filled: 0,
    size: 0,
    skip: 0,
    more: false,
  };
  const read = (query: Query, from: Place): ShelfPage => {
    const size = Math.min(query.size, query.cap - from.taken);
    if (size <= 0) return new ShelfPage(shelf, nothing, nothing, null);
    begin(sheet, size);
    const page = query.order === 'modified' ? byTime(query, from, sheet) : walkIds(shelf, query, from, sheet);
    return page.next !== null && page.next.taken >= query.cap ? page.last() : page;
  };
  return (query, from) => {
    const known = shelved.find(query, from);
    if (known !== null) return known;
    const page = read(query, from);
    shelved.keep(query, from, page);
    return page;
  };
}

const nothing: readonly number[] = [];

/** The page being filled, one for a walker: its lists keep their room from page to page. `more` turns true when a row too many was met. */
interface Sheet {
  readonly ids: number[];
  /** The entry of the ledger that is seen of each; -1: as it began. */
  readonly places: number[];
  /** So many of both lists belong to this page. */
  filled: number;
  size: number;
  skip: number;
  more: boolean;
}

function begin(sheet: Sheet, size: number): void {
  sheet.filled = 0;
  sheet.size = size;
  sheet.skip = 0;
  sheet.more = false;
}

/** False when the page is full. */
function put(sheet: Sheet, id: number, place: number): boolean {
  if (sheet.skip > 0) {
    sheet.skip -= 1;
    return true;
  }
  const at = sheet.filled;
  if (at >= sheet.size) {
    sheet.more = true;
    return false;
  }
  sheet.ids[at] = id;
  sheet.places[at] = place;
  sheet.filled = at + 1;
  return true;
}

function pageOf(shelf: Shelf, sheet: Sheet, query: Query, from: Place): ShelfPage {
  const ids = sheet.ids.slice(0, sheet.filled);
  const places = sheet.places.slice(0, sheet.filled);
  const last = ids[ids.length - 1];
  if (!sheet.more || last === undefined) return new ShelfPage(shelf, ids, places, null);
  return new ShelfPage(shelf, ids, places, {
    modified:
      query.order === 'modified'
        ? shelf.rowAt(last, places[places.length - 1] ?? -1).modified
        : start.modified,
    id: last,
    skip: from.skip + ids.length,
    taken: from.taken + ids.length,
  });
}

/** Creation times rise with ids, so that a filter by creation is a range of ids. */
function walkIds(shelf: Shelf, query: Query, from: Place, sheet: Sheet): ShelfPage {
  const byCreation = query.filters === 'created';
  const low = Math.max(
    byCreation && query.since !== null ? firstCreated(shelf, query.since) : 0,
    query.afterId === null ? 0 : query.afterId + 1,
    query.style === 'offset' ? 0 : from.id + 1,
  );
  const end = byCreation && query.until !== null ? firstCreated(shelf, query.until) : shelf.count();
  const settled = isSettled(shelf.ledger, query);
  let id = low;
  if (query.style === 'offset') {
    if (settled) id = nth(shelf.gone, low, from.skip);
    else sheet.skip = from.skip;
  }
  if (settled) walkLiving(shelf, id, end, sheet);
  else
    for (; id < end; id++) {
      const place = seenPlace(shelf, query, id);
      if (place === null) continue;
      if (!put(sheet, id, place)) break;
    }
  return pageOf(shelf, sheet, query, from);
}

/** For a reader who sees every write: whoever is not gone, as it stands last. */
function walkLiving(shelf: Shelf, low: number, end: number, sheet: Sheet): void {
  const { gone } = shelf;
  let next = placeIn(gone, low);
  for (let id = low; id < end; ) {
    const bound = Math.min(end, gone[next] ?? end);
    const many = Math.min(bound - id, sheet.size - sheet.filled);
    putRun(shelf, sheet, id, many);
    id += many;
    if (id < bound) {
      sheet.more = true;
      return;
    }
    id = bound + 1;
    next += 1;
  }
}

/** So many records in a row, all living. */
function putRun(shelf: Shelf, sheet: Sheet, first: number, many: number): void {
  const { filled } = sheet;
  const { ids } = sheet;
  for (let step = 0; step < many; step++) ids[filled + step] = first + step;
  shelf.copyPlaces(first, many, sheet.places, filled);
  sheet.filled = filled + many;
}

/** The entry that the reader sees of a record (-1: as it began); null when there is none or it is deleted. */
function seenPlace(shelf: Shelf, query: Query, id: number): number | null {
  const { ledger } = shelf;
  const place = lastSeen(ledger, shelf.lastPlace(id), query.now, query.lag);
  if (place < 0) return id < shelf.begun ? -1 : null;
  return ledger.deleted[place] === 1 ? null : place;
}

/** The id of the record that has `skip` living ones between it and `low`. */
function nth(gone: readonly number[], low: number, skip: number): number {
  const before = placeIn(gone, low);
  let [least, most] = [low + skip, low + skip + gone.length - before];
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    const living = middle + 1 - low - (placeIn(gone, middle + 1) - before);
    if (living < skip + 1) least = middle + 1;
    else most = middle;
  }
  return least;
}

function firstCreated(shelf: Shelf, time: number): number {
  if (time <= 0) {
    const id = startedSince(time, shelf.past);
    if (id < shelf.begun || time < 0) return id;
  }
  let [low, high] = [shelf.begun, shelf.count()];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shelf.createdAt(middle) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the last page by offset ended; good as long as nobody wrote and the reader sees everything. */
interface Memory {
  readonly since: number | null;
  readonly until: number | null;
  readonly afterId: number | null;
  readonly written: number;
  readonly skip: number;
  readonly at: Place;
}

function timeWalker(shelf: Shelf): (query: Query, from: Place, sheet: Sheet) => ShelfPage {
  const groups = groupsOf(shelf);
  let memory: Memory | null = null;
  return (query, from, sheet) => {
    const shifting = query.style === 'offset';
    const known = shifting && memory !== null && recalls(memory, query, from, shelf) ? memory.at : null;
    const place = shifting ? (known ?? start) : from;
    if (shifting && known === null) sheet.skip = from.skip;
    if (walkBegun(shelf, query, place, sheet)) walkLedger(shelf, query, place, { sheet, groups });
    const page = pageOf(shelf, sheet, query, from);
    if (shifting && page.next !== null && isSettled(shelf.ledger, query))
      memory = {
        since: query.since,
        until: query.until,
        afterId: query.afterId,
        written: shelf.ledger.length,
        skip: page.next.skip,
        at: page.next,
      };
    return page;
  };
}

function recalls(memory: Memory, query: Query, from: Place, shelf: Shelf): boolean {
  return (
    memory.skip === from.skip &&
    memory.written === shelf.ledger.length &&
    memory.since === query.since &&
    memory.until === query.until &&
    memory.afterId === query.afterId
  );
}

/** Records as they were before the run, by id, which is by time; false when the page is full. */
function walkBegun(shelf: Shelf, query: Query, from: Place, sheet: Sheet): boolean {
  const since = query.since ?? Number.NEGATIVE_INFINITY;
  if (since >= 0 || from.modified >= 0 || shelf.begun === 0) return true;
  const until = query.until ?? 0;
  const low = Math.max(
    since === Number.NEGATIVE_INFINITY ? 0 : startedSince(since, shelf.past),
    query.afterId === null ? 0 : query.afterId + 1,
    from.id + 1,
  );
  for (let id = low; id < shelf.begun; id++) {
    if (seenPlace(shelf, query, id) !== -1) continue;
    if (until < 0 && startTime(id, shelf.past) >= until) break;
    if (!put(sheet, id, -1)) return false;
  }
  return true;
}

function walkLedger(
  shelf: Shelf,
  query: Query,
  from: Place,
  { sheet, groups }: { readonly sheet: Sheet; readonly groups: (first: number) => Group },
): void {
  const { ledger, resolution } = shelf;
  const since = Math.max(query.since ?? 0, 0, from.modified);
  const until = query.until ?? Number.POSITIVE_INFINITY;
  let next = firstSince(ledger, Math.ceil(since / resolution) * resolution);
  while (next < ledger.length) {
    if (isAlone(shelf, next)) {
      const place = next;
      const stamp = shelf.stamp(ledger.at[place] ?? 0);
      if (stamp >= until) return;
      next += 1;
      const behind = Math.max(stamp === from.modified ? from.id : -1, query.afterId ?? -1);
      if ((ledger.id[place] ?? 0) > behind && shows(ledger, place, query))
        if (!put(sheet, ledger.id[place] ?? 0, place)) return;
      continue;
    }
    const group = groups(next);
    if (group.stamp >= until) return;
    next = group.end;
    const behind = Math.max(group.stamp === from.modified ? from.id : -1, query.afterId ?? -1);
    for (let at = firstBehind(group, behind, ledger.id); at < group.places.length; at++) {
      const place = group.places[at] ?? 0;
      if (!shows(ledger, place, query)) continue;
      if (!put(sheet, ledger.id[place] ?? 0, place)) return;
    }
  }
}

/** Whether the entry is what the reader sees of its record. */
function shows(ledger: Ledger, place: number, { now, lag }: Query): boolean {
  return ledger.deleted[place] !== 1 && seen(ledger, place, now, lag) && !overtaken(ledger, place, now, lag);
}

/** Whether no later entry has its time stamp; for the first one of a stamp. */
function isAlone({ ledger, stamp, resolution }: Shelf, place: number): boolean {
  const later = place + 1;
  return later >= ledger.length || (ledger.at[later] ?? 0) >= stamp(ledger.at[place] ?? 0) + resolution;
}

/** Entries of one time stamp by record; `end` is the first entry behind them. */
interface Group {
  readonly stamp: number;
  readonly places: readonly number[];
  readonly end: number;
}

/** Groups are read again and again while a reader pages through a bulk edit, so large ones are kept once nothing can join them, and the last one while nothing does. */
function groupsOf(shelf: Shelf): (first: number) => Group {
  const { ledger } = shelf;
  const closed = new Map<number, Group>();
  let kept: { readonly first: number; readonly group: Group; readonly written: number } | null = null;
  return (first) => {
    const stamp = shelf.stamp(ledger.at[first] ?? 0);
    const bound = stamp + shelf.resolution;
    const whole = closed.get(first);
    if (whole !== undefined) return whole;
    if (kept !== null && kept.first === first && kept.written === ledger.length) return kept.group;
    const places: number[] = [];
    let end = first;
    for (; end < ledger.length && (ledger.at[end] ?? 0) < bound; end++) places.push(end);
    if (places.length > 1) places.sort((a, b) => (ledger.id[a] ?? 0) - (ledger.id[b] ?? 0) || a - b);
    const group = { stamp, places, end };
    if (places.length > 64) {
      if (end < ledger.length) closed.set(first, group);
      else kept = { first, group, written: ledger.length };
    }
    return group;
  };
}

function firstBehind(group: Group, id: number, ids: Int32Array): number {
  if (id < 0) return 0;
  let [low, high] = [0, group.places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[group.places[middle] ?? 0] ?? 0) <= id) low = middle + 1;
    else high = middle;
  }
  return low;
}
