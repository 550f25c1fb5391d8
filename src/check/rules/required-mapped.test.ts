import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan } from '../../../test/example-plan.ts';
import { requiredMapped } from './required-mapped.ts';

test('the example maps or asks for every required field', async () => {
  assert.deepEqual(requiredMapped.check(await examplePlan()), []);
});

test('a field that becomes required without a mapping is named', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const resource = copy.connections
      .find((connection) => connection.id === 'C-billing')
      ?.resources.find((one) => one.name === 'customer');
    at(resource?.fields ?? [], 0).path = 'tax_number';
    at(resource?.fields ?? [], 0).required = true;
    at(resource?.fields ?? [], 0).readOnly = false;
  });
  const found = requiredMapped.check(plan);
  assert.deepEqual(
    found.map((one) => [one.rule, one.severity, one.at]),
    [['SPW003', 'error', 'M-F1']],
  );
  assert.match(at(found, 0).message, /tax_number/);
});
