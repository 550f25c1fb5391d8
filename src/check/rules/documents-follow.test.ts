import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { documentsFollow } from './documents-follow.ts';

test('plans as they are made keep the rule documents-follow', async () => {
  for (const plan of await realPlans()) assert.deepEqual(documentsFollow.check(plan), []);
});

test('a part that its section no longer holds is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.documents, 0).holds.pop();
  });
  assert.deepEqual(
    documentsFollow.check(plan).map((one) => one.at),
    [at(plan.documents, 0).id],
  );
});

test('a section that no document has is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.documents.push({ id: 'plan.md#appendix', title: 'Appendix', holds: ['F1'] });
  });
  const found = documentsFollow.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['plan.md#appendix'],
  );
});
