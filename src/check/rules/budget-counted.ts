// A call budget and the calls that runs counted lie close together; where they do not, the plan says why.
import { report, type Rule, told } from '../rule.ts';

export const budgetCounted: Rule = {
  code: 'SPW070',
  name: 'budget-counted',
  check: ({ proven }) =>
    report(
      'SPW070',
      (proven?.budgets ?? [])
        .filter(({ agrees }) => !agrees)
        .map(({ budget, reckoned, counted, says }) =>
          told(
            budget,
            `${budget} reckons with ${reckoned} calls a day, and runs without faults made ${counted}: ${says}`,
          ),
        ),
    ),
};
