// No demand on a limit is larger than the limit, and no poll runs more often than the flow's own share of it allows.
import { finding } from '../../finding/compose.ts';
import type { Finding } from '../../finding/finding.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { unitsPerCall } from '../../landscape/limits.ts';
import { inWords, seconds } from '../../measure/duration.ts';
import { connectionOf, operationOf, type Rule } from '../rule.ts';

export const pollWithinBudget: Rule = {
  code: 'SPW004',
  name: 'poll-within-budget',
  check: (plan) => [...overfull(plan), ...plan.flows.flatMap((flow) => tooFrequent(plan, flow))],
};

function overfull(plan: Plan): readonly Finding[] {
  return plan.budgets.flatMap((budget) => {
    const peak = budget.demands.reduce((sum, demand) => sum + demand.peakPerWindow, 0);
    if (peak <= budget.limit.limit) return [];
    const values = {
      what: budget.demands.map((demand) => `${demand.flow}: ${demand.what}`).join('; '),
      system: budget.system,
      calls: `${Math.ceil(peak)} ${budget.limit.unit}`,
      limit: String(budget.limit.limit),
      window: inWords(budget.limit.window),
    };
    return [finding('SPW004', { at: budget.id, values, source: budget.limit.source })];
  });
}

function tooFrequent(plan: Plan, flow: PlanFlow): readonly Finding[] {
  const { trigger, throttle, calls } = flow.design;
  const interval = trigger.every ?? trigger.repair?.every ?? null;
  const poll = calls.find(
    (call) => call.onFailure === 'read' && call.system === flow.from.system && call.limitId !== null,
  );
  const limit = connectionOf(plan, flow.from.system)?.rateLimits.find(
    (candidate) => candidate.id === poll?.limitId,
  );
  if (interval === null || poll === undefined || limit === undefined || limit.concurrent) return [];
  const operation = operationOf(plan, poll);
  const each = operation === null ? 1 : unitsPerCall(limit, { resource: poll.resource, operation });
  const perWindow = (each * seconds(limit.window)) / Math.max(seconds(interval), 0.001);
  if (perWindow <= limit.limit * throttle.share) return [];
  const values = {
    what: `${flow.id} polls every ${inWords(interval)}`,
    system: flow.from.system,
    calls: `${Math.ceil(perWindow)} ${limit.unit}`,
    limit: `${limit.limit * throttle.share} (the flow's share of ${limit.limit})`,
    window: inWords(limit.window),
  };
  return [finding('SPW004', { at: `P-${flow.id}-trigger`, values, source: limit.source })];
}
