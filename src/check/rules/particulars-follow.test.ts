import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { particularsFollow } from './particulars-follow.ts';

test('plans as they are made keep the rule particulars-follow', async () => {
  for (const plan of await realPlans()) assert.deepEqual(particularsFollow.check(plan), []);
});

test('a time that the design does not give is told with both times', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.particulars, 0).timing.worst = 'PT9H';
  });
  const found = particularsFollow.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['A-F1'],
  );
  assert.match(at(found, 0).message, /PT9H where PT\S+ follows \(timing\.worst\)/);
});

test('a flow without its particulars is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.particulars.pop();
  });
  const found = particularsFollow.check(plan);
  assert.equal(found.length, 1);
  assert.match(at(found, 0).at, /^A-F\d/);
});

test('what somebody counted in the data, and who a story is for, are people’s to write down', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const [first] = copy.particulars;
    at(first?.quality ?? [], 0).found = 12;
    for (const { story } of copy.particulars) story.persona ??= 'office clerk';
  });
  assert.deepEqual(particularsFollow.check(plan), []);
});
