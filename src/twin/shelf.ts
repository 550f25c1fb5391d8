// All records of one resource, and what a reader sees of them at a moment. Kept in columns: a record costs four bytes until it is written,
// and some fifty a version after that. Nothing of calls, pages or vendors is known here.
import type { Agenda } from './agenda.ts';
import { type Holders, holdersOf } from './holders.ts';
import { append, emptyLedger, lastSeen, type Ledger } from './ledger.ts';
import { type Past, type Start, type Starts, startsOf, startTime } from './start.ts';
import type { Change, Mark, Row, Store, Token } from './store.ts';

/** What a shelf is made of: `starts` for each field, `resolution` of the vendor's time stamps in ms; `apartMs` as in `Past`. */
export interface ShelfInput {
  readonly resource: string;
  readonly fields: readonly string[];
  readonly starts: readonly Start[];
  readonly readOnly: number;
  readonly count: number;
  readonly apartMs: number;
  readonly seed: number;
  readonly resolution: number;
  readonly agenda: Agenda;
}

/** A store with what reads need beside it. `lastPlace` is a record's last entry in the ledger, -1 while it was never written. */
export interface Shelf extends Store {
  readonly ledger: Ledger;
  readonly resolution: number;
  /** Records that were there when the run began: ids below this. */
  readonly begun: number;
  readonly past: Past;
  readonly lastPlace: (id: number) => number;
  /** The last places of so many records from `first` on, into a list from `at` on. */
  readonly copyPlaces: (first: number, many: number, into: number[], at: number) => void;
  /** The vendor's time stamp of a moment. */
  readonly stamp: (time: number) => number;
  readonly createdAt: (id: number) => number;
  readonly versionOf: (id: number) => number;
  readonly isGone: (id: number) => boolean;
  /** The record as an entry of the ledger has it; with place -1 as it was before the run. */
  readonly rowAt: (id: number, place: number) => Row;
  /** One field of it, as {@link rowAt} would tell. */
  readonly tokenAt: (id: number, place: number, field: number) => Token;
  /** The record as somebody sees it who may see writes up to `lag` ms late; null when it is not there (yet, or any more). */
  readonly rowSeen: (id: number, now: number, lag: number) => Row | null;
  readonly findSeen: (field: number, token: Token, lag: number) => readonly number[];
  /** Ids of deleted records, ascending. */
  readonly gone: readonly number[];
}

/** What a shelf is made of; `last` holds each record's last entry, `born` when those of the run were made. */
interface Stock {
  readonly input: ShelfInput;
  readonly ledger: Ledger;
  readonly first: Starts;
  readonly holders: Holders;
  readonly gone: number[];
  readonly watchers: ((change: Change) => void)[];
  /** As many zeros as there are fields. */
  readonly blank: readonly Token[];
  count: number;
  last: Int32Array;
  born: Float64Array;
}

/** Throws RangeError where there are more fields than a mask of 31 bits holds. */
export function shelfOf(input: ShelfInput): Shelf {
  const stock = stockOf(input);
  const { resource, resolution } = input;
  return {
    resource,
    fields: input.fields,
    readOnly: input.readOnly,
    ledger: stock.ledger,
    resolution,
    begun: input.count,
    past: input,
    gone: stock.gone,
    stamp: (time) => Math.floor(time / resolution) * resolution,
    createdAt: (id) => createdAt(stock, id),
    rowAt: (id, place) => rowAt(stock, id, place),
    tokenAt: (id, place, field) => valueAt(stock, place, id, field),
    count: () => stock.count,
    lastPlace: (id) => stock.last[id] ?? -1,
    copyPlaces: (first, many, into, at) => {
      const { last } = stock;
      for (let step = 0; step < many; step++) into[at + step] = last[first + step] ?? -1;
    },
    versionOf: (id) => versionAt(stock, known(stock, id)),
    isGone: (id) => isGone(stock, known(stock, id)),
    row: (id) => rowAt(stock, id, known(stock, id)),
    rowSeen: (id, now, lag) => seenRow(stock, id, now, lag),
    create: (values, mark) => create(stock, values, mark),
    update: (id, mask, values, mark) => {
      const before = rowAt(stock, id, known(stock, id));
      if (before.deleted) throw new RangeError(`${resource}: record ${id} is deleted`);
      const after = writeOver(stock, before, { mask, values, deleted: false });
      tell(stock, { kind: 'updated', before, after, into: null }, mark);
      return after;
    },
    remove: (id, mark) => end(stock, id, mark, null),
    merge: (winner, loser, mark) => {
      known(stock, winner);
      end(stock, loser, mark, winner);
    },
    find: (field, token) =>
      stock.holders.of(field, token).filter((id) => holds(stock, stock.last[id] ?? -1, { id, field, token })),
    findSeen: (field, token, lag) => findSeen(stock, field, token, lag),
    watch: (hear) => {
      stock.watchers.push(hear);
    },
  };
}

