import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { coverageFollows } from './coverage-follows.ts';

test('plans as they are made keep the rule coverage-follows', async () => {
  for (const plan of await realPlans()) assert.deepEqual(coverageFollows.check(plan), []);
});

test('a line that is called filled while its question is open is told', async () => {
  const example = await examplePlan();
  const open = example.coverage.findIndex((line) => line.state === 'open');
  const plan = broken(example, (copy) => {
    Object.assign(at(copy.coverage, open), { state: 'filled' });
  });
  const found = coverageFollows.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    [at(example.coverage, open).id],
  );
  assert.match(at(found, 0).message, /says filled where open follows/);
});

test('a line whose part was taken out of the plan is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.budgets = [];
  });
  const line = plan.coverage.find((one) => one.at.includes('/budgets'));
  assert.ok(coverageFollows.check(plan).some((one) => one.at === line?.id));
});

test('a line of one’s own is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.coverage.push({ ...at(copy.coverage, 0), id: 'C900' });
  });
  assert.deepEqual(
    coverageFollows.check(plan).map((one) => one.at),
    ['C900'],
  );
});

test('cells that people fill change no line', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    for (const section of copy.specification.sections)
      for (const row of section.rows) for (const blank of row.blanks) row.cells[blank] = 'said by Ada';
  });
  assert.deepEqual(coverageFollows.check(plan), []);
});
