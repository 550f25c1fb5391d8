import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { exampleFollowsMapping } from './example-follows-mapping.ts';

test('plans as they are made keep the rule example-follows-mapping', async () => {
  for (const plan of await realPlans()) assert.deepEqual(exampleFollowsMapping.check(plan), []);
});

test('a body with a field that no row fills is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const { example } = at(copy.flows, 0);
    if (example !== null) example.body = example.body.replace('"phone"', '"telephone"');
  });
  const found = exampleFollowsMapping.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['M-F1'],
  );
  assert.match(at(found, 0).message, /telephone/);
});

test('a value that the row would not pass on is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const { example } = at(copy.flows, 0);
    if (example !== null) example.body = example.body.replace('London', 'Paris');
  });
  const found = exampleFollowsMapping.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['M-F1'],
  );
  assert.match(at(found, 0).message, /Paris/);
});

test('a body that is no JSON is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    Object.assign(at(copy.flows, 1).example ?? {}, { body: '{' });
  });
  const found = exampleFollowsMapping.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['F2'],
  );
  assert.match(at(found, 0).message, /not JSON/);
});
