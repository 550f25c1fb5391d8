// Effort: days of work until it runs, by the stated rules of effort.ts.
import { clamp, type CriterionRule, reckoned } from '../criterion.ts';
import { effortOf } from '../effort.ts';

/** Days at which the mark is one half. */
const half = 30;

export const effort: CriterionRule = {
  criterion: 'effort',
  says: 'Little has to be built before it runs.',
  formula: '100 × 30 ÷ (30 + days of work)',
  gauges: [{ name: 'days of work', unit: 'days', better: 'less' }],
  read: (design, landscape) => [reckoned(effortOf(design, landscape).days, 'score/effort-days')],
  mark: ([days = 0]) => clamp((100 * half) / (half + days)),
};
