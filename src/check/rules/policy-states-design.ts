// Each decision of a flow's design is stated by a policy, and the policy says the figures that the design decided.
import type { Plan, PlanFlow, Policy } from '../../plan/plan.ts';
import { policiesOf } from '../../plan/policies.ts';
import { lookupOf } from '../lookup.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';
import { otherFigures } from '../words.ts';

export const policyStatesDesign: Rule = {
  code: 'SPW018',
  name: 'policy-states-design',
  check: (plan) =>
    report(
      'SPW018',
      plan.flows.flatMap((flow) => problemsOf(plan, flow)),
    ),
};

function problemsOf(plan: Plan, flow: PlanFlow): readonly Problem[] {
  const { policies } = lookupOf(plan);
  const listed = new Set(flow.policies);
  return policiesOf(flow.design, []).flatMap((due) => {
    const own = policies.get(due.id);
    if (own === undefined)
      return [told(due.id, `${flow.id} decides "${due.title}", and no policy states it`)];
    return [
      ...differences(own, due),
      ...(listed.has(due.id) ? [] : [`is not among the policies of ${flow.id}`]),
    ].map((problem) => told(due.id, `${due.id} ${problem}`));
  });
}

function differences(own: Policy, due: Policy): readonly string[] {
  const statement = otherFigures(own.statement, due.statement);
  return [
    ...(own.flow === due.flow ? [] : [`belongs to ${own.flow} where the design is of ${due.flow}`]),
    ...(own.kind === due.kind ? [] : [`is of the kind ${own.kind} where its design decides ${due.kind}`]),
    ...(statement === null ? [] : [statement]),
  ];
}
