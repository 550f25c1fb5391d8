import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { oneInFlight } from './one-in-flight.ts';

test('plans as they are made keep the rule one-in-flight', async () => {
  for (const plan of await realPlans()) assert.deepEqual(oneInFlight.check(plan), []);
});

test('two changes of one record at once are told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 0).design.transport.inFlightPerRecord = 2;
  });
  const found = oneInFlight.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F1-transport'],
  );
  assert.match(at(found, 0).message, /2 changes/);
});

test('two flows on one queue are told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 1).design.transport.queue = at(copy.flows, 0).design.transport.queue;
  });
  const found = oneInFlight.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F2-transport'],
  );
  assert.match(at(found, 0).message, /F1/);
});

test('more calls at once than the target takes are told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const limit = at(at(copy.connections, 1).rateLimits, 0);
    at(copy.connections, 1).rateLimits.push({
      ...limit,
      id: 'at-once',
      concurrent: true,
      limit: 3,
      scope: 'account',
      appliesTo: [],
      environment: null,
    });
  });
  const found = oneInFlight.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F1-transport'],
  );
  assert.match(at(found, 0).message, /at-once/);
});
