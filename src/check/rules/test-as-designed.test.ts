import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { testAsDesigned } from './test-as-designed.ts';

test('plans as they are made keep the rule test-as-designed', async () => {
  for (const plan of await realPlans()) assert.deepEqual(testAsDesigned.check(plan), []);
});

test('a test that was taken out is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.tests = copy.tests.filter((one) => one.id !== 'T-F1-crash');
  });
  const found = testAsDesigned.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['T-F1-crash'],
  );
  assert.match(at(found, 0).message, /Killed/);
});

test('a test behind the wrong gate is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    for (const one of copy.tests) if (one.id === 'T-F2-refused') one.gate = 'staging';
  });
  const found = testAsDesigned.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['T-F2-refused'],
  );
  assert.match(at(found, 0).message, /staging gate where dev/);
});

test('a test that proves less than it must is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    for (const one of copy.tests) if (one.id === 'T-F3-no-answer') one.proves = ['P-F3-retry'];
  });
  const found = testAsDesigned.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['T-F3-no-answer'],
  );
  assert.match(at(found, 0).message, /P-F3-idempotency/);
});
