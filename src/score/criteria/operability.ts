// Operability: how much people must run and watch, and how much settles itself.
import type { Design } from '../../design/design.ts';
import { countVerdicts } from '../../design/verdict.ts';
import { builtFlows, clamp, type CriterionRule, meanOf, reckoned } from '../criterion.ts';

export const operability: CriterionRule = {
  criterion: 'operability',
  says: 'Few parts to run and watch, and failures settle themselves or tell somebody.',
  formula:
    '60 × 4 ÷ (3 + parts), at most 60, + 40 × share of flows whose retries outlive a run and whose failures wait in a channel of their own − 30 × share of policies that a tool carries only by a workaround',
  gauges: [
    { name: 'parts to run', unit: 'parts', better: 'less' },
    { name: 'flows whose failures settle beside the others', unit: 'share of flows', better: 'more' },
    { name: 'policies carried by a workaround', unit: 'share of policies', better: 'less' },
  ],
  read: (design) => [
    reckoned(design.parts.length, 'design/parts'),
    reckoned(
      meanOf(builtFlows(design), (flow) => (flow.transport.queue === null ? 0.5 : 1), 0),
      'design/transport',
    ),
    reckoned(aroundShare(design), 'design/verdicts'),
  ],
  mark: ([parts = 0, apart = 0, around = 0]) =>
    clamp(60 * Math.min(1, 4 / (3 + parts)) + 40 * apart - 30 * around),
};

/** What is built around a tool is watched and explained like a part of one's own. */
function aroundShare({ verdicts }: Design): number {
  const { workaround } = countVerdicts(verdicts);
  return verdicts.length === 0 ? 0 : workaround / verdicts.length;
}
