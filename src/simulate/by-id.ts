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
