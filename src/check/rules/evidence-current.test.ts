import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, realPlans } from '../../../test/example-plan.ts';
import { measuredPlan } from '../../../test/measured-plan.ts';
import { evidenceCurrent } from './evidence-current.ts';

test('plans as they are made keep the rule evidence-current, measured or not', async () => {
  for (const plan of [...(await realPlans()), await measuredPlan()])
    assert.deepEqual(evidenceCurrent.check(plan), []);
});

test('a flow that was changed after its runs makes the evidence stale, and says which part', async () => {
  const plan = broken(await measuredPlan(), (copy) => {
    at(copy.flows, 0).design.trigger.repair = { mode: 'poll', every: 'PT50M' };
  });
  const found = evidenceCurrent.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['EV-D2-typical', 'EV-D2-harsh', 'EV-D2-none'],
  );
  assert.match(at(found, 0).message, /its flows have been changed/);
});

test('another limit of a system makes it stale as well, by the name of the system', async () => {
  const plan = broken(await measuredPlan(), (copy) => {
    at(at(copy.connections, 1).rateLimits, 0).limit += 1;
  });
  assert.match(at(evidenceCurrent.check(plan), 0).message, /what is known of billing has been changed/);
});

test('runs of other designs alone, seeds that repeat, another command and unknown evidence are told', async () => {
  const other = broken(await measuredPlan(), (copy) => {
    copy.proven?.runs.splice(0, 3);
  });
  assert.match(at(evidenceCurrent.check(other), 0).message, /No run is of D2/);
  assert.ok(evidenceCurrent.check(other).some((one) => /which the plan does not have/.test(one.message)));
  const twice = broken(await measuredPlan(), (copy) => {
    const run = at(copy.proven?.runs ?? [], 0);
    run.seeds = [1, 1];
    run.survived = 3;
    run.again = ['spanwright simulate plan.json'];
    run.file = '../elsewhere.json';
  });
  assert.deepEqual(
    evidenceCurrent.check(twice).map((one) => one.message.split(' ').slice(1, 3).join(' ')),
    ['held in', 'counts a', 'lies in', 'is not'],
  );
});
