// What people added to a plan and what the next one is made with: cells of the specification, mappings of single fields, prices and
// weights of their own.
import type { DecidedMapping } from '../mapping/mapping.ts';
import { type Answers, noAnswers } from '../plan/fill.ts';
import type { OwnPrice } from '../score/own-prices.ts';
import type { OwnWeights } from '../score/yardstick.ts';

export interface Decided {
  readonly answers: Answers;
  readonly mappings: readonly DecidedMapping[];
  readonly prices: readonly OwnPrice[];
  /** Null: the rubric's. */
  readonly weights: OwnWeights | null;
}

export const nothingDecided: Decided = { answers: noAnswers, mappings: [], prices: [], weights: null };
