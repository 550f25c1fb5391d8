import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { personalDataListed } from './personal-data-listed.ts';

test('plans as they are made keep the rule personal-data-listed', async () => {
  for (const plan of await realPlans()) assert.deepEqual(personalDataListed.check(plan), []);
});

test('personal data that is not listed is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 0).personalData = at(copy.flows, 0).personalData.filter((one) => one.field !== 'email');
  });
  const found = personalDataListed.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['F1'],
  );
  assert.match(at(found, 0).message, /email/);
});

test('personal data that nothing carries is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 1).personalData.push({ field: 'properties.secret', class: 'health' });
  });
  const found = personalDataListed.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['F2'],
  );
  assert.match(at(found, 0).message, /health/);
});
