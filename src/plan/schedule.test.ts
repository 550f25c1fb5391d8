import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Size } from '../score/size.ts';
import { dateOf, reckoning, releaseGates, scheduleTasks, type TaskContent } from './schedule.ts';

const base: Size = {
  systems: 2,
  privateSystems: 0,
  flows: 1,
  legs: 1,
  authKinds: 2,
  objects: 2,
  legacySystems: 0,
  developers: 1,
};
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
    {
      systems: 5,
      privateSystems: 2,
      flows: 4,
      legs: 6,
      authKinds: 2,
      objects: 2,
      legacySystems: 0,
      developers: 2,
    },
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

test('more hands shorten building where there are directions to share, and never setup or launch', () => {
  const alone = scheduleTasks({ ...base, legs: 6 }, none, null);
  const many = scheduleTasks(
    { ...base, legs: 6, authKinds: 2, objects: 2, legacySystems: 0, developers: 3 },
    none,
    null,
  );
  const length = (tasks: typeof alone, id: string): number => {
    const task = tasks.find((one) => one.id === id);
    return (task?.endDay ?? 0) - (task?.startDay ?? 0) + 1;
  };
  assert.ok(length(many, 'K3') < length(alone, 'K3'));
  for (const task of alone) assert.ok(length(many, task.id) <= length(alone, task.id), task.id);
  assert.deepEqual(
    many.map((task) => task.points),
    alone.map((task) => task.points),
  );
});

test('where nothing can be built yet, points and days are no less than those of the base case', () => {
  const tasks = scheduleTasks({ ...base, legs: 0 }, none, null);
  assert.equal(
    tasks.reduce((sum, task) => sum + task.points, 0),
    175,
  );
  assert.equal(tasks.at(-1)?.startDay, 15);
});

test('the reckoning states the rules with the figures of this project', () => {
  const said = reckoning(
    {
      systems: 4,
      privateSystems: 1,
      flows: 2,
      legs: 3,
      authKinds: 2,
      objects: 2,
      legacySystems: 0,
      developers: 2,
    },
    31.5,
  ).join('\n');
  assert.match(said, /4 systems \(1 of them private\), 2 flows, 3 directions/);
  assert.match(said, /2 developers work/);
  assert.match(said, /31\.5\.$/);
  assert.match(reckoning(base, 15).join('\n'), /one developer works/);
});

test('no gate opens without tests or evidence and a signature that is still to be given', () => {
  const gates = releaseGates(['T-dev'], ['T-staging'], ['Q-1', 'Q-2']);
  assert.deepEqual(
    gates.map((gate) => [gate.id, gate.before, gate.tests]),
    [
      ['G-dev', 'K6', ['T-dev']],
      ['G-staging', 'K7', ['T-staging']],
      ['G-verified', 'handover', []],
    ],
  );
  for (const { signOff, evidence } of gates) {
    assert.deepEqual([signOff.name, signOff.date], [null, null]);
    assert.ok(evidence.length > 0);
  }
  assert.ok(gates[0]?.evidence.includes('Answered: Q-1, Q-2'));
  assert.ok(
    !releaseGates([], [], []).some((gate) => gate.evidence.some((line) => line.startsWith('Answered'))),
  );
});
