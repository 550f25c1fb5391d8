import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan } from '../../../test/example-plan.ts';
import { endpointExists } from './endpoint-exists.ts';

test('every call of the example is in its contract', async () => {
  assert.deepEqual(endpointExists.check(await examplePlan()), []);
});

test('a mistyped path is named with the call and the nearest operation', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const call = at(at(copy.flows, 0).design.calls, 0);
    call.path = `${call.path}x`;
  });
  const call = at(at(plan.flows, 0).design.calls, 0);
  const found = endpointExists.check(plan);
  assert.deepEqual(
    found.map((one) => [one.rule, one.severity, one.at]),
    [['SPW001', 'error', call.id]],
  );
  assert.ok(at(found, 0).message.includes(call.path.slice(0, -1)));
});

test('an operation taken out of the contract is missed by each call that uses it', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    for (const connection of copy.connections)
      for (const resource of connection.resources) resource.operations = [];
  });
  const calls = plan.flows.flatMap((flow) => flow.design.calls.map((call) => call.id));
  assert.deepEqual(
    endpointExists.check(plan).map((one) => one.at),
    calls,
  );
});
