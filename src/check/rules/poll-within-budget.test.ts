import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan } from '../../../test/example-plan.ts';
import { pollWithinBudget } from './poll-within-budget.ts';

test('the example stays within its limits', async () => {
  assert.deepEqual(pollWithinBudget.check(await examplePlan()), []);
});

test('a demand above the limit is named with its budget', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const budget = at(copy.budgets, 0);
    at(budget.demands, 0).peakPerWindow = budget.limit.limit + 1;
  });
  assert.deepEqual(
    pollWithinBudget.check(plan).map((one) => [one.severity, one.at]),
    [['error', at(plan.budgets, 0).id]],
  );
});

test('a poll every few milliseconds is named with its flow', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    for (const flow of copy.flows) flow.design.trigger.every = 'PT0.001S';
  });
  const found = pollWithinBudget.check(plan).map((one) => one.at);
  assert.ok(found.includes('P-F2-trigger'), found.join());
});
