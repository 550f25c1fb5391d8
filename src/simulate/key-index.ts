// A side of a flow by its match key. Comparisons make one anew each time and few of them are ever asked, so the table is made when it is.
// Nothing is read or looked up in a system here.
import { mix } from '../twin/random.ts';
import type { RowList } from '../twin/store.ts';

/** Ids by token, each once and in the order in which they were told. */
export interface KeyIndex {
  readonly size: number;
  readonly get: (token: number) => readonly number[];
  readonly note: (token: number, id: number) => void;
  /** The record is there no more. */
  readonly forget: (token: number, id: number) => void;
  /** All rows of a page, by what stands in a field. */
  readonly noteRows: (rows: RowList, field: number) => void;
}

interface Told {
  readonly rows: RowList;
  readonly field: number;
}

const nobody: readonly number[] = [];

export function keyIndex(): KeyIndex {
  const table = new Table();
  let told: Told[] = [];
  const made = (): Table => {
    if (told.length === 0) return table;
    for (const { rows, field } of told)
      for (let at = 0; at < rows.length; at++) table.add(rows.token(at, field), rows.id(at));
    told = [];
    return table;
  };
  return {
    get size() {
      return made().count;
    },
    get: (token) => made().idsOf(token),
    note: (token, id) => made().add(token, id),
    forget: (token, id) => made().drop(token, id),
    noteRows: (rows, field) => {
      told.push({ rows, field });
    },
  };
}

/** Tokens in the order in which they came, found by their hash: a side has a million, nearly all of them one record's. */
class Table {
  count = 0;
  tokens: Int32Array = new Int32Array(64);
  /** The first record of each token; those of several stand in a list. */
  firsts: Int32Array = new Int32Array(64);
  readonly lists: Map<number, number[]> = new Map();
  /** Where a token stands, counted from 1, at the place of its hash or behind it; 0: nowhere. */
  slots: Int32Array = new Int32Array(128);

  add(token: number, id: number): void {
    const slot = this.slotOf(token);
    const entry = (this.slots[slot] ?? 0) - 1;
    if (entry < 0) {
      this.enter(token, id, slot);
      return;
    }
    const list = this.lists.get(entry);
    const first = this.firsts[entry] ?? 0;
    if (list === undefined) {
      if (first !== id) this.lists.set(entry, [first, id]);
    } else if (!list.includes(id)) list.push(id);
  }

  idsOf(token: number): readonly number[] {
    const entry = (this.slots[this.slotOf(token)] ?? 0) - 1;
    if (entry < 0) return nobody;
    return this.lists.get(entry) ?? [this.firsts[entry] ?? 0];
  }

  drop(token: number, id: number): void {
    const entry = (this.slots[this.slotOf(token)] ?? 0) - 1;
    if (entry < 0) return;
    const list = this.lists.get(entry) ?? [this.firsts[entry] ?? 0];
    this.lists.set(
      entry,
      list.filter((one) => one !== id),
    );
  }

  slotOf(token: number): number {
    const { slots, tokens } = this;
    const most = slots.length - 1;
    let slot = mix(token, 0) & most;
    for (;;) {
      const entry = (slots[slot] ?? 0) - 1;
      if (entry < 0 || tokens[entry] === token) return slot;
      slot = (slot + 1) & most;
    }
  }

  enter(token: number, id: number, slot: number): void {
    if (this.count === this.tokens.length) {
      this.grow();
      this.enter(token, id, this.slotOf(token));
      return;
    }
    this.tokens[this.count] = token;
    this.firsts[this.count] = id;
    this.count += 1;
    this.slots[slot] = this.count;
  }

  grow(): void {
    const { tokens, firsts } = this;
    const room = tokens.length * 2;
    this.tokens = new Int32Array(room);
    this.firsts = new Int32Array(room);
    this.tokens.set(tokens);
    this.firsts.set(firsts);
    this.slots = new Int32Array(room * 2);
    for (let entry = 0; entry < this.count; entry++) this.slots[this.slotOf(tokens[entry] ?? 0)] = entry + 1;
  }
}
