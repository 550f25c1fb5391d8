import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { flowAsAsked } from './flow-as-asked.ts';

test('plans as they are made keep the rule flow-as-asked', async () => {
  for (const plan of await realPlans()) assert.deepEqual(flowAsAsked.check(plan), []);
});

test('another freshness than the brief asks is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 1).freshness = 'PT1H';
  });
  const found = flowAsAsked.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['F2', 'F2'],
  );
  assert.match(at(found, 0).message, /PT1H.*PT10M/);
});

test('another target than the brief names is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 0).to.asked = 'invoice';
  });
  const found = flowAsAsked.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['F1'],
  );
  assert.match(at(found, 0).message, /billing.invoice.*billing.customer/);
});

test('a volume that nobody gave is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 0).load.changesPerDay = 12;
  });
  const found = flowAsAsked.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['F1'],
  );
  assert.match(at(found, 0).message, /12 as changesPerDay/);
});

test('a flow of the brief without a chapter is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.flows.pop();
  });
  const found = flowAsAsked.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['F3'],
  );
  assert.match(at(found, 0).message, /0 of 1/);
});
