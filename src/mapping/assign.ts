// Which source goes to which target, each once: the strongest pairs first. And, for every source, the runners-up.
import { similarity, spelling, type Weighed } from './similarity.ts';

/** A source and a target by their index in their side. */
export interface Pair {
  readonly from: number;
  readonly to: number;
  readonly score: number;
}

/** Below this a pair is shown as a candidate and not mapped: chosen by measuring precision against recall. */
export const threshold = 0.78;

/** All pairs worth weighing, strongest first; of nearly equal ones the nearer spelling, then the order of the fields. Targets and sources that are exempt take no part. */
export function rank(from: readonly Weighed[], to: readonly Weighed[]): readonly Pair[] {
  const pairs: (Pair & { readonly spelt: number })[] = [];
  for (const a of from) {
    for (const b of to) {
      const alike = similarity(a, b);
      if (alike > floor)
        pairs.push({ from: a.meaning.index, to: b.meaning.index, score: alike, spelt: spelling(a, b) });
    }
  }
  return pairs.sort(
    (one, other) =>
      rounded(other.score) - rounded(one.score) ||
      other.spelt - one.spelt ||
      one.to - other.to ||
      one.from - other.from,
  );
}

const floor = 0.5;

/** Strongest first; what is nearly equal stays in the order it has. */
export function strongestFirst(pairs: readonly Pair[]): readonly Pair[] {
  return pairs.toSorted((one, other) => rounded(other.score) - rounded(one.score));
}

/** Differences below a hundredth are chance: the spelling decides. */
function rounded(score: number): number {
  return Math.round(score * 50);
}

/** One-to-one, greedily from the strongest pair down to the threshold. */
export function assign(ranked: readonly Pair[]): readonly Pair[] {
  const sources = new Set<number>();
  const targets = new Set<number>();
  const chosen: Pair[] = [];
  for (const pair of ranked) {
    if (pair.score < threshold) continue;
    if (sources.has(pair.from) || targets.has(pair.to)) continue;
    sources.add(pair.from);
    targets.add(pair.to);
    chosen.push(pair);
  }
  return chosen;
}

/** The best `count` targets of one source, by meaning first, then by mere spelling at less than half the weight. */
export function runnersUp(source: Weighed, targets: readonly Weighed[], count: number): readonly Pair[] {
  return targets
    .map((target) => ({
      from: source.meaning.index,
      to: target.meaning.index,
      score: Math.max(similarity(source, target), spelling(source, target) * 0.45),
    }))
    .sort((one, other) => other.score - one.score || one.to - other.to)
    .slice(0, count);
}
