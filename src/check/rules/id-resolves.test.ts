import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, twoWayPlan } from '../../../test/example-plan.ts';
import { idResolves } from './id-resolves.ts';

test('all ids of the example and of a two-way plan resolve', async () => {
  assert.deepEqual(idResolves.check(await examplePlan()), []);
  assert.deepEqual(idResolves.check(await twoWayPlan()), []);
});

test('a mistyped reference is named with the nearest id', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 0).mapping = 'M-F1x';
  });
  const found = idResolves.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['F1'],
  );
  assert.match(at(found, 0).message, /M-F1x.*M-F1\b/);
});

test('an id that stands twice is named', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.tests, 1).id = at(copy.tests, 0).id;
  });
  assert.ok(idResolves.check(plan).some((one) => one.at === at(plan.tests, 0).id));
});
