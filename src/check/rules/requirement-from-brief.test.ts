import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { requirementFromBrief } from './requirement-from-brief.ts';

test('plans as they are made keep the rule requirement-from-brief', async () => {
  for (const plan of await realPlans()) assert.deepEqual(requirementFromBrief.check(plan), []);
});

test('another date in the brief than in its requirement is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.brief.constraints.goLive = '2027-04-01';
  });
  const found = requirementFromBrief.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['R-go-live', 'R-go-live'],
  );
  assert.match(at(found, 0).message, /2027-03-01.*2027-04-01/);
});

test('a requirement that was taken out is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.requirements = copy.requirements.filter((one) => one.id !== 'R-no-loss');
  });
  const found = requirementFromBrief.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['R-no-loss'],
  );
});
