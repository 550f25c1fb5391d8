import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { policyStatesDesign } from './policy-states-design.ts';

test('plans as they are made keep the rule policy-states-design', async () => {
  for (const plan of await realPlans()) assert.deepEqual(policyStatesDesign.check(plan), []);
});

test('a longer interval than the policy states is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 0).design.trigger.repair = { mode: 'poll', every: 'PT50M' };
  });
  const found = policyStatesDesign.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F1-trigger'],
  );
  assert.match(at(found, 0).message, /15 min.*50 min/);
});

test('a decision without its policy is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.policies = copy.policies.filter((one) => one.id !== 'P-F2-ordering');
  });
  const found = policyStatesDesign.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F2-ordering'],
  );
});

test('a policy of another kind is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    for (const one of copy.policies) if (one.id === 'P-F1-read') one.kind = 'write';
  });
  const found = policyStatesDesign.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F1-read'],
  );
  assert.match(at(found, 0).message, /of the kind write/);
});
