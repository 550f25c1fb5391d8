// Reliability where it was measured: half by what runs under faults did to changes, half by how the design is built, since runs show only
// what their faults happened to try.
import type { Campaign } from '../../simulate/campaign.ts';
import { clamp, type CriterionRule } from '../criterion.ts';
import { fromRun } from '../../measure/fact.ts';
import { evidenceFile, harmPerThousand } from '../gauge.ts';
import { reliability } from './reliability.ts';

export function measuredReliability(campaign: Campaign): CriterionRule {
  const source = fromRun(evidenceFile(campaign));
  return {
    ...reliability,
    formula: `half: 100 × (0.6 × share of runs in which nothing broke + 0.4 ÷ (1 + changes lost or doubled in a thousand)), measured; half: ${reliability.formula}`,
    gauges: [
      { name: 'runs in which nothing broke', unit: 'share of runs, measured', better: 'more' },
      { name: 'changes lost or doubled', unit: 'in a thousand, worst run, measured', better: 'less' },
      ...reliability.gauges,
    ],
    read: (design, landscape) => [
      { value: rounded(campaign.survived / campaign.seeds.count), source },
      { value: rounded(harmPerThousand(campaign)), source },
      ...reliability.read(design, landscape),
    ],
    mark: ([held = 0, harm = 0, ...built]) =>
      clamp(50 * (0.6 * Math.min(1, held) + 0.4 / (1 + harm)) + reliability.mark(built) / 2),
  };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
