import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { scoresAddUp } from './scores-add-up.ts';

test('plans as they are made keep the rule scores-add-up', async () => {
  for (const plan of await realPlans()) assert.deepEqual(scoresAddUp.check(plan), []);
});

test('a total that its marks do not make is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.comparison.designs, 0).scores.total = 1;
  });
  const found = scoresAddUp.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['D1'],
  );
  assert.match(at(found, 0).message, /total of 1 /);
});

test('a mark that is not the score is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.comparison.designs, 1).scores.reliability = 1;
  });
  const found = scoresAddUp.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['D2'],
  );
  assert.match(at(found, 0).message, /reliability/);
});

test('a worse design that is recommended is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.comparison.recommended = 'D1';
  });
  const found = scoresAddUp.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['D1', 'D1'],
  );
  assert.match(at(found, 0).message, /speaks against/);
});
