// A plan's call budgets against what runs counted: the closed form and the simulation agree, or what sets them apart is named.
import type { Budget } from '../landscape/budget.ts';
import type { Campaign, CampaignFlow } from '../simulate/campaign.ts';
import type { Witness } from './branches.ts';
import type { BudgetRun } from './evidence.ts';

/** The two may lie this share of the larger one apart. */
export const budgetTolerance: number = 0.2;
/** So few calls a day are within rounding, whatever their share. */
const few = 25;

export function agree(reckoned: number, counted: number): boolean {
  return Math.abs(reckoned - counted) <= Math.max(few, budgetTolerance * Math.max(reckoned, counted));
}

/** A figure of a plan that a run counts as well: a day's calls or points of a budget. */
export interface Reckoned {
  readonly id: string;
  readonly system: string;
  readonly limitId: string;
  readonly perDay: number;
  readonly flows: ReadonlySet<string>;
}

/** Each limit's own figure; a limit that is counted apart for each endpoint has several, and runs tell of one of them alone. */
export function reckonedOf(budgets: readonly Budget[]): readonly Reckoned[] {
  const alone = budgets.filter(
    (one) =>
      budgets.filter((other) => other.system === one.system && other.limit.id === one.limit.id).length === 1,
  );
  return alone.map(({ id, system, limit, pointsPerDay, callsPerDay, demands }) => ({
    id,
    system,
    limitId: limit.id,
    perDay: rounded(pointsPerDay ?? callsPerDay),
    flows: new Set(demands.map((demand) => demand.flow)),
  }));
}

/** One line for each reckoned figure that a run without faults counted. */
export function budgetRuns(
  reckoned: readonly Reckoned[],
  { evidence, campaign }: Witness,
): readonly BudgetRun[] {
  return reckoned.flatMap((one) => {
    const counted = countedIn(campaign, one);
    if (counted === null) return [];
    const agrees = agree(one.perDay, counted);
    return [
      {
        budget: one.id,
        evidence,
        reckoned: one.perDay,
        counted,
        tolerance: budgetTolerance,
        agrees,
        says: agrees ? 'they agree' : causes(one, campaign, counted - one.perDay),
      },
    ];
  });
}

function countedIn({ limits }: Campaign, { system, limitId }: Reckoned): number | null {
  const own = limits.find((limit) => limit.system === system && limit.limitId === limitId);
  return own === undefined ? null : rounded(own.callsPerDay.middle);
}

function causes({ flows }: Reckoned, campaign: Campaign, more: number): string {
  const own = campaign.flows.filter((flow) => flows.has(flow.flow));
  const sum = (value: (flow: CampaignFlow) => number): number =>
    own.reduce((all, flow) => all + value(flow), 0);
  const told = (count: number, words: string): readonly string[] => (count > 0 ? [`${count} ${words}`] : []);
  const prevented = sum((flow) => flow.prevented.middle);
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
          ...told(prevented, 'writes were left out because nothing had changed'),
        ]
      : [
          ...told(prevented, 'records were read again and found to be known'),
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
