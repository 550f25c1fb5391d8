import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { limitApplies } from './limit-applies.ts';

test('plans as they are made keep the rule limit-applies', async () => {
  for (const plan of await realPlans()) assert.deepEqual(limitApplies.check(plan), []);
});

test('a call under a limit of another endpoint is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(at(copy.flows, 0).design.calls, 1).limitId = 'search';
  });
  const found = limitApplies.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['F1.read'],
  );
  assert.match(at(found, 0).message, /does not count it/);
});

test('a limit that no throttle holds is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 2).design.throttle.limits = at(copy.flows, 2).design.throttle.limits.filter(
      (one) => one.limitId !== 'incremental',
    );
  });
  const found = limitApplies.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F3-throttle'],
  );
  assert.match(at(found, 0).message, /incremental/);
});