function stockOf(input: ShelfInput): Stock {
  const { resource, fields, starts, seed, count } = input;
  if (fields.length > 31)
    throw new RangeError(`${resource}: at most 31 fields can be told apart, not ${fields.length}`);
  const ledger = emptyLedger(fields.length, seed);
  const first = startsOf(starts, seed);
  return {
    input,
    ledger,
    first,
    holders: holdersOf(ledger, starts, { first, count }),
    gone: [],
    watchers: [],
    blank: fields.map(() => 0),
    count,
    last: new Int32Array(count + 16).fill(-1),
    born: new Float64Array(16),
  };
}

function findSeen(stock: Stock, field: number, token: Token, lag: number): readonly number[] {
  const { ledger, input, last, holders } = stock;
  const now = input.agenda.now();
  return holders.of(field, token).filter((id) => {
    const place = lastSeen(ledger, last[id] ?? -1, now, lag);
    return (place >= 0 || id < input.count) && holds(stock, place, { id, field, token });
  });
}

function isGone({ ledger }: Stock, place: number): boolean {
  return place >= 0 && ledger.deleted[place] === 1;
}

function known({ last, count, input }: Stock, id: number): number {
  if (id < 0 || id >= count) throw new RangeError(`${input.resource}: no record ${id}`);
  return last[id] ?? -1;
}

function stampOf(stock: Stock, time: number): number {
  const { resolution } = stock.input;
  return Math.floor(time / resolution) * resolution;
}

function createdAt(stock: Stock, id: number): number {
  const { input } = stock;
  return id < input.count ? startTime(id, input) : stampOf(stock, stock.born[id - input.count] ?? 0);
}

function versionAt({ ledger }: Stock, place: number): number {
  return place < 0 ? 1 : (ledger.version[place] ?? 1);
}

function valueAt({ first, ledger }: Stock, place: number, id: number, field: number): Token {
  if (place >= 0) return ledger.values[place * ledger.width + field] ?? 0;
  return first.token(field, id);
}

/** Rows are made by the million and mostly asked for a version or a time: what a version holds never changes, so it is read when asked for. */
class ShelfRow implements Row {
  readonly id: number;
  readonly #stock: Stock;
  readonly #place: number;
  #values: readonly Token[] | null = null;

  constructor(stock: Stock, id: number, place: number) {
    this.id = id;
    this.#stock = stock;
    this.#place = place;
  }

