import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { freshnessArithmetic } from './freshness-arithmetic.ts';

test('plans as they are made keep the rule freshness-arithmetic', async () => {
  for (const plan of await realPlans()) assert.deepEqual(freshnessArithmetic.check(plan), []);
});

test('a worst case shorter than the repair is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 0).design.trigger.expected.worst = 'PT1M';
  });
  const found = freshnessArithmetic.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F1-trigger'],
  );
  assert.match(at(found, 0).message, /15 min/);
});

test('a poll without an interval is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 1).design.trigger.every = null;
  });
  const found = freshnessArithmetic.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F2-trigger'],
  );
  assert.match(at(found, 0).message, /no interval/);
});

test('a typical case longer than the worst is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 0).design.trigger.expected.typical = 'PT2H';
  });
  const found = freshnessArithmetic.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F1-trigger'],
  );
  assert.match(at(found, 0).message, /2 h/);
});
