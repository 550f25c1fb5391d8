// Each policy of a built flow was held against the tool that has to carry it, and no tool of the chosen design is unable to.
import type { Verdict } from '../../design/verdict.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { grouped, lookupOf } from '../lookup.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const policyCarried: Rule = {
  code: 'SPW059',
  name: 'policy-carried',
  check: (plan) => report('SPW059', problemsOf(plan)),
};

function problemsOf(plan: Plan): readonly Problem[] {
  const { id, verdicts, layers } = plan.architecture;
  const { flows } = lookupOf(plan);
  const tools = new Set(layers.map((layer) => layer.tool));
  const place = (verdict: Verdict): string =>
    verdict.flow === null ? id : `P-${verdict.flow}-${verdict.policy.split('.')[0] ?? ''}`;
  const own = grouped(verdicts, (verdict) => verdict.flow ?? '');
  return [
    ...verdicts.flatMap((verdict) => {
      const of = `${verdict.policy}${verdict.flow === null ? '' : ` of ${verdict.flow}`}`;
      const problems = [
        ...(verdict.verdict === 'impossible'
          ? [`${verdict.tool} cannot carry ${of}: ${verdict.why.replace(/\.$/, '')}`]
          : []),
        ...(tools.has(verdict.tool)
          ? []
          : [`${of} was held against ${verdict.tool}, which is no tool of the chosen design`]),
        ...(verdict.flow === null || flows.has(verdict.flow)
          ? []
          : [`${of} is a verdict on a flow that does not exist`]),
      ];
      return problems.map((problem) => told(place(verdict), problem, verdict.sources[0] ?? null));
    }),
    ...plan.flows.flatMap((flow) => missing(flow, own.get(flow.id) ?? [])),
  ];
}

/** A policy is named by its decision, or by decision and part ("retry.rate-limit"). */
function missing(flow: PlanFlow, verdicts: readonly Verdict[]): readonly Problem[] {
  if (flow.design.calls.length === 0) return [];
  const held = new Set(verdicts.flatMap(({ policy }) => [policy, policy.split('.')[0] ?? policy]));
  return dueOf(flow)
    .filter((policy) => !held.has(policy))
    .map((policy) =>
      told(
        `P-${flow.id}-${policy.split('.')[0] ?? policy}`,
        `Nobody has said whether a tool of the chosen design carries ${policy} of ${flow.id}`,
      ),
    );
}

function dueOf({ design }: PlanFlow): readonly string[] {
  const { trigger, throttle, idempotency, retry } = design;
  return [
    'transport',
    'identity',
    'dead-letter',
    'backfill',
    'reconciliation',
    ...retry.rows.map((row) => `retry.${row.class}`),
    ...(retry.breaker === null ? [] : ['retry.breaker']),
    ...(trigger.every === null && trigger.repair === null ? [] : ['trigger']),
    ...(throttle.limits.length === 0 ? [] : ['throttle']),
    ...(idempotency.support === 'header' ? ['idempotency'] : []),
  ];
}
