import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan } from '../../../test/example-plan.ts';
import { planUnchanged } from './plan-unchanged.ts';

test('a plan as made has the hash that it says', async () => {
  assert.deepEqual(planUnchanged.check(await examplePlan()), []);
});

test('a changed title is seen', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 0).title = 'another title';
  });
  assert.deepEqual(
    planUnchanged.check(plan).map((one) => [one.rule, one.severity]),
    [['SPW013', 'warning']],
  );
});

test('an approval does not change what was approved', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.revisions, 1).by = 'Ada Lovelace';
  });
  assert.deepEqual(planUnchanged.check(plan), []);
});
