// Reliability: whether a change arrives once and only once although something fails.
import type { FlowDesign } from '../../design/design.ts';
import { builtFlows, clamp, type CriterionRule, meanOf, reckoned } from '../criterion.ts';

export const reliability: CriterionRule = {
  criterion: 'reliability',
  says: 'A change arrives once and only once although messages, runs, calls or systems fail.',
  formula:
    '100 × (0.35 × share of writes protected against doubles + 0.35 × ways to find a change ÷ 3 + 0.3 × share of flows whose waiting work outlives a run)',
  gauges: [
    { name: 'writes protected against doubles', unit: 'share of flows', better: 'more' },
    { name: 'independent ways to find a change', unit: 'ways, at most 3', better: 'more' },
    { name: 'waiting work in a durable queue', unit: 'share of flows', better: 'more' },
  ],
  read: (design) => {
    const built = builtFlows(design);
    return [
      reckoned(meanOf(built, protection, 0), 'design/idempotency'),
      reckoned(meanOf(built, waysToFind, 0), 'design/trigger'),
      reckoned(
        meanOf(built, (flow) => (flow.transport.queue === null ? 0 : 1), 0),
        'design/transport',
      ),
    ];
  },
  mark: ([protectedShare = 0, ways = 0, queued = 0]) =>
    clamp(100 * (0.35 * protectedShare + (0.35 * Math.min(3, ways)) / 3 + 0.3 * queued)),
};

/** A stated risk halves the protection. */
function protection({ idempotency }: FlowDesign): number {
  const base = idempotency.support === 'none' ? 0 : 1;
  return idempotency.risk === null ? base : base / 2;
}

/** The trigger, the repair, and the comparison; a run by hand finds nothing by itself. */
function waysToFind({ trigger, calls }: FlowDesign): number {
  return (
    (trigger.mode === 'manual' ? 0 : 1) +
    (trigger.repair === null ? 0 : 1) +
    (calls.some((call) => call.id.endsWith('.scan')) ? 1 : 0)
  );
}
