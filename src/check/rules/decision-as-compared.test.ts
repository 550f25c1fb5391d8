import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { decisionAsCompared } from './decision-as-compared.ts';

test('plans as they are made keep the rule decision-as-compared', async () => {
  for (const plan of await realPlans()) assert.deepEqual(decisionAsCompared.check(plan), []);
});

test('a record that names another design is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.decisions, 0).chosen = 'D1';
  });
  const found = decisionAsCompared.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['D-architecture'],
  );
  assert.match(at(found, 0).message, /D1 where the plan is made for D2/);
});

test('a rejected design without its reasons is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.decisions, 0).rejected = [];
  });
  const found = decisionAsCompared.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    plan.comparison.designs.slice(1).map(() => 'D-architecture'),
  );
  assert.match(at(found, 0).message, /does not say why/);
});

test('a decision that is nobody’s, or comes after what rests on it, is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    Object.assign(at(copy.decisions, 0), { owner: 'the moon', before: 'K7' });
  });
  const messages = decisionAsCompared.check(plan).map((one) => one.message);
  assert.equal(messages.length, 2);
  assert.match(messages.join(' '), /the moon.+before K7 where K3 waits for it/);
});

test('another role may agree to the decision', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.decisions, 0).owner = 'business owner';
  });
  assert.deepEqual(decisionAsCompared.check(plan), []);
});
