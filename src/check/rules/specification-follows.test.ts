import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { specificationFollows } from './specification-follows.ts';

test('plans as they are made keep the rule specification-follows', async () => {
  for (const plan of await realPlans()) assert.deepEqual(specificationFollows.check(plan), []);
});

test('a filled row that says another figure is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    for (const section of copy.specification.sections)
      for (const row of section.rows) if (row.id === 'S-overview.date') row.cells[1] = '2027-09-09';
  });
  const found = specificationFollows.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['S-overview.date'],
  );
  assert.match(at(found, 0).message, /2027-09-09/);
});

test('a section that was taken out is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.specification.sections = copy.specification.sections.filter((one) => one.id !== 'S-functional.F2');
  });
  const found = specificationFollows.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['S-functional.F2'],
  );
});

test('a row with a cell too many is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    for (const section of copy.specification.sections)
      for (const row of section.rows) if (row.id === 'S-log.1') row.cells.push('one more');
  });
  const found = specificationFollows.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['S-log.1'],
  );
  assert.match(at(found, 0).message, /4 cells/);
});

test('cells that are left to people may be filled, and stay those that are left to them', async () => {
  const fill = (copy: Parameters<Parameters<typeof broken>[1]>[0], blanks: boolean): void => {
    for (const section of copy.specification.sections)
      for (const row of section.rows.filter((one) => one.id === 'S-experts.all.sponsor')) {
        for (const blank of row.blanks) row.cells[blank] = 'Ada';
        if (blanks) row.blanks = [];
      }
  };
  const filled = broken(await examplePlan(), (copy) => fill(copy, false));
  assert.deepEqual(specificationFollows.check(filled), []);
  const shut = broken(await examplePlan(), (copy) => fill(copy, true));
  assert.deepEqual(
    specificationFollows.check(shut).map((one) => one.at),
    ['S-experts.all.sponsor'],
  );
});
