import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { custodiesFollow } from './custodies-follow.ts';

test('plans as they are made keep the rule custodies-follow', async () => {
  for (const plan of await realPlans()) assert.deepEqual(custodiesFollow.check(plan), []);
});

test('personal data that the flows carry and the custody hides is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.custodies, 0).personal.classes = [];
  });
  assert.deepEqual(
    custodiesFollow.check(plan).map((one) => one.at),
    [at(plan.custodies, 0).id],
  );
});

test('a system may be handed to another role of the plan, and to no role that nobody has', async () => {
  const given = (owner: string) => async () =>
    custodiesFollow.check(
      broken(await examplePlan(), (copy) => {
        at(copy.custodies, 0).owner = owner;
      }),
    );
  assert.deepEqual(await given('operations on call')(), []);
  assert.match(at(await given('the moon')(), 0).message, /says the moon where owner of/);
});
