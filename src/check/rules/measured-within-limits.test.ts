import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, realPlans } from '../../../test/example-plan.ts';
import { measuredPlan } from '../../../test/measured-plan.ts';
import { measuredWithinLimits } from './measured-within-limits.ts';

test('plans as they are made keep the rule measured-within-limits, measured or not', async () => {
  for (const plan of [...(await realPlans()), await measuredPlan()])
    assert.deepEqual(measuredWithinLimits.check(plan), []);
});

test('a window beyond its limit is told at its budget, one of another design is not', async () => {
  const overrun = async (design: number) =>
    measuredWithinLimits.check(
      broken(await measuredPlan(), (copy) => {
        const limit = at(at(copy.comparison.designs, design).campaign?.limits ?? [], 0);
        limit.share.most = 1.25;
        limit.busiest.most = 237;
      }),
    );
  const [found, ...others] = await overrun(1);
  assert.deepEqual([found?.at, others], ['B-crm-burst-professional-enterprise', []]);
  assert.match(found?.message ?? '', /held 237 of its own calls, 125 % of the limit/);
  assert.deepEqual(await overrun(0), []);
});
