import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { deadLettersKept } from './dead-letters-kept.ts';

test('plans as they are made keep the rule dead-letters-kept', async () => {
  for (const plan of await realPlans()) assert.deepEqual(deadLettersKept.check(plan), []);
});

test('dead letters that expire before triage are told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 0).design.deadLetter.expires = 'PT1H';
  });
  const found = deadLettersKept.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F1-dead-letter', 'P-F1-dead-letter'],
  );
  assert.match(at(found, 0).message, /1 h/);
});

test('personal data that stays too long is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 0).design.deadLetter.expires = 'P90D';
  });
  const found = deadLettersKept.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F1-dead-letter'],
  );
  assert.match(at(found, 0).message, /90 d/);
});
