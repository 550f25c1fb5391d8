import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { inTransitEncrypted } from './in-transit-encrypted.ts';

test('plans as they are made keep the rule in-transit-encrypted', async () => {
  for (const plan of await realPlans()) assert.deepEqual(inTransitEncrypted.check(plan), []);
});

test('an address without encryption is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(at(copy.connections, 1).servers, 0).url = 'http://api.example.com';
  });
  const found = inTransitEncrypted.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['C-billing'],
  );
  assert.match(at(found, 0).message, /http:\/\/api.example.com/);
});
