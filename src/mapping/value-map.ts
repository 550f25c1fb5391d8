// Enum values onto enum values: the same word, a word that means the same, or nearly the same spelling.
// What has no counterpart is told, never guessed.
import { distance } from 'fastest-levenshtein';
import { lexicon } from './lexicon.ts';
import { wordsOf } from './words.ts';

/** `map` holds source value → target value; `unmatched` the source values that none of the target's means. */
export interface ValueMap {
  readonly map: Readonly<Record<string, string>>;
  readonly unmatched: readonly string[];
}

/** Maps each source value to the target value it means, if any. Order of the source is kept. */
export function mapValues(from: readonly string[], to: readonly string[]): ValueMap {
  const found = from.map((value): readonly [string, string | null] => [value, counterpart(value, to)]);
  return {
    map: Object.fromEntries(found.filter((entry): entry is readonly [string, string] => entry[1] !== null)),
    unmatched: found.filter(([, target]) => target === null).map(([value]) => value),
  };
}

function counterpart(value: string, targets: readonly string[]): string | null {
  const ranked = targets.map((target, at) => ({ target, at, like: likeness(plain(value), plain(target)) }));
  const best = ranked.sort((one, other) => other.like - one.like || one.at - other.at)[0];
  return best !== undefined && best.like >= 0.75 ? best.target : null;
}

function likeness(one: string, other: string): number {
  if (one === other) return 1;
  if (groups(one).some((group) => group.has(other))) return 0.9;
  const longest = Math.max(one.length, other.length);
  return longest < 4 ? 0 : 1 - distance(one, other) / longest;
}

const sets: readonly ReadonlySet<string>[] = lexicon.values.map((group) => new Set(group.map(plain)));

function groups(value: string): readonly ReadonlySet<string>[] {
  return sets.filter((group) => group.has(value));
}

function plain(value: string): string {
  return wordsOf(value).join(' ');
}
