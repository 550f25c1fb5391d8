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
export const course: Course = { rounds: 8, rate: 0.04, pull: 1, right: 1.5, seen: 20, seed: 7 };
export const moveCourse: Course = { rounds: 16, rate: 0.04, pull: 1, right: 4, seen: 8, seed: 7 };

/** The weights by feature number: logistic regression by adaptive steps, the mean of the second half of the rounds. */
export function trained(
  texts: readonly (readonly Example[])[],
  size: number,
  how: Course = course,
): Float64Array {
  return stepped(learnable(texts, size, how), size, how);
}

/** The mean of several trainings that go through the examples in other orders: one order alone decides too much. */
export function steadied(texts: readonly (readonly Example[])[], size: number): Float64Array {
  const examples = learnable(texts, size, course);
  const runs = seeds.map((seed) => stepped(examples, size, { ...course, seed }));
  return Float64Array.from({ length: size }, (_, at) =>
    runs.reduce((sum, run) => sum + (run[at] ?? 0) / runs.length, 0),
  );
}

const seeds: readonly number[] = [7, 8, 9];

/** The examples that matter, with the features that are seen often enough. */
function learnable(
  texts: readonly (readonly Example[])[],
  size: number,
  { seen }: Course,
): readonly Example[] {
  const examples = texts.flat().filter((one) => one.right !== null && one.places.length > 0);
  const counts = countsOf(examples, size);
  return examples.map(({ places, right }) => ({
    places: places.map((place) => place.filter((feature) => (counts[feature] ?? 0) >= seen)),
    right,
  }));
}

function stepped(examples: readonly Example[], size: number, how: Course): Float64Array {
  const order = [...examples];
  const weights = new Float64Array(size);
  const steps = new Float64Array(size).fill(1e-6);
  const mean = new Float64Array(size);
  const random = randomFrom(how.seed);
  const pull = (how.pull * 10) / Math.max(1, examples.length);
  const kept = how.rounds - Math.floor(how.rounds / 2);
  for (let round = 0; round < how.rounds; round += 1) {
    shuffle(order, random);
    for (const { places, right } of order) {
      const { place, sum } = bestOf(places, weights);
      const chance = 1 / (1 + Math.exp(-sum));
      const error = right === true ? (chance - 1) * how.right : chance;
      if (Math.abs(error) < 1e-3) continue;
      for (let at = 0; at < place.length; at += 1) {
        const feature = place[at] ?? 0;
        const weight = weights[feature] ?? 0;
        const slope = error + pull * weight;
        const step = (steps[feature] ?? 0) + slope * slope;
        steps[feature] = step;
        weights[feature] = weight - (how.rate * slope) / Math.sqrt(step);
      }
    }
    if (round < how.rounds - kept) continue;
    for (let at = 0; at < size; at += 1) mean[at] = (mean[at] ?? 0) + (weights[at] ?? 0) / kept;
  }
  return mean;
}

function countsOf(examples: readonly Example[], size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (const { places } of examples)
    for (const place of places) for (const feature of place) counts[feature] = (counts[feature] ?? 0) + 1;
  return counts;
}

function bestOf(
  places: readonly Int32Array[],
  weights: Float64Array,
): { readonly place: Int32Array; readonly sum: number } {
  let place: Int32Array = new Int32Array();
  let most = Number.NEGATIVE_INFINITY;
  for (const one of places) {
    let sum = 0;
    for (let at = 0; at < one.length; at += 1) sum += weights[one[at] ?? 0] ?? 0;
    if (sum > most) [place, most] = [one, sum];
  }
  return { place, sum: most };
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
