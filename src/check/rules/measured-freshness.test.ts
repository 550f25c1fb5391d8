import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, realPlans } from '../../../test/example-plan.ts';
import { measuredPlan } from '../../../test/measured-plan.ts';
import { measuredFreshness } from './measured-freshness.ts';

test('plans as they are made keep the rule measured-freshness, measured or not', async () => {
  for (const plan of [...(await realPlans()), await measuredPlan()])
    assert.deepEqual(measuredFreshness.check(plan), []);
});

test('a middle change that comes later than asked is told at the trigger', async () => {
  const plan = broken(await measuredPlan(), (copy) => {
    const flow = at(at(copy.comparison.designs, 1).campaign?.flows ?? [], 0);
    if (flow.freshness !== null) flow.freshness.p50.middle = 7200;
  });
  const [found, ...others] = measuredFreshness.check(plan);
  assert.deepEqual([found?.at, found?.severity, others], ['P-F1-trigger', 'warning', []]);
  assert.match(found?.message ?? '', /within 5 min, .* took 2 h or longer/);
});
