import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, twoWayPlan } from '../../../test/example-plan.ts';
import { twoWayPolicies } from './two-way-policies.ts';

test('a one-way plan and a two-way plan with both policies pass', async () => {
  assert.deepEqual(twoWayPolicies.check(await examplePlan()), []);
  assert.deepEqual(twoWayPolicies.check(await twoWayPlan()), []);
});

test('each missing policy of each leg is named', async () => {
  const plan = broken(await twoWayPlan(), (copy) => {
    at(copy.flows, 0).design.conflict = null;
    at(copy.flows, 1).design.echo = null;
  });
  assert.deepEqual(
    twoWayPolicies.check(plan).map((one) => one.at),
    ['P-F1-out-conflict', 'P-F1-back-echo'],
  );
});
