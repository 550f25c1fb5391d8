import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { traceComplete } from './trace-complete.ts';

test('plans as they are made keep the rule trace-complete', async () => {
  for (const plan of await realPlans()) assert.deepEqual(traceComplete.check(plan), []);
});

test('a link that was taken out is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.trace = copy.trace.filter((link) => link.from !== 'F1' || link.to !== 'F1.read');
  });
  const found = traceComplete.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['F1.read'],
  );
  assert.match(at(found, 0).message, /from F1 to F1.read/);
});

test('a link that nothing bears out is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.trace.push({ from: 'R-F1', to: 'F2.update' });
  });
  const found = traceComplete.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['F2.update'],
  );
  assert.match(at(found, 0).message, /bears/);
});
