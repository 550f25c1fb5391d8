// No window of any run of the plan's design went beyond a documented limit.
import type { Plan } from '../../plan/plan.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const measuredWithinLimits: Rule = {
  code: 'SPW071',
  name: 'measured-within-limits',
  check: (plan) => report('SPW071', problemsOf(plan)),
};

function problemsOf({ comparison, architecture, budgets }: Plan): readonly Problem[] {
  const campaign = comparison.designs.find(({ id }) => id === architecture.id)?.campaign ?? null;
  return (campaign?.limits ?? [])
    .filter(({ share }) => share.most > 1)
    .map(({ system, limitId, endpoint, share, busiest }) =>
      told(
        budgets.find(
          (budget) => budget.system === system && budget.limit.id === limitId && budget.endpoint === endpoint,
        )?.id ?? `C-${system}`,
        `The fullest window at ${system} (${limitId}${endpoint === null ? '' : `, ${endpoint}`}) held ${busiest.most} of its own calls, ${Math.round(share.most * 1000) / 10} % of the limit`,
      ),
    );
}
