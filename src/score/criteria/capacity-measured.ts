// Capacity where it was measured: how much of the fullest limit was left in the fullest window of any run.
import { fromRun } from '../../measure/fact.ts';
import type { Campaign } from '../../simulate/campaign.ts';
import { type CriterionRule, reckoned } from '../criterion.ts';
import { evidenceFile, measuredOf } from '../gauge.ts';
import { capacity } from './capacity.ts';

export function measuredCapacity(campaign: Campaign): CriterionRule {
  return {
    ...capacity,
    says: 'The busiest window stays far from every documented limit.',
    formula:
      '100 × (1 − use of the fullest limit in the fullest window of any run), not below 0; without a documented limit 50',
    gauges: [{ name: 'use of the fullest limit', unit: 'share of the limit, measured', better: 'less' }],
    read: () => {
      const uses = Object.values(measuredOf(campaign).budgetUse);
      return uses.length === 0
        ? [reckoned(0.5, 'score/no-limit-documented')]
        : [{ value: Math.max(...uses), source: fromRun(evidenceFile(campaign)) }];
    },
  };
}
