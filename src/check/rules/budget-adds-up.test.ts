import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { budgetAddsUp } from './budget-adds-up.ts';

test('plans as they are made keep the rule budget-adds-up', async () => {
  for (const plan of await realPlans()) assert.deepEqual(budgetAddsUp.check(plan), []);
});

test('calls a day that no budget knows are told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(at(copy.flows, 1).design.calls, 1).callsPerDay = 4000;
  });
  const found = budgetAddsUp.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['B-billing-global-live', 'B-billing-per-endpoint-get-v1-payment-intents-intent', 'D2'],
  );
  assert.match(at(found, 0).message, /calls a day/);
});

test('a use that does not follow is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.budgets, 0).use = 0.001;
  });
  const found = budgetAddsUp.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['B-crm-burst-professional-enterprise'],
  );
});

test('headroom that is not there is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.budgets, 1).headroom += 1000;
  });
  const found = budgetAddsUp.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['B-crm-daily-professional'],
  );
  assert.match(at(found, 0).message, /headroom/);
});

test('a budget of another operation than its calls are of is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    for (const budget of copy.budgets) if (budget.endpoint !== null) budget.endpoint = 'GET /elsewhere';
  });
  const found = budgetAddsUp.check(plan);
  assert.ok(found.length > 1);
  for (const { message } of found) assert.match(message, /GET \/elsewhere where its calls are of [A-Z]+ \//);
});
