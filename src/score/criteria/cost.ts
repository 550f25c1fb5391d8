// Cost: what the design's own parts cost a month, against the brief's budget where there is one.
import type { Landscape } from '../../landscape/landscape.ts';
import { fromBrief } from '../../measure/fact.ts';
import { clamp, type CriterionRule, type Reading, reckoned } from '../criterion.ts';
import { costOf } from '../cost.ts';
import { type PriceLists, rateOf, shippedLists } from '../prices.ts';

/** Stands in for a budget in the table's currency where the brief names none. */
export const usualBudget: number = 200;

/** By these price lists. */
export function costBy(lists: PriceLists): CriterionRule {
  return {
    ...cost,
    read: (design, landscape) => [
      reckoned(costOf(design, landscape, lists).monthly.amount, 'score/running-units'),
      budgetOf(landscape),
    ],
  };
}

export const cost: CriterionRule = {
  criterion: 'cost',
  says: 'Running costs are low and within the budget.',
  formula:
    '100 − 50 × cost ÷ budget up to the budget, 50 × budget ÷ cost beyond; a budget in a currency with a known rate is converted, and 200 stands in where none is given or no rate is known',
  gauges: [
    { name: 'running cost', unit: 'a month, in the currency of the price table', better: 'less' },
    { name: 'budget', unit: 'a month, in the same currency', better: 'more' },
  ],
  read: (design, landscape) => [
    reckoned(costOf(design, landscape, shippedLists).monthly.amount, 'score/running-units'),
    budgetOf(landscape),
  ],
  mark: ([amount = 0, budget = usualBudget]) => {
    if (amount <= 0) return 100;
    return clamp(amount <= budget ? 100 - (50 * amount) / budget : (50 * Math.max(0, budget)) / amount);
  },
};

function budgetOf(landscape: Landscape): Reading {
  const budget = landscape.brief.constraints.monthlyBudget;
  const rate = budget === null || budget.amount <= 0 ? null : rateOf(budget.currency);
  return budget === null || rate === null
    ? reckoned(usualBudget, 'score/assumed-budget')
    : {
        value: Math.round(budget.amount * rate.rate * 100) / 100,
        source: fromBrief('/constraints/monthlyBudget'),
      };
}
