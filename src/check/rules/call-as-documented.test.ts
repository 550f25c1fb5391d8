import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { callAsDocumented } from './call-as-documented.ts';

test('plans as they are made keep the rule call-as-documented', async () => {
  for (const plan of await realPlans()) assert.deepEqual(callAsDocumented.check(plan), []);
});

test('larger pages than the contract gives are told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(at(copy.flows, 0).design.calls, 0).pageSize = 500;
  });
  const found = callAsDocumented.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['F1.find'],
  );
  assert.match(at(found, 0).message, /500.*200/);
});

test('a write that is repeated as a read is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(at(copy.flows, 0).design.calls, 3).onFailure = 'read';
  });
  const found = callAsDocumented.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['F1.create'],
  );
  assert.match(at(found, 0).message, /read/);
});

test('fewer calls than the interval makes are told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(at(copy.flows, 0).design.calls, 0).callsPerDay = 3;
  });
  const found = callAsDocumented.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['F1.find'],
  );
  assert.match(at(found, 0).message, /96/);
});
