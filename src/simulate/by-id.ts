// Numbers and marks kept for records, whose ids run from 0: as a list is to a map, several times as fast and as small.

/** One number for some of the ids; null where none was set. */
export interface NumberById {
  readonly get: (id: number) => number | null;
  readonly set: (id: number, value: number) => void;
}

export function numberById(): NumberById {
  let values = new Float64Array(64).fill(Number.NaN);
  return {
    get: (id) => {
      const value = values[id];
      return value === undefined || Number.isNaN(value) ? null : value;
    },
    set: (id, value) => {
      if (id >= values.length) {
        const longer = new Float64Array(Math.max(id + 1, values.length * 2)).fill(Number.NaN);
        longer.set(values);
        values = longer;
      }
      values[id] = value;
    },
  };
}

/** A whole number from 0 to 2³¹ − 1 for each id; 0 where none was set. */
export interface CountById {
  readonly get: (id: number) => number;
  readonly set: (id: number, value: number) => void;
}

export function countById(): CountById {
  let counts = new Int32Array(64);
  return {
    get: (id) => counts[id] ?? 0,
    set: (id, value) => {
      if (id >= counts.length) {
        const longer = new Int32Array(Math.max(id + 1, counts.length * 2));
        longer.set(counts);
        counts = longer;
      }
      counts[id] = value;
    },
  };
}

export interface IdSet {
  readonly has: (id: number) => boolean;
  readonly add: (id: number) => void;
}

export function idSet(): IdSet {
  let marks = new Uint8Array(64);
  return {
    has: (id) => marks[id] === 1,
    add: (id) => {
      if (id >= marks.length) {
        const longer = new Uint8Array(Math.max(id + 1, marks.length * 2));
        longer.set(marks);
        marks = longer;
      }
      marks[id] = 1;
    },
  };
}

/** What is kept for some of the ids, as a map would: `values` in the order in which they came. */
export interface ById<Value> {
  readonly size: number;
  readonly get: (id: number) => Value | undefined;
  readonly set: (id: number, value: Value) => void;
  readonly delete: (id: number) => void;
  readonly values: () => readonly Value[];
  readonly ids: () => readonly number[];
  /** The same without a list; nothing may be set or deleted meanwhile. */
  readonly each: (visit: (value: Value, id: number) => void) => void;
}

export function byId<Value>(): ById<Value> {
  const kept: (Value | undefined)[] = [];
  /** Ids as they came; one that left stays until there are many of these. */
  let order: number[] = [];
  /** Where in `order` each id stands. */
  let places = new Int32Array(64);
  let size = 0;
  const enter = (id: number): void => {
    if (id >= places.length) {
      const longer = new Int32Array(Math.max(id + 1, places.length * 2));
      longer.set(places);
      places = longer;
    }
    while (kept.length <= id) kept.push(undefined);
    places[id] = order.length;
    order.push(id);
    size += 1;
  };
  const each = (visit: (value: Value, id: number) => void): void => {
    for (let place = 0; place < order.length; place++) {
      const id = order[place] ?? -1;
      const value = kept[id];
      if (value !== undefined && places[id] === place) visit(value, id);
    }
  };
  const tidy = (): void => {
    order = order.filter((id, place) => kept[id] !== undefined && places[id] === place);
    for (const [place, id] of order.entries()) places[id] = place;
  };
  return {
    get size() {
      return size;
    },
    get: (id) => kept[id],
    set: (id, value) => {
      if (kept[id] === undefined) enter(id);
      kept[id] = value;
    },
    delete: (id) => {
      if (kept[id] === undefined) return;
      kept[id] = undefined;
      size -= 1;
      if (order.length > 64 && order.length > 2 * size) tidy();
    },
    values: () => {
      const all: Value[] = [];
      each((value) => all.push(value));
      return all;
    },
    ids: () => {
      const all: number[] = [];
      each((_, id) => all.push(id));
      return all;
    },
    each,
  };
}
