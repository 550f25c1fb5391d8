// A plan's call budgets against what runs counted: the closed form and the simulation agree, or what sets them apart is named.
import type { Budget } from '../landscape/budget.ts';
import type { Campaign, CampaignFlow } from '../simulate/campaign.ts';
import type { BudgetRun } from './evidence.ts';
import type { Witness } from './branches.ts';

/** The two may lie this share of the larger one apart. */
export const budgetTolerance: number = 0.2;
/** So few calls a day are within rounding, whatever their share. */
const few = 25;

/** One line for each budget on whose limit a run without faults made a call. */
export function budgetRuns(
  budgets: readonly Budget[],
  { evidence, campaign }: Witness,
): readonly BudgetRun[] {
  return budgets.flatMap((budget) => {
    const limit = campaign.limits.find(
      (one) => one.system === budget.system && one.limitId === budget.limit.id,
    );
    if (limit === undefined) return [];
    const [reckoned, counted] = [rounded(budget.callsPerDay), rounded(limit.callsPerDay.middle)];
    const agrees =
      Math.abs(reckoned - counted) <= Math.max(few, budgetTolerance * Math.max(reckoned, counted));
    return [
      {
        budget: budget.id,
        evidence,
        reckoned,
        counted,
        tolerance: budgetTolerance,
        agrees,
        says: agrees ? 'they agree' : causes(budget, campaign, counted - reckoned),
      },
    ];
  });
}

function causes(budget: Budget, { flows }: Campaign, more: number): string {
  const named = new Set(budget.demands.map((demand) => demand.flow));
  const own = flows.filter((flow) => named.has(flow.flow));
  const sum = (value: (flow: CampaignFlow) => number): number =>
    own.reduce((all, flow) => all + value(flow), 0);
  const told = (count: number, words: string): readonly string[] => (count > 0 ? [`${count} ${words}`] : []);
  const reasons =
    more < 0
      ? [
          ...told(
            sum((flow) => flow.superseded.middle),
            'changes were overtaken by a later one of the same record and cost no call of their own',
          ),
          ...told(
            sum((flow) => flow.filtered.middle),
            'changes did not concern what the flow carries',
          ),
          ...told(
            sum((flow) => flow.prevented.middle),
            'writes were left out because nothing had changed',
          ),
        ]
      : [
          ...told(
            sum((flow) => flow.prevented.middle),
            'changes were read again and found to be known',
          ),
          ...told(
            sum((flow) => flow.deadLetters.middle),
            'records were tried again after a person had corrected them',
          ),
        ];
  const side = more < 0 ? 'fewer' : 'more';
  return reasons.length === 0
    ? `runs make ${side} calls than the arithmetic, and nothing that was counted says why`
    : `runs make ${side} calls than the arithmetic: ${reasons.join('; ')} (in a whole run)`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
