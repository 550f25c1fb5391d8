import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan } from '../../../test/example-plan.ts';
import { mappingSound } from './mapping-sound.ts';

test('the mappings of the example hold', async () => {
  const plan = await examplePlan();
  assert.ok(plan.mappings.some((one) => one.mapping.mappings.length > 3));
  assert.deepEqual(mappingSound.check(plan), []);
});

test('unknown fields and invalid expressions are named by row', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const rows = at(copy.mappings, 0).mapping.mappings;
    at(rows, 0).to = 'no_such_field';
    at(rows, 1).from = ['nothing.here'];
    at(rows, 2).jsonata = '$join([';
  });
  const id = at(plan.mappings, 0).id;
  assert.deepEqual(
    mappingSound.check(plan).map((one) => one.at),
    [`${id}.1`, `${id}.2`, `${id}.3`],
  );
});
