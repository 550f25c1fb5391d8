import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { retryInOrder } from './retry-in-order.ts';

test('plans as they are made keep the rule retry-in-order', async () => {
  for (const plan of await realPlans()) assert.deepEqual(retryInOrder.check(plan), []);
});

test('a first wait beyond the cap is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(at(copy.flows, 0).design.retry.rows, 0).firstWait = 'PT5M';
  });
  const found = retryInOrder.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F1-retry'],
  );
  assert.match(at(found, 0).message, /5 min.*1 min/);
});

test('a row that gives up before its first wait is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(at(copy.flows, 1).design.retry.rows, 1).givesUpAfter = 'PT10S';
  });
  const found = retryInOrder.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F2-retry'],
  );
  assert.match(at(found, 0).message, /10 s/);
});

test('waits without jitter are told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(at(copy.flows, 2).design.retry.rows, 0).jitter = false;
  });
  const found = retryInOrder.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F3-retry'],
  );
  assert.match(at(found, 0).message, /jitter/);
});
