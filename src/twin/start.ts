// What a store holds before the run begins, worked out from (seed, record, field) each time instead of being kept: a million records cost
// nothing until somebody writes to them.
import type { Token } from './store.ts';
import { mix } from './random.ts';

/**
 * The first content of a field. `key`: id + 1 + `from`, each record its own; `mixed`: one of 1..`of`, anything where `of` is null.
 */
export type Start =
  | { readonly kind: 'empty' }
  | { readonly kind: 'key'; readonly from: number }
  | { readonly kind: 'mixed'; readonly of: number | null };

/** Records of one import share a time stamp. */
const imported = 4;
const importedEveryMs = 10_000;
/** Tokens of any content stay clear of those of keys. */
const anything = 0x3fffffff;

/** The first content of a record's field. */
export function startToken(start: Start, seed: number, place: number, id: number): Token {
  switch (start.kind) {
    case 'empty':
      return 0;
    case 'key':
      return id + 1 + start.from;
    case 'mixed': {
      const chance = mix(mix(seed, place + 1), id);
      return start.of === null ? 0x40000000 + (chance & anything) : 1 + (chance % start.of);
    }
    default:
      return start satisfies never;
  }
}

/** The record that began with this token in a key field, or -1. */
export function startedWith(from: number, token: Token, count: number): number {
  const id = token - 1 - from;
  return id >= 0 && id < count ? id : -1;
}

/** When a record of before the run was made, ms before its beginning: older ids are older, four at a time. */
export function startTime(id: number, count: number, resolution: number): number {
  const age = (count - (id - (id % imported))) * importedEveryMs;
  return Math.floor(-age / resolution) * resolution;
}

/** The first id that was made at this time or later. */
export function startedSince(time: number, count: number, resolution: number): number {
  if (startTime(0, count, resolution) >= time) return 0;
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startTime(middle, count, resolution) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
