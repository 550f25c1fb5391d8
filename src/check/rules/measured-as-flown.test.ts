import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, realPlans } from '../../../test/example-plan.ts';
import { measuredPlan } from '../../../test/measured-plan.ts';
import { measuredAsFlown } from './measured-as-flown.ts';

test('plans as they are made keep the rule measured-as-flown, measured or not', async () => {
  for (const plan of [...(await realPlans()), await measuredPlan()])
    assert.deepEqual(measuredAsFlown.check(plan), []);
});

test('a measured figure that no run gave is told by its design', async () => {
  const plan = broken(await measuredPlan(), (copy) => {
    const { measured } = at(copy.comparison.designs, 1);
    if (measured !== null) measured.freshnessP95 = 'PT1S';
  });
  const [found] = measuredAsFlown.check(plan);
  assert.equal(found?.at, 'D2');
  assert.match(found?.message ?? '', /PT1S for freshnessP95 where its runs gave PT2M/);
});

test('figures of the reference, runs of another design and figures without runs are told', async () => {
  const plan = broken(await measuredPlan(), (copy) => {
    const reference = copy.comparison.measuring?.reference ?? null;
    if (reference !== null) reference.measured.lost = 0.5;
    at(copy.comparison.designs, 0).campaign = null;
    const { campaign } = at(copy.comparison.designs, 2);
    if (campaign !== null) campaign.design = 'D9';
  });
  assert.deepEqual(
    measuredAsFlown.check(plan).map((one) => one.at),
    ['D1', 'D3', 'comparison'],
  );
});

test('a comparison that calls itself measured without saying how is told', async () => {
  const plan = broken(await measuredPlan(), (copy) => {
    copy.comparison.basis = 'estimated';
  });
  assert.match(measuredAsFlown.check(plan)[0]?.message ?? '', /called estimated and says how/);
});

test('a branch without a line, a taken one without a run, and budgets that do not follow are told', async () => {
  const plan = broken(await measuredPlan(), (copy) => {
    const { branches, budgets } = copy.proven ?? { branches: [], budgets: [] };
    branches.splice(0, 1);
    at(branches, 0).seed = null;
    at(budgets, 0).reckoned += 1;
    at(budgets, 1).agrees = false;
    at(budgets, 2).tolerance = 5;
  });
  const found = measuredAsFlown.check(plan);
  assert.deepEqual(
    found.map((one) => one.message.replace(/^\S+ /, '').split(' ').slice(0, 3).join(' ')),
    ['has no line', 'is said to', 'is reckoned at', 'is said to', 'is held to'],
  );
});
