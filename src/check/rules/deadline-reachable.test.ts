import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, realPlans, startedPlan } from '../../../test/example-plan.ts';
import { deadlineReachable } from './deadline-reachable.ts';

test('plans as they are made keep the rule deadline-reachable', async () => {
  for (const plan of await realPlans()) assert.deepEqual(deadlineReachable.check(plan), []);
});

test('a go-live before the launch is told', async () => {
  const plan = broken(await startedPlan(), (copy) => {
    copy.brief.constraints.goLive = '2026-12-20';
  });
  const found = deadlineReachable.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['K7'],
  );
  assert.match(at(found, 0).message, /2026-12-20/);
});
