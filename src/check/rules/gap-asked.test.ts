import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { gapAsked } from './gap-asked.ts';

test('plans as they are made keep the rule gap-asked', async () => {
  for (const plan of await realPlans()) assert.deepEqual(gapAsked.check(plan), []);
});

test('a gate that nobody is asked about is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.questions = copy.questions.filter((one) => one.id !== 'Q-gate-crm-timeline-events');
  });
  const found = gapAsked.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['G-F3-timeline-events'],
  );
  assert.match(at(found, 0).message, /timeline/);
});

test('a required field that nobody is asked about is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.questions = copy.questions.filter((one) => !one.id.startsWith('Q-M-F3'));
  });
  const found = gapAsked.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['M-F3'],
  );
  assert.match(at(found, 0).message, /hs_pipeline_stage/);
});

test('a question that is due after what waits for it begins is told with both days', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.questions, 0).due.day += 30;
  });
  const found = gapAsked.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    [at(plan.questions, 0).id],
  );
  assert.match(at(found, 0).message, /is due on day \d+ where .+ waits for it on day \d+/);
});
