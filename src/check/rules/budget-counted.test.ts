import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, realPlans } from '../../../test/example-plan.ts';
import { measuredPlan } from '../../../test/measured-plan.ts';
import { budgetCounted } from './budget-counted.ts';

test('plans as they are made keep the rule budget-counted, measured or not', async () => {
  for (const plan of [...(await realPlans()), await measuredPlan()])
    assert.deepEqual(budgetCounted.check(plan), []);
});

test('a budget far from what runs counted is told, with both figures and the reason', async () => {
  const plan = broken(await measuredPlan(), (copy) => {
    const budget = at(copy.proven?.budgets ?? [], 3);
    Object.assign(budget, { counted: budget.reckoned * 2, agrees: false, says: 'records were read twice' });
  });
  const [found, ...others] = budgetCounted.check(plan);
  assert.deepEqual(others, []);
  assert.equal(found?.severity, 'warning');
  assert.match(found?.message ?? '', /reckons with \d+.*made \d+: records were read twice/);
});
