// Freshness where it was measured: by the same formula as the arithmetic, with the middle of the runs in place of what is typical and the
// slowest twentieth in place of the worst case.
import type { Design } from '../../design/design.ts';
import type { Landscape } from '../../landscape/landscape.ts';
import { seconds } from '../../measure/duration.ts';
import { fromRule, fromRun } from '../../measure/fact.ts';
import type { Campaign } from '../../simulate/campaign.ts';
import { builtFlows, type CriterionRule, type Reading } from '../criterion.ts';
import { evidenceFile } from '../gauge.ts';
import { askedOf, freshness } from './freshness.ts';

export function measuredFreshness(campaign: Campaign): CriterionRule {
  return {
    ...freshness,
    formula:
      '80 × typical part + 20 × worst part; typical part = 1 − r ÷ 2 up to r = 1, then 1 ÷ (2r), with r = measured P50 ÷ asked (mean over flows); worst part = asked ÷ measured P95, at most 1',
    gauges: [
      { name: 'P50 ÷ asked time', unit: 'ratio, mean over flows, measured', better: 'less' },
      { name: 'asked time ÷ P95', unit: 'ratio up to 1, mean over flows, measured', better: 'more' },
    ],
    read: (design, landscape) => {
      const built = timesOf(design, landscape, campaign);
      const mean = (value: (one: Times) => number, empty: number): number =>
        built.length === 0 ? empty : built.reduce((sum, one) => sum + value(one), 0) / built.length;
      const reading = (value: number): Reading => ({
        value: Math.round(value * 10_000) / 10_000,
        source: built.some((one) => one.flown) ? fromRun(evidenceFile(campaign)) : fromRule('design/trigger'),
      });
      return [
        reading(mean((one) => one.p50 / one.asked, 1)),
        reading(mean((one) => Math.min(1, one.asked / Math.max(1, one.p95)), 0)),
      ];
    },
  };
}

interface Times {
  readonly asked: number;
  readonly p50: number;
  readonly p95: number;
  readonly flown: boolean;
}

/** A flow in which nobody changed anything has no measured freshness: its arithmetic stands in. */
function timesOf(design: Design, landscape: Landscape, campaign: Campaign): readonly Times[] {
  return builtFlows(design).map(({ flow, trigger }) => {
    const own = campaign.flows.find((one) => one.flow === flow)?.freshness ?? null;
    return {
      asked: askedOf(landscape, flow),
      p50: own?.p50.middle ?? seconds(trigger.expected.typical),
      p95: own?.p95.middle ?? seconds(trigger.expected.worst),
      flown: own !== null,
    };
  });
}
