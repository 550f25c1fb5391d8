import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { freshnessKept } from './freshness-kept.ts';

test('plans as they are made keep the rule freshness-kept', async () => {
  for (const plan of await realPlans()) assert.deepEqual(freshnessKept.check(plan), []);
});

test('a freshness that arithmetic misses is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 1).freshness = 'PT4M';
  });
  const found = freshnessKept.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F2-trigger'],
  );
  assert.match(at(found, 0).message, /4 min.*5 min/);
});
