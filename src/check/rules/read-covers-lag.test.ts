import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { readCoversLag } from './read-covers-lag.ts';

test('plans as they are made keep the rule read-covers-lag', async () => {
  for (const plan of await realPlans()) assert.deepEqual(readCoversLag.check(plan), []);
});

test('a window that does not reach over a lag is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    for (const resource of at(copy.connections, 0).resources)
      for (const operation of resource.operations)
        if (operation.incremental !== null) operation.incremental.lag = 'PT10M';
  });
  const found = readCoversLag.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F1-read'],
  );
  assert.match(at(found, 0).message, /10 min/);
});

test('records read by id without a call for it are told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const { design } = at(copy.flows, 1);
    design.calls = design.calls.filter((call) => call.id !== 'F2.read');
  });
  const found = readCoversLag.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F2-read'],
  );
  assert.match(at(found, 0).message, /by id/);
});

test('windows that are cut behind the cap are told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    Object.assign(at(copy.flows, 0).design.read.partition ?? {}, { above: 20_000 });
  });
  const found = readCoversLag.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F1-read'],
  );
  assert.match(at(found, 0).message, /20000.*10000/);
});
