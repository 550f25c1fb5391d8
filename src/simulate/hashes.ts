// What comparisons and scans ask of the same record again and again: the hash of its mapped values and whether the filter lets it pass. A
// version of a record never changes, so both are worked out once for each. Only rows as a store gave them may come here.
import { mix } from '../twin/random.ts';
import type { Row, RowList } from '../twin/store.ts';
import type { RunningFlow } from './integration.ts';
import { hashOfMapped, passes } from './mapped.ts';

/** By record of one store, for what stands at a place of a page. */
export interface Hashes {
  at(rows: RowList, place: number): number;
  passes(rows: RowList, place: number): boolean;
  /** Of all places at once, in a list that may be longer and is filled anew for the next page. */
  all(rows: RowList): Int32Array;
  /** Whether the filter let the record pass as it was last looked at. */
  passed(id: number): boolean;
}

type Flow = Pick<RunningFlow, 'rows' | 'filter'>;

const ofSources: WeakMap<Flow['rows'], Hashes> = new WeakMap();
const ofTargets: WeakMap<Flow['rows'], Hashes> = new WeakMap();

/** As `hashOfMapped` and `passes` say of rows of the source. */
export function sourceHashes(running: Flow): Hashes {
  const known = ofSources.get(running.rows);
  if (known !== undefined) return known;
  const made = new Kept(
    ({ values }) => hashOfMapped(running, values),
    (row) => passes(running, row),
  );
  ofSources.set(running.rows, made);
  return made;
}

/** For rows of the target, equal to the source's where nothing is to be written. */
export function targetHashes({ rows }: Flow): Hashes {
  const known = ofTargets.get(rows);
  if (known !== undefined) return known;
  const made = new Kept(
    ({ values }) => {
      let hash = 1;
      for (const { to } of rows) hash = mix(hash, values[to] ?? 0);
      return hash | 0;
    },
    () => true,
  );
  ofTargets.set(rows, made);
  return made;
}

/** No entry has this number. */
const nothing = -2;

/** By id: the entry that was looked at last, and what came of it. */
class Kept implements Hashes {
  readonly hash: (row: Row) => number;
  readonly pass: (row: Row) => boolean;
  entries: Int32Array = new Int32Array(64).fill(nothing);
  kept: Int32Array = new Int32Array(64);
  verdicts: Uint8Array = new Uint8Array(64);
  page: Int32Array = new Int32Array(0);

  constructor(hash: (row: Row) => number, pass: (row: Row) => boolean) {
    this.hash = hash;
    this.pass = pass;
  }

  at(rows: RowList, place: number): number {
    const id = this.look(rows, place);
    return this.kept[id] ?? 0;
  }

  passes(rows: RowList, place: number): boolean {
    const id = this.look(rows, place);
    return this.passed(id);
  }

  passed(id: number): boolean {
    return this.verdicts[id] === 1;
  }

  all(rows: RowList): Int32Array {
    const { ids, entries } = rows;
    if (this.page.length < ids.length) this.page = new Int32Array(ids.length);
    const { page } = this;
    for (let place = 0; place < ids.length; place++) {
      const id = ids[place] ?? 0;
      if (this.entries[id] !== entries[place]) this.look(rows, place);
      page[place] = this.kept[id] ?? 0;
    }
    return page;
  }

  /** Gives the record's id. */
  look(rows: RowList, place: number): number {
    const id = rows.ids[place] ?? 0;
    const entry = rows.entries[place] ?? nothing;
    if (id >= this.entries.length) this.grow(id);
    if (this.entries[id] === entry) return id;
    const row = rows.row(place);
    this.entries[id] = entry;
    this.kept[id] = this.hash(row);
    this.verdicts[id] = this.pass(row) ? 1 : 0;
    return id;
  }

  grow(id: number): void {
    const room = Math.max(id + 1, this.entries.length * 2);
    this.entries = longer(this.entries, new Int32Array(room).fill(nothing));
    this.kept = longer(this.kept, new Int32Array(room));
    this.verdicts = longer(this.verdicts, new Uint8Array(room));
  }
}

function longer<Column extends Int32Array | Uint8Array>(from: Column, into: Column): Column {
  into.set(from);
  return into;
}
