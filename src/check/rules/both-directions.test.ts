import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, realPlans, twoWayPlan } from '../../../test/example-plan.ts';
import { bothDirections } from './both-directions.ts';

test('plans as they are made keep the rule both-directions', async () => {
  for (const plan of await realPlans()) assert.deepEqual(bothDirections.check(plan), []);
});

test('a leg that does not come back is told', async () => {
  const plan = broken(await twoWayPlan(), (copy) => {
    copy.flows.pop();
  });
  const found = bothDirections.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['F1-out'],
  );
  assert.match(at(found, 0).message, /no leg/);
});

test('another winner on the way back is told', async () => {
  const plan = broken(await twoWayPlan(), (copy) => {
    at(at(copy.flows, 1).design.conflict?.rules ?? [], 0).winner = 'whoever shouts';
  });
  const found = bothDirections.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F1-out-conflict'],
  );
  assert.match(at(found, 0).message, /shouts/);
});

test('both directions before each alone are told', async () => {
  const plan = broken(await twoWayPlan(), (copy) => {
    for (const task of copy.project.tasks) if (task.id === 'K6') task.subtasks.reverse();
  });
  const found = bothDirections.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['F1-out', 'F1-back'],
  );
  assert.match(at(found, 0).message, /K6/);
});
