// The rubric: eight criteria with their weights, which add to 1. A design's total is the weighted sum of its marks.
// What each criterion means and how its mark is made stands in its own file.
import type { Campaign } from '../simulate/campaign.ts';
import type { CriterionRule } from './criterion.ts';
import { capacity } from './criteria/capacity.ts';
import { measuredCapacity } from './criteria/capacity-measured.ts';
import { cost, costBy } from './criteria/cost.ts';
import { effort } from './criteria/effort.ts';
import { fit } from './criteria/fit.ts';
import { freshness } from './criteria/freshness.ts';
import { measuredFreshness } from './criteria/freshness-measured.ts';
import { operability } from './criteria/operability.ts';
import { reliability } from './criteria/reliability.ts';
import { measuredReliability } from './criteria/reliability-measured.ts';
import { security } from './criteria/security.ts';
import { shippedYardstick, type Yardstick } from './yardstick.ts';

export interface Weighted {
  readonly rule: CriterionRule;
  readonly weight: number;
}

/** In the order in which a comparison shows them. */
export const rubric: readonly Weighted[] = [
  { rule: reliability, weight: 0.25 },
  { rule: freshness, weight: 0.15 },
  { rule: capacity, weight: 0.1 },
  { rule: cost, weight: 0.1 },
  { rule: effort, weight: 0.1 },
  { rule: operability, weight: 0.1 },
  { rule: security, weight: 0.1 },
  { rule: fit, weight: 0.1 },
];

/** The rubric for a design that was flown, by this yardstick: what runs can tell is read from them; the order stays. */
export function rubricFor(
  campaign: Campaign | null,
  { lists, weights }: Yardstick = shippedYardstick,
): readonly Weighted[] {
  const flown =
    campaign === null
      ? []
      : [measuredReliability(campaign), measuredFreshness(campaign), measuredCapacity(campaign)];
  const measured = [...flown, costBy(lists)];
  return rubric.map(({ rule, weight }) => ({
    rule: measured.find((one) => one.criterion === rule.criterion) ?? rule,
    weight: weights?.weights[rule.criterion] ?? weight,
  }));
}

/** The weighted sum of marks in the order of the rules, to one decimal. */
export function totalOf(marks: readonly number[], rules: readonly Weighted[] = rubric): number {
  return tenth(rules.reduce((sum, { weight }, index) => sum + weight * (marks[index] ?? 0), 0));
}

export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
