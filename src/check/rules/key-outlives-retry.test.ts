import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { keyOutlivesRetry } from './key-outlives-retry.ts';

test('plans as they are made keep the rule key-outlives-retry', async () => {
  for (const plan of await realPlans()) assert.deepEqual(keyOutlivesRetry.check(plan), []);
});

test('repeats that outlive the key are told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    for (const row of at(copy.flows, 0).design.retry.rows)
      if (row.class === 'no-answer') row.givesUpAfter = 'P3D';
  });
  const found = keyOutlivesRetry.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F1-idempotency'],
  );
  assert.match(at(found, 0).message, /3 d.*1 d/);
});

test('a key that is counted on for too long is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 0).design.idempotency.retention = 'P90D';
  });
  const found = keyOutlivesRetry.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F1-idempotency'],
  );
  assert.match(at(found, 0).message, /90 d/);
});

test('repeats that nothing tells apart are told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 1).design.idempotency.support = 'none';
  });
  const found = keyOutlivesRetry.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F2-idempotency'],
  );
  assert.match(at(found, 0).message, /second record/);
});
