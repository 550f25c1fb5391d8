import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan } from '../../../test/example-plan.ts';
import { scopesSuffice } from './scopes-suffice.ts';

test('the scopes of the example suffice', async () => {
  assert.deepEqual(scopesSuffice.check(await examplePlan()), []);
});

test('a call without its scope is named', async () => {
  const original = await examplePlan();
  const scoped = original.flows.flatMap((flow) => flow.design.calls).find((call) => call.scopes.length > 0);
  assert.ok(scoped);
  const plan = broken(original, (copy) => {
    for (const flow of copy.flows)
      for (const call of flow.design.calls) if (call.id === scoped.id) call.scopes = ['nothing.at.all'];
  });
  assert.deepEqual(
    scopesSuffice.check(plan).map((one) => [one.rule, one.severity, one.at]),
    [
      ['SPW002', 'error', scoped.id],
      ['SPW002', 'error', 'C-crm'],
    ],
  );
});

test('a scope that the connection does not ask for is named', async () => {
  const original = await examplePlan();
  const plan = broken(original, (copy) => {
    for (const connection of copy.connections) connection.scopes = [];
  });
  const scoped = original.flows.flatMap((flow) => flow.design.calls).filter((call) => call.scopes.length > 0);
  assert.deepEqual(
    new Set(scopesSuffice.check(plan).map((one) => one.at)),
    new Set(scoped.map((call) => call.id)),
  );
});

test('a scope that the connection asks for and no call needs is named', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const { scopes } = at(copy.connections, 0);
    scopes.push({ scope: 'everything.write', calls: at(scopes, 0).calls });
  });
  const found = scopesSuffice.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['C-crm'],
  );
  assert.match(at(found, 0).message, /everything\.write/);
});
