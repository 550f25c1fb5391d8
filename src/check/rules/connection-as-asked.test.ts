import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { connectionAsAsked } from './connection-as-asked.ts';

test('plans as they are made keep the rule connection-as-asked', async () => {
  for (const plan of await realPlans()) assert.deepEqual(connectionAsAsked.check(plan), []);
});

test('another edition than the brief names is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.connections, 0).edition = 'enterprise';
  });
  const found = connectionAsAsked.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['C-crm'],
  );
  assert.match(at(found, 0).message, /enterprise.*professional/);
});

test('a system of the brief without a connection is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.connections.pop();
  });
  const found = connectionAsAsked.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['C-support'],
  );
});
