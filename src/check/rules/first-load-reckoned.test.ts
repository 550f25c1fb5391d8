import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { firstLoadReckoned } from './first-load-reckoned.ts';

test('plans as they are made keep the rule first-load-reckoned', async () => {
  for (const plan of await realPlans()) assert.deepEqual(firstLoadReckoned.check(plan), []);
});

test('a least time that the limit does not make is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 0).design.backfill.atLeast = 'PT3M';
  });
  const found = firstLoadReckoned.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F1-backfill'],
  );
  assert.match(at(found, 0).message, /3 min.*13 min 20 s/);
});

test('fewer records than exist are told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 2).design.backfill.records = 12;
  });
  const found = firstLoadReckoned.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F3-backfill', 'P-F3-backfill'],
  );
  assert.match(at(found, 0).message, /12 records where 12000/);
});

test('a limit that the target does not have is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 1).design.backfill.limitId = 'none-such';
  });
  const found = firstLoadReckoned.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F2-backfill'],
  );
  assert.match(at(found, 0).message, /none-such/);
});
