import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, realPlans } from '../../../test/example-plan.ts';
import { measuredPlan } from '../../../test/measured-plan.ts';
import { designSurvives } from './design-survives.ts';

test('plans as they are made keep the rule design-survives, measured or not', async () => {
  for (const plan of [...(await realPlans()), await measuredPlan()])
    assert.deepEqual(designSurvives.check(plan), []);
});

test('a recommended design that broke an invariant is told, with the invariant and its seed', async () => {
  const plan = broken(await measuredPlan(), (copy) => {
    const held = at(copy.comparison.designs, 1).campaign?.held ?? [];
    Object.assign(at(held, 1), { brokenRuns: 2, firstSeed: 4 });
  });
  const found = designSurvives.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['D2', 'D2'],
  );
  assert.match(
    at(found, 0).message,
    /D2 is recommended and makes doubles in 2 of 5 runs.*nothing-doubled, seed 4/,
  );
});

test('another design that broke something must be out; one that is out may have', async () => {
  const breakIt = async (rejectedFor: string[]): Promise<number> => {
    const plan = broken(await measuredPlan(), (copy) => {
      const design = at(copy.comparison.designs, 2);
      Object.assign(at(design.campaign?.held ?? [], 0), { brokenRuns: 1, firstSeed: 1 });
      design.rejectedFor = rejectedFor;
    });
    return designSurvives.check(plan).length;
  };
  assert.deepEqual([await breakIt([]), await breakIt(['loses changes'])], [1, 0]);
});
