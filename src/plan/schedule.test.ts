import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Size } from '../score/size.ts';
import { dateOf, scheduleTasks, type TaskContent } from './schedule.ts';

const base: Size = { systems: 2, privateSystems: 0, flows: 1, legs: 1, developers: 1 };
const none: ReadonlyMap<string, TaskContent> = new Map();

test('one one-way flow between two systems is 8 tasks, 175 points, and is verified on day 15', () => {
  const tasks = scheduleTasks(base, none, null);
  assert.deepEqual(
    tasks.map((task) => [task.points, task.startDay]),
    [
      [20, 0],
      [20, 2],
      [30, 5],
      [25, 7],
      [20, 8],
      [20, 10],
      [25, 12],
      [15, 15],
    ],
  );
  assert.equal(
    tasks.reduce((sum, task) => sum + task.points, 0),
    175,
  );
});

test('more developers do not shorten the base case', () => {
  assert.equal(scheduleTasks({ ...base, developers: 9 }, none, null).at(-1)?.startDay, 15);
});

test('a second direction doubles connector and mapping', () => {
  const points = scheduleTasks({ ...base, legs: 2 }, none, null).map((task) => task.points);
  assert.equal(points[2], 60);
  assert.equal(points[3], 50);
});

test('each task starts after the one before has ended, and dev comes before staging before production', () => {
  const tasks = scheduleTasks(
    { systems: 5, privateSystems: 2, flows: 4, legs: 6, developers: 2 },
    none,
    null,
  );
  for (const [index, task] of tasks.entries()) {
    assert.ok(task.endDay >= task.startDay);
    assert.equal(task.startDay, index === 0 ? 0 : (tasks[index - 1]?.endDay ?? 0) + 1);
  }
  assert.deepEqual(
    tasks.slice(4, 7).map((task) => task.gate),
    ['G-dev', 'G-staging', null],
  );
});

test('project days fall on working days', () => {
  assert.equal(dateOf('2027-01-11', 0), '2027-01-11');
  assert.equal(dateOf('2027-01-11', 5), '2027-01-18');
  assert.equal(dateOf('2027-01-09', 0), '2027-01-11');
  assert.equal(dateOf('2027-01-09', 15), '2027-02-01');
  assert.equal(dateOf(null, 3), null);
});
