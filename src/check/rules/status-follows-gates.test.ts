import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { statusFollowsGates } from './status-follows-gates.ts';

test('plans as they are made keep the rule status-follows-gates', async () => {
  for (const plan of await realPlans()) assert.deepEqual(statusFollowsGates.check(plan), []);
});

test('a gate that was opened by hand is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.gates, 0).verdict = 'open';
  });
  const found = statusFollowsGates.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['G-F3-timeline-events', 'F3'],
  );
  assert.match(at(found, 0).message, /no gate/);
});

test('a blocked flow that is called feasible is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 2).status = 'feasible';
  });
  const found = statusFollowsGates.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['G-F3-timeline-events', 'F3', 'F3'],
  );
  assert.match(at(found, 0).message, /is shut/);
});

test('a route that no gate offers is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    Object.assign(at(copy.flows, 2).route ?? {}, { resource: 'company' });
    at(copy.flows, 2).design.routedTo = 'company';
  });
  const found = statusFollowsGates.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['F3'],
  );
  assert.match(at(found, 0).message, /offers/);
});
