import assert from 'node:assert/strict';
import { test } from 'node:test';
import { broken, examplePlan, twoWayPlan } from '../../../test/example-plan.ts';
import { policyHasTest } from './policy-has-test.ts';

test('every policy of the example has a test before a gate', async () => {
  const plan = await examplePlan();
  assert.ok(plan.policies.length > 0);
  assert.deepEqual(policyHasTest.check(plan), []);
});

test('a two-way plan proves its conflict and echo policies too', async () => {
  assert.deepEqual(policyHasTest.check(await twoWayPlan()), []);
});

test('a test taken off its gate leaves its policy unproved', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    for (const gate of copy.project.gates) gate.tests = gate.tests.filter((id) => id !== 'T-F1-order');
  });
  assert.deepEqual(
    policyHasTest.check(plan).map((one) => one.at),
    ['P-F1-ordering'],
  );
});
