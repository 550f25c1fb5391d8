// Learns the reader's weights from descriptions whose flows are known. Deterministic: the same texts in the same order give the same
// weights. A flow said in several places is right when its best place is (the maximum over its instances is what is trained).
import type { Weights } from '../text/chances.ts';

/** One thing to learn: the features of every place that may say it, as numbers; `right` is null where it does not matter. */
export interface Example {
  readonly places: readonly Int32Array[];
  readonly right: boolean | null;
}

/** The numbers of features, shared by all texts of one training. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();

  numberOf(feature: string): number {
    const known = this.#numbers.get(feature);
    if (known !== undefined) return known;
    this.#numbers.set(feature, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  get names(): readonly string[] {
    return [...this.#numbers.keys()];
  }
}

/** How training goes: `rounds` over all examples, `pull` of the weights towards zero, how much more a right example counts. */
export interface Course {
  readonly rounds: number;
  readonly rate: number;
  readonly pull: number;
  readonly right: number;
  /** A feature counts when at least so many places have it. */
  readonly seen: number;
  readonly seed: number;
}

/** How the weights of places are learned, and those of moves. */
export const course: Course = { rounds: 8, rate: 0.04, pull: 1, right: 1.5, seen: 16, seed: 7 };
export const moveCourse: Course = { rounds: 16, rate: 0.04, pull: 1, right: 4, seen: 8, seed: 7 };

/** The weights by feature number: logistic regression by adaptive steps, the mean of the second half of the rounds. */
export function trained(
  texts: readonly (readonly Example[])[],
  size: number,
  how: Course = course,
): Float64Array {
  const examples = texts.flat().filter((one) => one.right !== null);
  const counts = countsOf(examples, size);
  const weights = new Float64Array(size);
  const steps = new Float64Array(size).fill(1e-6);
  const mean = new Float64Array(size);
  const random = randomFrom(how.seed);
  const pull = (how.pull * 10) / Math.max(1, examples.length);
  for (let round = 0; round < how.rounds; round += 1) {
    shuffle(examples, random);
    for (const { places, right } of examples) {
      const place = bestOf(places, weights);
      if (place === null) continue;
      const chance = 1 / (1 + Math.exp(-sumOf(place, weights)));
      const error = right === true ? (chance - 1) * how.right : chance;
      if (Math.abs(error) < 1e-3) continue;
      for (const feature of place) {
        if ((counts[feature] ?? 0) < how.seen) continue;
        const slope = error + pull * (weights[feature] ?? 0);
        const step = (steps[feature] ?? 0) + slope * slope;
        steps[feature] = step;
        weights[feature] = (weights[feature] ?? 0) - (how.rate * slope) / Math.sqrt(step);
      }
    }
    if (round >= Math.floor(how.rounds / 2))
      for (let at = 0; at < size; at += 1)
        mean[at] = (mean[at] ?? 0) + (weights[at] ?? 0) / (how.rounds - Math.floor(how.rounds / 2));
  }
  return mean;
}

/** The mean of several trainings that go through the examples in other orders: one order alone decides too much. */
export function steadied(texts: readonly (readonly Example[])[], size: number): Float64Array {
  const runs = seeds.map((seed) => trained(texts, size, { ...course, seed }));
  return Float64Array.from({ length: size }, (_, at) =>
    runs.reduce((sum, run) => sum + (run[at] ?? 0) / runs.length, 0),
  );
}

const seeds: readonly number[] = [7, 8, 9];

function countsOf(examples: readonly Example[], size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (const { places } of examples)
    for (const place of places) for (const feature of place) counts[feature] = (counts[feature] ?? 0) + 1;
  return counts;
}

function sumOf(place: Int32Array, weights: Float64Array): number {
  let sum = 0;
  for (const feature of place) sum += weights[feature] ?? 0;
  return sum;
}

function bestOf(places: readonly Int32Array[], weights: Float64Array): Int32Array | null {
  let best: Int32Array | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const place of places) {
    const sum = sumOf(place, weights);
    if (sum > most) [best, most] = [place, sum];
  }
  return best;
}

/** Numbers from 0 up to 1 that depend on the seed alone (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function shuffle<T>(list: T[], random: () => number): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [one, two] = [list[at], list[other]];
    if (one !== undefined && two !== undefined) [list[at], list[other]] = [two, one];
  }
}

/** Weights as the reader takes them, without those too small to matter, rounded to two decimals, by name. */
export function weightsOf(numbers: Float64Array, names: readonly string[], least: number): Weights {
  const kept = names.flatMap((name, at): readonly (readonly [string, number])[] => {
    const weight = Math.round((numbers[at] ?? 0) * 100) / 100;
    return Math.abs(weight) >= least ? [[name, weight]] : [];
  });
  return new Map(kept.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
