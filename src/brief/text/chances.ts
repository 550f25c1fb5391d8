// Every possible flow of a text once, with the place that says it best: the weights of features.ts added up, and the best over the
// places. How the flows of one text stand to each other is told by evidence.ts; what is taken is decided by rank.ts.
import type { Actor } from './actors.ts';
import { type Candidate, candidatesOf, isNamed } from './features.ts';
import type { Tagged } from './tagged.ts';
import type { Unit } from './unit.ts';

/** The weight of each feature; a feature that is not there weighs nothing. */
export type Weights = ReadonlyMap<string, number>;

/** A possible flow. `score` is that of its best place, `second` that of the next. */
export interface Chance {
  readonly unit: Unit;
  readonly from: Actor;
  readonly to: Actor;
  readonly key: string;
  readonly record: string;
  readonly score: number;
  readonly second: number;
  readonly places: number;
}

/** What no place says better than this is not looked at again. */
const hopeless = -5;

/** The score of a candidate; sums of shared lists are kept in `sums`. */
function scoreOf({ features }: Candidate, weights: Weights, sums: Map<readonly string[], number>): number {
  let score = 0;
  for (const list of features) {
    let sum = sums.get(list);
    if (sum === undefined) {
      sum = 0;
      for (const feature of list) sum += weights.get(feature) ?? 0;
      sums.set(list, sum);
    }
    score += sum;
  }
  return score;
}

/** A place that names both ends says a flow better than one that only scores a little more. */
function saidOf(unit: Unit, { from, to }: Pick<Chance, 'from' | 'to'>): number {
  return isNamed(unit, from) && isNamed(unit, to) ? 1.5 : 0;
}

/** The possible flows of a text that are not hopeless, in the order in which they are first said. */
export function chancesIn(text: Tagged, units: readonly Unit[], weights: Weights): readonly Chance[] {
  const found = new Map<string, Chance>();
  let sums = new Map<readonly string[], number>();
  let unit: Unit | null = null;
  for (const candidate of candidatesOf(text, units)) {
    if (candidate.unit !== unit) sums = new Map();
    unit = candidate.unit;
    const score = scoreOf(candidate, weights, sums);
    const { from, to, key } = candidate;
    const before = found.get(key);
    const record = key.slice(key.lastIndexOf(':') + 1);
    if (before === undefined) {
      found.set(key, { unit, from, to, key, record, score, second: -9, places: 1 });
      continue;
    }
    const says = score + saidOf(unit, { from, to }) > before.score + saidOf(before.unit, { from, to });
    found.set(key, {
      ...before,
      unit: says ? unit : before.unit,
      score: Math.max(score, before.score),
      second: Math.max(before.second, Math.min(score, before.score)),
      places: before.places + 1,
    });
  }
  return [...found.values()].filter(({ score }) => score > hopeless);
}
