import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { workComplete } from './work-complete.ts';

test('plans as they are made keep the rule work-complete', async () => {
  for (const plan of await realPlans()) assert.deepEqual(workComplete.check(plan), []);
});

test('a subtask that was taken out is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const task = at(copy.project.tasks, 2);
    task.subtasks = task.subtasks.filter((one) => one.id !== 'K3-F2-failure');
  });
  const found = workComplete.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['K3-F2-failure'],
  );
});

test('a task that no longer serves its flow is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const task = at(copy.project.tasks, 6);
    task.serves = task.serves.filter((id) => id !== 'F3');
  });
  const found = workComplete.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['K7'],
  );
  assert.match(at(found, 0).message, /F3/);
});
