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
    ['D1', 'D1', 'comparison'],
  );
  assert.match(at(found, 0).message, /speaks against/);
});

test('a bill that does not come to the running cost, or not to its own rate, is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const line = at(at(copy.comparison.designs, 1).bill, 0);
    line.converted.amount += 10;
  });
  const found = scoresAddUp.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['D2', 'D2'],
  );
  assert.match(at(found, 0).message, /where its bill comes to/);
});

test('an order that leaves a design out, and one that puts a dominated design above its dominator, are told', async () => {
  const shorter = broken(await examplePlan(), (copy) => {
    copy.comparison.ranking.pop();
  });
  assert.match(at(scoresAddUp.check(shorter), 0).message, /The order of the designs is/);
  const turned = broken(await examplePlan(), (copy) => {
    const [first = '', ...others] = copy.comparison.ranking;
    copy.comparison.ranking = [first, ...others.toReversed()];
    copy.comparison.sensitivity?.dominated.push({
      design: others.at(-1) ?? '',
      by: others[0] ?? '',
    });
  });
  assert.ok(scoresAddUp.check(turned).some((one) => /which dominates it/.test(one.message)));
});

test('prices judged on another day than their state is of are told', async () => {
  const judged = async (day: string): Promise<string> => {
    const plan = broken(await examplePlan(), (copy) => {
      if (copy.comparison.prices !== null) copy.comparison.prices.asOf = day;
    });
    return scoresAddUp
      .check(plan)
      .map((one) => one.message)
      .join(' ');
  };
  assert.match(await judged('2031-05-06'), /is called current where it is old on 2031-05-06/);
  assert.match(await judged('2001-05-06'), /Prices are judged on 2001-05-06, before .+ was read on/);
});
