// What designs are judged by: the prices of the day and how much each criterion counts.
import type { PriceLists } from './prices.ts';
import { shippedLists } from './prices.ts';
import type { Weights } from './weigh.ts';

/** Weights that people set in place of the rubric's; they add to 1. */
export interface OwnWeights {
  readonly whose: 'plan' | 'workspace';
  readonly weights: Weights;
}

/** `weights` null: the rubric's own. */
export interface Yardstick {
  readonly lists: PriceLists;
  readonly weights: OwnWeights | null;
}

/** The prices that ship with the product and the rubric's weights. */
export const shippedYardstick: Yardstick = { lists: shippedLists, weights: null };
