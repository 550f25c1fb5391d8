import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, twoWayPlan } from '../../../test/example-plan.ts';
import { retryComplete } from './retry-complete.ts';

test('the example and a two-way plan answer every class of error', async () => {
  assert.deepEqual(retryComplete.check(await examplePlan()), []);
  assert.deepEqual(retryComplete.check(await twoWayPlan()), []);
});

test('a missing class, two answers, a repeated refusal and a repeat without a wait are told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const first = at(copy.flows, 0).design.retry;
    first.rows = first.rows.filter((row) => row.class !== 'rate-limit');
    const second = at(copy.flows, 1).design.retry;
    second.rows.push({ ...at(second.rows, 1), firstWait: null });
    for (const row of second.rows)
      if (row.class === 'refused') Object.assign(row, { retry: true, firstWait: 'PT1S' });
  });
  const found = retryComplete.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F1-retry', 'P-F2-retry', 'P-F2-retry', 'P-F2-retry'],
  );
  assert.match(at(found, 0).message, /nothing is said of "rate limit"/);
  assert.match(at(found, 1).message, /has 2 answers/);
  assert.match(at(found, 2).message, /refused is repeated/);
  assert.match(at(found, 3).message, /without a wait/);
});
