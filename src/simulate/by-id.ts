// Numbers and marks kept for records, whose ids run from 0: as a list is to a map, several times as fast and as small. Classes, since every
// record of every page passes here.

/** One number for some of the ids; null where none was set. */
export interface NumberById {
  get(id: number): number | null;
  set(id: number, value: number): void;
}

export function numberById(): NumberById {
  return new Numbers();
}

class Numbers implements NumberById {
  values: Float64Array = new Float64Array(64).fill(Number.NaN);

  get(id: number): number | null {
    const value = this.values[id];
    return value === undefined || Number.isNaN(value) ? null : value;
  }

  set(id: number, value: number): void {
    if (id >= this.values.length) {
      const longer = new Float64Array(roomFor(id, this.values.length)).fill(Number.NaN);
      longer.set(this.values);
      this.values = longer;
    }
    this.values[id] = value;
  }
}

/** A whole number of 32 bits with a sign for some of the ids. */
export interface WordById {
  set(id: number, value: number): void;
  /** A value for each of the ids. */
  setAll(ids: readonly number[], values: Int32Array): void;
  /** Whether this very value was set last. */
  is(id: number, value: number): boolean;
}

export function wordById(): WordById {
  return new Words();
}

class Words implements WordById {
  values: Int32Array = new Int32Array(64);
  marks: Uint8Array = new Uint8Array(64);

  set(id: number, value: number): void {
    if (id >= this.marks.length) this.grow(id);
    this.values[id] = value;
    this.marks[id] = 1;
  }

  setAll(ids: readonly number[], values: Int32Array): void {
    for (let place = 0; place < ids.length; place++) this.set(ids[place] ?? 0, values[place] ?? 0);
  }

  is(id: number, value: number): boolean {
    return this.values[id] === value && this.marks[id] === 1;
  }

  grow(id: number): void {
    const room = roomFor(id, this.marks.length);
    this.values = copied(this.values, new Int32Array(room));
    this.marks = copied(this.marks, new Uint8Array(room));
  }
}

/** A whole number from 0 to 2³¹ − 1 for each id; 0 where none was set. */
export interface CountById {
  get(id: number): number;
  set(id: number, value: number): void;
}

export function countById(): CountById {
  return new Counts();
}

class Counts implements CountById {
  counts: Int32Array = new Int32Array(64);

  get(id: number): number {
    return this.counts[id] ?? 0;
  }

  set(id: number, value: number): void {
    if (id >= this.counts.length)
      this.counts = copied(this.counts, new Int32Array(roomFor(id, this.counts.length)));
    this.counts[id] = value;
  }
}

export interface IdSet {
  has(id: number): boolean;
  add(id: number): void;
  addAll(ids: readonly number[]): void;
}

export function idSet(): IdSet {
  return new Marks();
}

class Marks implements IdSet {
  marks: Uint8Array = new Uint8Array(64);

  has(id: number): boolean {
    return this.marks[id] === 1;
  }

  add(id: number): void {
    if (id >= this.marks.length)
      this.marks = copied(this.marks, new Uint8Array(roomFor(id, this.marks.length)));
    this.marks[id] = 1;
  }

  addAll(ids: readonly number[]): void {
    for (let place = 0; place < ids.length; place++) this.add(ids[place] ?? 0);
  }
}

/** What is kept for some of the ids, as a map would: `values` in the order in which they came. */
export interface ById<Value> {
  readonly size: number;
  get(id: number): Value | undefined;
  set(id: number, value: Value): void;
  delete(id: number): void;
  values(): readonly Value[];
  ids(): readonly number[];
  /** The same without a list; nothing may be set or deleted meanwhile. */
  each(visit: (value: Value, id: number) => void): void;
}

export function byId<Value>(): ById<Value> {
  return new Things<Value>();
}

class Things<Value> implements ById<Value> {
  size = 0;
  readonly kept: (Value | undefined)[] = [];
  /** Ids as they came; one that left stays until there are many of these. */
  order: number[] = [];
  /** Where in `order` each id stands. */
  places: Int32Array = new Int32Array(64);

  get(id: number): Value | undefined {
    return id < this.kept.length ? this.kept[id] : undefined;
  }

  set(id: number, value: Value): void {
    if (this.get(id) === undefined) this.enter(id);
    this.kept[id] = value;
  }

  enter(id: number): void {
    const { kept, order } = this;
    if (id >= this.places.length)
      this.places = copied(this.places, new Int32Array(roomFor(id, this.places.length)));
    while (kept.length <= id) kept.push(undefined);
    this.places[id] = order.length;
    order.push(id);
    this.size += 1;
  }

  delete(id: number): void {
    if (this.get(id) === undefined) return;
    this.kept[id] = undefined;
    this.size -= 1;
    if (this.order.length > 64 && this.order.length > 2 * this.size) this.tidy();
  }

  tidy(): void {
    const { kept, places } = this;
    this.order = this.order.filter((id, place) => kept[id] !== undefined && places[id] === place);
    for (const [place, id] of this.order.entries()) places[id] = place;
  }

  values(): readonly Value[] {
    const all: Value[] = [];
    this.each((value) => all.push(value));
    return all;
  }

  ids(): readonly number[] {
    const all: number[] = [];
    this.each((_, id) => all.push(id));
    return all;
  }

  each(visit: (value: Value, id: number) => void): void {
    const { kept, order, places } = this;
    for (let place = 0; place < order.length; place++) {
      const id = order[place] ?? -1;
      const value = kept[id];
      if (value !== undefined && places[id] === place) visit(value, id);
    }
  }
}

function roomFor(id: number, room: number): number {
  return Math.max(id + 1, room * 2);
}

function copied<Column extends Int32Array | Uint8Array>(from: Column, into: Column): Column {
  into.set(from);
  return into;
}
