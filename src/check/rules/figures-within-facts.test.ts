import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, twoWayPlan } from '../../../test/example-plan.ts';
import { figuresWithinFacts } from './figures-within-facts.ts';

test('the figures of the example and of a two-way plan stay within the facts', async () => {
  assert.deepEqual(figuresWithinFacts.check(await examplePlan()), []);
  assert.deepEqual(figuresWithinFacts.check(await twoWayPlan()), []);
});

test('a throttle, a page, a first load and a budget beyond the facts are told with both figures', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const { design } = at(copy.flows, 0);
    at(design.throttle.limits, 0).count = 9999;
    const find = design.calls.find((call) => call.pageSize !== null && call.maxResults !== null);
    assert.ok(find);
    find.pageSize = 5000;
    find.maxResults = 70_000;
    design.backfill.planned = 'PT1S';
    const budget = at(copy.budgets, 0);
    budget.limit = { ...budget.limit, limit: 100_000 };
  });
  const found = figuresWithinFacts.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F1-throttle', 'F1.find', 'F1.find', 'P-F1-backfill', at(plan.budgets, 0).id],
  );
  assert.match(at(found, 0).message, /9999 per .*the limit is \d+ per/);
  assert.match(at(found, 3).message, /1 s.*no less than 13 min 20 s/);
});
