import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Move, TaskState } from '../../store/base/tracking.ts';
import { burnDown, pointsLeft, statesOf } from './burn-down.ts';
import type { OutlineTask } from './project.ts';

function task(id: string, parts: Partial<OutlineTask>): OutlineTask {
  const none = {
    id,
    title: id,
    kind: 'setup',
    points: 20,
    startDay: 0,
    endDay: 1,
    after: [],
    gate: null,
  } as const;
  return { ...none, subtasks: [], ...parts };
}

const tasks = [
  task('K1', { subtasks: ['a', 'b', 'c', 'd'].map((id) => ({ id: `K1-${id}`, title: id })) }),
  task('K2', { points: 30, startDay: 2, endDay: 4 }),
];

const move = (item: string, state: TaskState, at: string): Move => ({ item, state, author: 'ada', at });

test('without a first day there is nothing to draw', () => {
  assert.equal(burnDown(tasks, [], { start: null, today: '2026-11-02' }), null);
});

test('the plan burns the points of each task evenly over its days', () => {
  const days = burnDown(tasks, [], { start: '2026-11-02', today: '2026-11-01' });
  assert.deepEqual(
    days?.map(({ date, ideal, actual }) => [date, ideal, actual]),
    [
      ['2026-11-02', 50, null],
      ['2026-11-02', 40, null],
      ['2026-11-03', 30, null],
      ['2026-11-04', 20, null],
      ['2026-11-05', 10, null],
      ['2026-11-06', 0, null],
    ],
  );
});

test('what was done counts at the end of its day, a weekend’s on Friday, and what was undone is left again', () => {
  const moves = [
    move('K1-a', 'done', '2026-11-02T09:00:00.000Z'),
    move('K1-b', 'done', '2026-11-02T10:00:00.000Z'),
    move('K1-b', 'doing', '2026-11-03T10:00:00.000Z'),
    move('K1', 'done', '2026-11-04T23:59:00.000Z'),
    move('K2', 'done', '2026-11-07T12:00:00.000Z'),
  ];
  const days = burnDown(tasks, moves, { start: '2026-11-02', today: '2026-11-10' });
  assert.deepEqual(
    days?.map(({ date, actual }) => [date, actual]),
    [
      ['2026-11-02', 50],
      ['2026-11-02', 40],
      ['2026-11-03', 45],
      ['2026-11-04', 30],
      ['2026-11-05', 30],
      ['2026-11-06', 0],
      ['2026-11-09', 0],
      ['2026-11-10', 0],
    ],
    'a late project goes on until today',
  );
});

test('points of a task lie evenly over its subtasks until the task itself is done', () => {
  assert.equal(pointsLeft(tasks, statesOf([{ item: 'K1-a', state: 'done' }])), 45);
  assert.equal(pointsLeft(tasks, statesOf([{ item: 'K1', state: 'done' }])), 30);
  assert.equal(pointsLeft(tasks, statesOf([{ item: 'K1-a', state: 'blocked' }])), 50);
});
