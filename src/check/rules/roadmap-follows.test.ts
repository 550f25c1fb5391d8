import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { roadmapFollows } from './roadmap-follows.ts';

test('plans as they are made keep the rule roadmap-follows', async () => {
  for (const plan of await realPlans()) assert.deepEqual(roadmapFollows.check(plan), []);
});

test('a phase before what it waits for is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    for (const phase of copy.roadmap.phases) if (phase.id === 'PH-staging') phase.after = [];
  });
  const found = roadmapFollows.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['PH-staging'],
  );
  assert.match(at(found, 0).message, /PH-F1/);
});

test('an effort that does not follow is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.roadmap.effort.likely = 3;
  });
  const found = roadmapFollows.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['roadmap'],
  );
  assert.match(at(found, 0).message, /3 and/);
});

test('another critical path is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.roadmap.criticalPath.pop();
  });
  const found = roadmapFollows.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['roadmap'],
  );
  assert.match(at(found, 0).message, /longest way/);
});

test('waves that set a phase beside what it waits for are told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    copy.roadmap.waves = [copy.roadmap.waves.flat()];
  });
  const found = roadmapFollows.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['roadmap'],
  );
  assert.match(at(found, 0).message, /The waves are/);
});
