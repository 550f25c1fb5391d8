import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { approvalCurrent } from './approval-current.ts';

test('plans as they are made keep the rule approval-current', async () => {
  for (const plan of await realPlans()) assert.deepEqual(approvalCurrent.check(plan), []);
});

test('an approval of another content is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    Object.assign(at(copy.revisions, 1), { by: 'Ada', date: '2027-01-01', contentHash: 'f'.repeat(64) });
  });
  const found = approvalCurrent.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['revisions'],
  );
  assert.match(at(found, 0).message, /Ada/);
});

test('an approval by nobody is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.revisions, 1).contentHash = copy.contentHash;
  });
  const found = approvalCurrent.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['revisions'],
  );
  assert.match(at(found, 0).message, /nobody/);
});

test('revisions that run backwards are told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.revisions.push({ ...at(copy.revisions, 0), revision: 3 }, { ...at(copy.revisions, 0), revision: 2 });
  });
  const found = approvalCurrent.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['revisions'],
  );
  assert.match(at(found, 0).message, /after revision 3/);
});
