// The weights as a person moves them: what stands, what is moved, and the order that follows, all in this browser. Saving is another matter.
import { useMemo, useState } from 'react';
import type { Criterion } from '../../score/scorecard.ts';
import {
  type Place as Rank,
  rankByWeights,
  turnsOf,
  type Weighed,
  type Weights,
  withWeight,
} from '../../score/weigh.ts';

/** Whose weights stand while nobody moves them. */
export type Whose = 'rubric' | 'workspace' | 'plan';

export interface Weighing {
  readonly weights: Weights;
  readonly standing: { readonly whose: Whose; readonly weights: Weights };
  readonly isMoved: boolean;
  readonly ranks: readonly Rank[];
  readonly turns: ReturnType<typeof turnsOf>;
  readonly move: (criterion: Criterion, weight: number) => void;
  readonly set: (weights: Weights) => void;
  /** Back to what stands. */
  readonly drop: () => void;
}

export interface Standing {
  readonly rubric: Weights;
  readonly workspace: Weights | null;
  readonly own: Weights | null;
}

export function standingOf({ rubric, workspace, own }: Standing): Weighing['standing'] {
  if (own !== null) return { whose: 'plan', weights: own };
  return workspace === null
    ? { whose: 'rubric', weights: rubric }
    : { whose: 'workspace', weights: workspace };
}

export function useWeighing(designs: readonly Weighed[], set: Standing): Weighing {
  const [moved, setMoved] = useState<Weights | null>(null);
  const { rubric, workspace, own } = set;
  const standing = useMemo(() => standingOf({ rubric, workspace, own }), [rubric, workspace, own]);
  const weights = moved ?? standing.weights;
  return {
    weights,
    standing,
    isMoved: moved !== null && !alike(moved, standing.weights),
    ranks: useMemo(() => rankByWeights(designs, weights), [designs, weights]),
    turns: useMemo(() => turnsOf(designs, weights), [designs, weights]),
    move: (criterion, weight) => setMoved(withWeight(weights, criterion, weight)),
    set: setMoved,
    drop: () => setMoved(null),
  };
}

/** The same to a tenth of a percent, which is as fine as a slider moves. */
export function alike(a: Weights, b: Weights): boolean {
  return Object.entries(a).every(
    ([criterion, weight]) => Math.abs(weight - b[criterion as Criterion]) < 0.0005,
  );
}

/** "12.3 %", no more digits than a weight deserves. */
export function shareWords(weight: number): string {
  return `${Math.round(weight * 1000) / 10} %`;
}
