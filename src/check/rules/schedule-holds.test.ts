import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans, startedPlan } from '../../../test/example-plan.ts';
import { scheduleHolds } from './schedule-holds.ts';

test('plans as they are made keep the rule schedule-holds', async () => {
  for (const plan of await realPlans()) assert.deepEqual(scheduleHolds.check(plan), []);
});

test('a date on a weekend is told', async () => {
  const plan = broken(await startedPlan(), (copy) => {
    at(copy.project.tasks, 0).startDate = '2026-12-05';
  });
  const found = scheduleHolds.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['K1'],
  );
  assert.match(at(found, 0).message, /2026-12-05.*2026-12-07|2026-12-05/);
});

test('a task before what it waits for is told', async () => {
  const plan = broken(await startedPlan(), (copy) => {
    Object.assign(at(copy.project.tasks, 4), { startDay: 1, startDate: '2026-12-08' });
  });
  const found = scheduleHolds.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['K5'],
  );
  assert.match(at(found, 0).message, /K4/);
});

test('a length that is not that of the tasks is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.project.days = 5;
  });
  const found = scheduleHolds.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['project'],
  );
  assert.match(at(found, 0).message, /5 days/);
});

test('a date without a start is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.project.tasks, 7).endDate = '2027-01-04';
  });
  const found = scheduleHolds.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['K8'],
  );
  assert.match(at(found, 0).message, /no start/);
});
