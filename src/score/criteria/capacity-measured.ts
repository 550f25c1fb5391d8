// Capacity where it was measured: how much of the fullest limit was left in the fullest hour of a day. In shorter windows a design uses what
// its throttle leaves it, whatever the load, so that these would tell nothing.
import { fromRun } from '../../measure/fact.ts';
import type { Campaign } from '../../simulate/campaign.ts';
import { type CriterionRule, reckoned } from '../criterion.ts';
import { evidenceFile, measuredOf } from '../gauge.ts';
import { capacity } from './capacity.ts';

export function measuredCapacity(campaign: Campaign): CriterionRule {
  return {
    ...capacity,
    says: 'The busiest hour after the first load stays far from every documented limit.',
    formula:
      '100 × (1 − use of the fullest limit in the fullest hour of a day after the first load), not below 0; without a documented limit 50',
    gauges: [
      {
        name: 'use of the fullest limit',
        unit: 'share of the limit in the fullest hour, measured',
        better: 'less',
      },
    ],
    read: () => {
      const uses = Object.values(measuredOf(campaign).budgetUse);
      return uses.length === 0
        ? [reckoned(0.5, 'score/no-limit-documented')]
        : [{ value: Math.max(...uses), source: fromRun(evidenceFile(campaign)) }];
    },
  };
}
