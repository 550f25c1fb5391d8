// The chosen design costs no more a month than the brief allows. Amounts of different currencies are not compared.
import type { Plan } from '../../plan/plan.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const costWithinBudget: Rule = {
  code: 'SPW048',
  name: 'cost-within-budget',
  check: (plan) => report('SPW048', problemsOf(plan)),
};

function problemsOf({ architecture, brief, comparison }: Plan): readonly Problem[] {
  const budget = brief.constraints.monthlyBudget;
  const monthly = comparison.designs.find((design) => design.id === architecture.id)?.cost.monthly ?? null;
  if (
    budget === null ||
    monthly === null ||
    budget.currency !== monthly.currency ||
    monthly.amount <= budget.amount
  )
    return [];
  return [
    told(
      architecture.id,
      `${architecture.id} costs ${monthly.amount} ${monthly.currency} a month, more than the ${budget.amount} ${budget.currency} that the brief allows`,
    ),
  ];
}
