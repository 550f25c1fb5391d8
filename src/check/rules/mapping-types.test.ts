import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { mappingTypes } from './mapping-types.ts';

test('plans as they are made keep the rule mapping-types', async () => {
  for (const plan of await realPlans()) assert.deepEqual(mappingTypes.check(plan), []);
});

test('another type than the contract has is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(at(copy.mappings, 0).mapping.mappings, 1).toType = 'integer';
  });
  const found = mappingTypes.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['M-F1.2'],
  );
  assert.match(at(found, 0).message, /integer/);
});

test('a value that the target does not take is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const row = at(at(copy.mappings, 2).mapping.mappings, 2);
    row.valueMap = { ...row.valueMap, urgent: 'EXTREME' };
  });
  const found = mappingTypes.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['M-F3.3'],
  );
  assert.match(at(found, 0).message, /EXTREME/);
});

test('a required field that may stay empty is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(at(copy.mappings, 2).mapping.mappings, 0).nullRule = 'omit';
  });
  const found = mappingTypes.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['M-F3.1'],
  );
  assert.match(at(found, 0).message, /empty/);
});

test('a mapping between other ends is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.mappings, 1).mapping.to = 'crm:company';
  });
  const found = mappingTypes.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['M-F2'],
  );
  assert.match(at(found, 0).message, /crm:company/);
});
