import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { policyCarried } from './policy-carried.ts';

test('plans as they are made keep the rule policy-carried', async () => {
  for (const plan of await realPlans()) assert.deepEqual(policyCarried.check(plan), []);
});

test('a policy that the tool cannot carry is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const verdict = copy.architecture.verdicts.find((one) => one.policy === 'retry.rate-limit');
    Object.assign(verdict ?? {}, { verdict: 'impossible' });
  });
  const found = policyCarried.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F1-retry'],
  );
  assert.match(at(found, 0).message, /cannot carry retry.rate-limit of F1/);
});

test('a policy without a verdict is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.architecture.verdicts = copy.architecture.verdicts.filter(
      (one) => one.flow !== 'F2' || !one.policy.startsWith('dead-letter'),
    );
  });
  const found = policyCarried.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F2-dead-letter'],
  );
  assert.match(at(found, 0).message, /Nobody/);
});
