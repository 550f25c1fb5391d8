import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { idNamesItsThing } from './id-names-its-thing.ts';

test('plans as they are made keep the rule id-names-its-thing', async () => {
  for (const plan of await realPlans()) assert.deepEqual(idNamesItsThing.check(plan), []);
});

test('a budget under another name is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.budgets, 1).id = 'B-1';
  });
  const found = idNamesItsThing.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['B-1'],
  );
  assert.match(at(found, 0).message, /B-crm-daily-professional/);
});

test('a policy under another name is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    for (const one of copy.policies) if (one.id === 'P-F1-retry') one.id = 'P-retry';
  });
  const found = idNamesItsThing.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-retry'],
  );
  assert.match(at(found, 0).message, /P-F1-retry/);
});
