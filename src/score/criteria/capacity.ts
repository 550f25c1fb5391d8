// Capacity: how much of the tightest limit is left in the busiest hour.
import { clamp, type CriterionRule, type Reading, reckoned } from '../criterion.ts';

export const capacity: CriterionRule = {
  criterion: 'capacity',
  says: 'The busiest hour stays far from every documented limit.',
  formula:
    '100 × (1 − use of the fullest limit in the busiest window), not below 0; without a documented limit 50',
  gauges: [{ name: 'use of the fullest limit', unit: 'share of the limit', better: 'less' }],
  read: (design): readonly Reading[] => {
    const fullest = design.budgets.toSorted((a, b) => b.use - a.use)[0];
    if (fullest === undefined) return [reckoned(0.5, 'score/no-limit-documented')];
    return [{ value: Math.round(fullest.use * 10_000) / 10_000, source: fullest.limit.source }];
  },
  mark: ([use = 1]) => clamp(100 * (1 - use)),
};
