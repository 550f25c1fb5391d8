// Cost: what the design's own parts cost a month, against the brief's budget where there is one.
import { fromBrief } from '../../measure/fact.ts';
import { clamp, type CriterionRule, reckoned } from '../criterion.ts';
import { costOf } from '../cost.ts';

/** Stands in for a budget in the table's currency where the brief names none. */
const usual = 200;

export const cost: CriterionRule = {
  criterion: 'cost',
  says: 'Running costs are low and within the budget.',
  formula:
    '100 − 50 × cost ÷ budget up to the budget, 50 × budget ÷ cost beyond; a budget of 200 stands in where none is given or it is in another currency',
  gauges: [
    { name: 'running cost', unit: 'a month, in the currency of the price table', better: 'less' },
    { name: 'budget', unit: 'a month, in the same currency', better: 'more' },
  ],
  read: (design, landscape) => {
    const { monthly } = costOf(design, landscape);
    const budget = landscape.brief.constraints.monthlyBudget;
    const given = budget !== null && budget.currency === monthly.currency && budget.amount > 0;
    return [
      reckoned(monthly.amount, 'score/running-units'),
      given
        ? { value: budget.amount, source: fromBrief('/constraints/monthlyBudget') }
        : reckoned(usual, 'score/assumed-budget'),
    ];
  },
  mark: ([amount = 0, budget = usual]) => {
    if (amount <= 0) return 100;
    return clamp(amount <= budget ? 100 - (50 * amount) / budget : (50 * Math.max(0, budget)) / amount);
  },
};
