import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { riskCovered } from './risk-covered.ts';

test('plans as they are made keep the rule risk-covered', async () => {
  for (const plan of await realPlans()) assert.deepEqual(riskCovered.check(plan), []);
});

test('a risk that was taken out is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.risks = copy.risks.filter((one) => one.id !== 'K-crm-S-crm-oauth-v1');
  });
  const found = riskCovered.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['K-crm-S-crm-oauth-v1'],
  );
  assert.match(at(found, 0).message, /OAuth/);
});

test('another day of a sunset than in its risk is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    for (const one of copy.sunsets) if (one.id === 'S-crm-v4') one.on = '2027-12-24';
  });
  const found = riskCovered.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['K-crm-S-crm-v4'],
  );
  assert.match(at(found, 0).message, /2027-12-24/);
});
