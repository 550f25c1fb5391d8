import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { designAsCompared } from './design-as-compared.ts';

test('plans as they are made keep the rule design-as-compared', async () => {
  for (const plan of await realPlans()) assert.deepEqual(designAsCompared.check(plan), []);
});

test('another tool than was compared is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.architecture.layers, 1).tool = 'A hat';
  });
  const found = designAsCompared.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['D2'],
  );
  assert.match(at(found, 0).message, /A hat/);
});

test('a design that was not compared is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.architecture.id = 'D99';
  });
  const found = designAsCompared.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['D99'],
  );
  assert.match(at(found, 0).message, /not among/);
});

test('the design of another flow is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 0).design.flow = 'F2';
  });
  const found = designAsCompared.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['F1'],
  );
  assert.match(at(found, 0).message, /F2/);
});
