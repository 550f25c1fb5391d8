import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { runningFollows } from './running-follows.ts';

test('plans as they are made keep the rule running-follows', async () => {
  for (const plan of await realPlans()) assert.deepEqual(runningFollows.check(plan), []);
});

test('an alert that leads to another runbook is told by its id', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.running.alerts, 0).runbook = 'RB-nowhere';
  });
  const found = runningFollows.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    [at(plan.running.alerts, 0).id],
  );
  assert.match(at(found, 0).message, /RB-nowhere where RB-\S+ follows/);
});

test('a runbook that is gone is told, and one that people add is theirs', async () => {
  const gone = broken(await examplePlan(), (copy) => {
    copy.running.runbooks.shift();
  });
  assert.deepEqual(
    runningFollows.check(gone).map((one) => one.at),
    [at((await examplePlan()).running.runbooks, 0).id],
  );
  const more = broken(await examplePlan(), (copy) => {
    copy.running.runbooks.push({ id: 'RB-own', about: 'F1', title: 'Ours', steps: ['Ask Ada.'] });
  });
  assert.deepEqual(runningFollows.check(more), []);
});

test('a plan whose flow ends at no known system is left to the rule for names', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 0).to.system = 'nowhere';
  });
  assert.deepEqual(runningFollows.check(plan), []);
});
