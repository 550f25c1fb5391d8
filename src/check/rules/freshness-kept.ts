// By arithmetic a change arrives within the freshness that was asked: at worst when the flow polls, typically when the source tells.
import { inWords, seconds } from '../../measure/duration.ts';
import type { PlanFlow } from '../../plan/plan.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const freshnessKept: Rule = {
  code: 'SPW032',
  name: 'freshness-kept',
  check: (plan) =>
    report('SPW032', plan.flows.filter((flow) => flow.design.calls.length > 0).flatMap(problemsOf)),
};

function problemsOf(flow: PlanFlow): readonly Problem[] {
  const { mode, expected } = flow.design.trigger;
  if (flow.freshness === null) return [];
  const isTold = mode === 'webhook' || mode === 'event';
  const takes = isTold ? expected.typical : expected.worst;
  if (seconds(takes) <= seconds(flow.freshness)) return [];
  const when = isTold ? 'typically' : 'at worst';
  return [
    told(
      `P-${flow.id}-trigger`,
      `${flow.id} is to bring a change within ${inWords(flow.freshness)}, and ${when} it takes ${inWords(takes)}`,
    ),
  ];
}
