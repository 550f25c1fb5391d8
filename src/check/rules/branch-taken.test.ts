import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, realPlans } from '../../../test/example-plan.ts';
import { measuredPlan } from '../../../test/measured-plan.ts';
import { branchTaken } from './branch-taken.ts';

test('plans as they are made keep the rule branch-taken, measured or not', async () => {
  for (const plan of [...(await realPlans()), await measuredPlan()])
    assert.deepEqual(branchTaken.check(plan), []);
});

test('a branch that no run took is told, with the reason', async () => {
  const plan = broken(await measuredPlan(), (copy) => {
    const branch = at(copy.proven?.branches ?? [], 2);
    Object.assign(branch, { taken: 0, evidence: null, seed: null, says: 'no run took it: quiet days' });
  });
  const [found, ...others] = branchTaken.check(plan);
  assert.deepEqual(others, []);
  assert.deepEqual([found?.severity, found?.at.startsWith('BR-F1-')], ['info', true]);
  assert.match(found?.message ?? '', /no run took it: quiet days/);
});
