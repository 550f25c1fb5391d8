import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { callAsDocumented } from './call-as-documented.ts';

test('plans as they are made keep the rule call-as-documented', async () => {
  for (const plan of await realPlans()) assert.deepEqual(callAsDocumented.check(plan), []);
});

test('larger pages than the contract gives are told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(at(copy.flows, 0).design.calls, 0).pageSize = 500;
  });
  const found = callAsDocumented.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['F1.find'],
  );
  assert.match(at(found, 0).message, /500.*200/);
});

test('a write that is repeated as a read is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(at(copy.flows, 0).design.calls, 3).onFailure = 'read';
  });
  const found = callAsDocumented.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['F1.create'],
  );
  assert.match(at(found, 0).message, /read/);
});

test('fewer calls than the interval makes are told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(at(copy.flows, 0).design.calls, 0).callsPerDay = 3;
  });
  const found = callAsDocumented.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['F1.find'],
  );
  assert.match(at(found, 0).message, /96/);
});

test('a call that a hub makes once for several flows is counted where it is made', async () => {
  const plan = await examplePlan();
  const first = at(plan.flows, 0);
  const find = at(first.design.calls, 0);
  const served = {
    ...first,
    id: 'F9',
    design: { ...first.design, calls: [{ ...find, id: 'F9.find', callsPerDay: 0 }] },
  };
  const both = { ...plan, flows: [...plan.flows, served] };
  assert.equal(callAsDocumented.check(both).length, 1);
  const canonical = { concepts: [], mappings: 2, adapters: 2 };
  const through = { ...both, architecture: { ...plan.architecture, canonical } };
  assert.deepEqual(callAsDocumented.check(through), []);
  const alone = { ...through, flows: [served] };
  assert.match(at(callAsDocumented.check(alone), 0).message, /0 times a day/);
});
