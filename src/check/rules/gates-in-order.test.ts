import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { gatesInOrder } from './gates-in-order.ts';

test('plans as they are made keep the rule gates-in-order', async () => {
  for (const plan of await realPlans()) assert.deepEqual(gatesInOrder.check(plan), []);
});

test('a gate that was taken out is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.project.gates = copy.project.gates.filter((gate) => gate.id !== 'G-staging');
  });
  const found = gatesInOrder.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['G-staging'],
  );
  assert.match(at(found, 0).message, /before K7/);
});

test('a test that the gate no longer asks for is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.project.gates, 0).tests.shift();
  });
  const found = gatesInOrder.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['G-dev'],
  );
  assert.match(at(found, 0).message, /T-F1-mapping/);
});

test('staging after production is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.project.gates, 1).before = 'K8';
  });
  const found = gatesInOrder.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['G-staging', 'G-staging'],
  );
  assert.match(at(found, 0).message, /K7/);
});

test('a signature of nobody is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.project.gates, 0).signOff.date = '2027-01-05';
  });
  const found = gatesInOrder.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['G-dev'],
  );
  assert.match(at(found, 0).message, /nobody/);
});
