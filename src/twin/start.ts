// What a store holds before the run begins, worked out from (seed, record, field) each time instead of being kept: a million records cost
// nothing until somebody writes to them.
import type { Token } from './store.ts';
import { hashOf, mix } from './random.ts';

/**
 * The first content of a field. `key`: id + 1 + `from`, each record its own; `mixed`: one of 1..`of`, anything where `of` is null.
 */
export type Start =
  | { readonly kind: 'empty' }
  | { readonly kind: 'key'; readonly from: number }
  | { readonly kind: 'mixed'; readonly of: number | null };

/** Records of one import share a time stamp. */
const imported = 4;

/** How the records came that were there before the run: so many, each `apartMs` after the one before, with the vendor's time stamps (ms). */
export interface Past {
  readonly count: number;
  readonly apartMs: number;
  readonly resolution: number;
}

/** `unique`: a place for each of so many fields, with room for so many records. */
interface TokenRanges {
  readonly unique: { readonly first: number; readonly places: number; readonly room: number };
  readonly mixed: number;
  readonly people: number;
  readonly corrections: number;
}

/** Where each kind of content begins, so that two that have nothing to do with one another are never equal. All stay below 2³¹. */
export const tokensFrom: TokenRanges = {
  unique: { first: 0x04000000, places: 448, room: 2 ** 20 },
  mixed: 0x20000000,
  people: 0x40000000,
  corrections: 0x60000000,
};

const anything = 0x1fffffff;

/** The first content of fields, prepared so that a row costs little. */
export interface Starts {
  /** Fills `values` with what the record began with. */
  readonly fill: (id: number, values: Token[]) => void;
  readonly token: (field: number, id: number) => Token;
}

/** `starts` in the order of the fields. */
export function startsOf(starts: readonly Start[], seed: number): Starts {
  const fields = starts.map((start, place) => ({
    empty: start.kind === 'empty',
    key: start.kind === 'key',
    from: start.kind === 'key' ? start.from + 1 : 0,
    of: start.kind === 'mixed' ? start.of : null,
    salt: mix(seed, place + 1),
  }));
  const tokenOf = (field: (typeof fields)[number], id: number): Token => {
    if (field.key) return id + field.from;
    if (field.empty) return 0;
    const chance = mix(field.salt, id);
    // The remainder is kept as a whole number: lists of tokens that count as fractions are slower wherever they go.
    return field.of === null ? tokensFrom.mixed + (chance & anything) : 1 + ((chance % field.of) | 0);
  };
  return {
    fill: (id, values) => {
      let place = 0;
      for (const field of fields) {
        values[place] = tokenOf(field, id);
        place += 1;
      }
    },
    token: (place, id) => {
      const field = fields[place];
      return field === undefined ? 0 : tokenOf(field, id);
    },
  };
}

/** A start for a unique field that is no match key: no two records have the same, and hardly those of two systems. */
export function uniqueStart(name: string): Start {
  const { first, places, room } = tokensFrom.unique;
  return { kind: 'key', from: first + (hashOf(name) % places) * room };
}

/** The record that began with this token in a key field, or -1. */
export function startedWith(from: number, token: Token, count: number): number {
  const id = token - 1 - from;
  return id >= 0 && id < count ? id : -1;
}

/** When a record of before the run was made, ms before its beginning: older ids are older, four at a time. */
export function startTime(id: number, { count, apartMs, resolution }: Past): number {
  const age = (count - (id - (id % imported))) * apartMs;
  return Math.floor(-age / resolution) * resolution;
}

/** The first id that was made at this time or later. */
export function startedSince(time: number, past: Past): number {
  if (startTime(0, past) >= time) return 0;
  let [low, high] = [0, past.count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startTime(middle, past) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
