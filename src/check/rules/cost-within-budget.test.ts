import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { costWithinBudget } from './cost-within-budget.ts';

test('plans as they are made keep the rule cost-within-budget', async () => {
  for (const plan of await realPlans()) assert.deepEqual(costWithinBudget.check(plan), []);
});

test('a design above the budget is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.brief.constraints.monthlyBudget = { amount: 5, currency: 'USD' };
  });
  const found = costWithinBudget.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['D2'],
  );
  assert.match(at(found, 0).message, /5 USD/);
});
