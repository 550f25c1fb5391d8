import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { avoidedNotUsed } from './avoided-not-used.ts';

test('plans as they are made keep the rule avoided-not-used', async () => {
  for (const plan of await realPlans()) assert.deepEqual(avoidedNotUsed.check(plan), []);
});

test('a tool to be avoided is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.brief.constraints.avoid = ['pg-boss'];
  });
  const found = avoidedNotUsed.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['D2'],
  );
  assert.match(at(found, 0).message, /pg-boss/);
});
