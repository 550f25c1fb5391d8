import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan } from '../../../test/example-plan.ts';
import { taskTraces } from './task-traces.ts';

test('all work of the example serves a requirement, and every requirement has work', async () => {
  assert.deepEqual(taskTraces.check(await examplePlan()), []);
});

test('a task that serves nothing is named', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.trace = copy.trace.filter((link) => link.to !== 'K5');
  });
  assert.deepEqual(
    taskTraces.check(plan).map((one) => one.at),
    ['K5'],
  );
});

test('a requirement without work is named', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.trace = copy.trace.filter((link) => link.from !== 'R-budget');
  });
  assert.deepEqual(
    taskTraces.check(plan).map((one) => one.at),
    ['R-budget'],
  );
});

test('tasks that wait for each other are named', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.project.tasks, 0).after = ['K2'];
  });
  assert.deepEqual(
    taskTraces.check(plan).map((one) => one.at),
    ['K1', 'K2'],
  );
});

test('points that do not add up are told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.project.tasks, 0).points += 7;
  });
  assert.match(
    at(taskTraces.check(plan), 0).message,
    new RegExp(`${plan.project.points + 7} points.*${plan.project.points}`),
  );
});
