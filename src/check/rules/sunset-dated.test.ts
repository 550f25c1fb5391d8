import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { sunsetDated } from './sunset-dated.ts';

test('plans as they are made keep the rule sunset-dated', async () => {
  for (const plan of await realPlans()) assert.deepEqual(sunsetDated.check(plan), []);
});

test('a day that passes go-live without its mark is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.sunsets, 0).on = '2027-12-01';
  });
  const found = sunsetDated.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['S-crm-oauth-v1', 'S-crm-oauth-v1'],
  );
  assert.match(at(found, 0).message, /2027-12-01/);
});

test('a flow that does not exist is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.sunsets, 1).flows = ['F7'];
  });
  const found = sunsetDated.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['S-crm-v4'],
  );
  assert.match(at(found, 0).message, /F7/);
});
