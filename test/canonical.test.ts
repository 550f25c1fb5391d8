import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPlan } from '../src/check/check.ts';
import { Plan } from '../src/plan/plan.ts';
import { renderPlan } from '../src/render/render.ts';
import { canonicalText } from '../src/store/base/content.ts';
import { measuredPlan } from './measured-plan.ts';

test('a plan whose file has its keys in another order is found and read the same', async () => {
  const plan = await measuredPlan();
  const again = Plan.parse(JSON.parse(canonicalText(plan)));
  assert.deepEqual(checkPlan(again), checkPlan(plan));
  assert.equal(renderPlan(again).get('comparison.md'), renderPlan(plan).get('comparison.md'));
});
