import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { charterFollows } from './charter-follows.ts';

test('plans as they are made keep the rule charter-follows', async () => {
  for (const plan of await realPlans()) assert.deepEqual(charterFollows.check(plan), []);
});

test('a question that nobody has to answer is told with the role it belongs to', async () => {
  const example = await examplePlan();
  const asked = example.charter.responsibilities.findIndex((one) => one.answers.length > 0);
  const plan = broken(example, (copy) => {
    at(copy.charter.responsibilities, asked).answers.shift();
  });
  assert.deepEqual(
    charterFollows.check(plan).map((one) => one.at),
    [at(example.charter.responsibilities, asked).id],
  );
});

test('a question may be given to somebody else', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.questions, 0).owner = 'Ada of the back office';
  });
  assert.deepEqual(charterFollows.check(plan), []);
  const moved = broken(await examplePlan(), (copy) => {
    const from = copy.charter.responsibilities.find((one) => one.answers.length > 0);
    const to = copy.charter.responsibilities.find((one) => one.role === 'sponsor');
    const question = from === to ? undefined : from?.answers.shift();
    if (question !== undefined) to?.answers.push(question);
  });
  assert.deepEqual(charterFollows.check(moved), []);
});

test('a prerequisite that comes after the task that needs it is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.charter.prerequisites, 0).before = 'K7';
  });
  const found = charterFollows.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    [at(plan.charter.prerequisites, 0).id],
  );
  assert.match(at(found, 0).message, /says K7 where K\d follows \(before\)/);
});
