import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { writeAsCalled } from './write-as-called.ts';

test('plans as they are made keep the rule write-as-called', async () => {
  for (const plan of await realPlans()) assert.deepEqual(writeAsCalled.check(plan), []);
});

test('another way of writing than is called is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 0).design.write.mode = 'update-only';
  });
  const found = writeAsCalled.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F1-write'],
  );
  assert.match(at(found, 0).message, /create/);
});

test('a batch larger than its call is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 1).design.write.batch = 5000;
  });
  const found = writeAsCalled.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F2-write'],
  );
  assert.match(at(found, 0).message, /5000/);
});

test('an upsert without its call is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const { design } = at(copy.flows, 2);
    design.calls = design.calls.filter((call) => call.id !== 'F3.upsert');
  });
  const found = writeAsCalled.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F3-write'],
  );
  assert.match(at(found, 0).message, /upsert/);
});