  get version(): number {
    return versionAt(this.#stock, this.#place);
  }

  get modified(): number {
    return this.#place < 0 ? this.created : stampOf(this.#stock, this.#stock.ledger.at[this.#place] ?? 0);
  }

  get created(): number {
    return createdAt(this.#stock, this.id);
  }

  get deleted(): boolean {
    return isGone(this.#stock, this.#place);
  }

  get values(): readonly Token[] {
    return (this.#values ??= valuesAt(this.#stock, this.id, this.#place));
  }
}

function rowAt(stock: Stock, id: number, place: number): Row {
  return new ShelfRow(stock, id, place);
}

/** A copy of a list of the right length is cheaper than one that grows. */
function valuesAt({ first, ledger, blank }: Stock, id: number, place: number): readonly Token[] {
  const values = blank.slice();
  if (place < 0) {
    first.fill(id, values);
    return values;
  }
  const from = place * ledger.width;
  for (let field = 0; field < values.length; field++) values[field] = ledger.values[from + field] ?? 0;
  return values;
}

function seenRow(stock: Stock, id: number, now: number, lag: number): Row | null {
  const place = lastSeen(stock.ledger, known(stock, id), now, lag);
  if (place < 0 && id >= stock.input.count) return null;
  if (isGone(stock, place)) return null;
  return rowAt(stock, id, place);
}

function holds(
  stock: Stock,
  place: number,
  { id, field, token }: { readonly id: number; readonly field: number; readonly token: Token },
): boolean {
  if (isGone(stock, place)) return false;
  return valueAt(stock, place, id, field) === token;
}

function create(stock: Stock, values: readonly Token[], mark: Mark): number {
  const { ledger, input } = stock;
  const id = stock.count;
  const at = input.agenda.now();
  stock.count += 1;
  if (id >= stock.last.length)
    stock.last = longer(stock.last, new Int32Array(Math.ceil(stock.last.length * 1.6)).fill(-1));
  if (id - input.count >= stock.born.length)
    stock.born = longer(stock.born, new Float64Array(Math.ceil(stock.born.length * 1.6)));
  stock.born[id - input.count] = at;
  const place = append(ledger, { id, at, version: 1, deleted: false, previous: -1 });
  const from = place * ledger.width;
  for (let field = 0; field < ledger.width; field++) ledger.values[from + field] = values[field] ?? 0;
  stock.last[id] = place;
  stock.holders.note(place);
  if (stock.watchers.length > 0)
    tell(stock, { kind: 'created', before: null, after: rowAt(stock, id, place), into: null }, mark);
  return id;
}

function writeOver(
  stock: Stock,
  before: Row,
  {
    mask,
    values,
    deleted,
  }: { readonly mask: number; readonly values: readonly Token[]; readonly deleted: boolean },
): Row {
  const { ledger, input } = stock;
  const { id } = before;
  const previous = stock.last[id] ?? -1;
  const at = input.agenda.now();
  const place = append(ledger, { id, at, version: before.version + 1, deleted, previous });
  const old = before.values;
  const from = place * ledger.width;
  for (let field = 0; field < ledger.width; field++)
    ledger.values[from + field] = ((mask & (1 << field)) === 0 ? old[field] : values[field]) ?? 0;
  stock.last[id] = place;
  stock.holders.note(place);
  return rowAt(stock, id, place);
}

/** Does nothing to what is deleted already. */
function end(stock: Stock, id: number, mark: Mark, into: number | null): void {
  const before = rowAt(stock, id, known(stock, id));
  if (before.deleted) return;
  const after = writeOver(stock, before, { mask: 0, values: [], deleted: true });
  stock.gone.splice(placeIn(stock.gone, id), 0, id);
  tell(stock, { kind: into === null ? 'deleted' : 'merged', before, after, into }, mark);
}

function tell(
  { watchers, input }: Stock,
  what: Pick<Change, 'kind' | 'before' | 'after' | 'into'>,
  mark: Mark,
): void {
  if (watchers.length === 0) return;
  const change: Change = {
    resource: input.resource,
    id: what.after.id,
    kind: what.kind,
    at: input.agenda.now(),
    by: mark.by,
    writer: mark.writer,
    before: what.before,
    after: what.after,
    carried: mark.carried,
    into: what.into,
  };
  for (const hear of watchers) hear(change);
}

function longer<Column extends Int32Array | Float64Array>(from: Column, into: Column): Column {
  into.set(from);
  return into;
}

/** Where a number belongs in an ascending list. */
export function placeIn(list: readonly number[], number: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
