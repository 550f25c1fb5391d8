import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { sourcesAgree } from './sources-agree.ts';

test('plans as they are made keep the rule sources-agree', async () => {
  for (const plan of await realPlans()) assert.deepEqual(sourcesAgree.check(plan), []);
});

test('one document of two dates is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.budgets, 0).limit.source.retrieved = '2025-01-01';
  });
  const found = sourcesAgree.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['B-crm-burst-professional-enterprise'],
  );
  assert.match(at(found, 0).message, /2025-01-01/);
});

test('a place in the brief that does not exist is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.requirements, 2).source.ref = '/flows/9';
  });
  const found = sourcesAgree.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['R-F2'],
  );
  assert.match(at(found, 0).message, /\/flows\/9/);
});
