import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, twoWayPlan } from '../../../test/example-plan.ts';
import { idResolves } from './id-resolves.ts';

test('all ids of the example and of a two-way plan resolve', async () => {
  assert.deepEqual(idResolves.check(await examplePlan()), []);
  assert.deepEqual(idResolves.check(await twoWayPlan()), []);
});

test('a mistyped reference is named with the nearest id', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 0).mapping = 'M-F1x';
  });
  const found = idResolves.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['F1'],
  );
  assert.match(at(found, 0).message, /M-F1x.*M-F1\b/);
});

test('an id that stands twice is named', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.tests, 1).id = at(copy.tests, 0).id;
  });
  assert.ok(idResolves.check(plan).some((one) => one.at === at(plan.tests, 0).id));
});

test('limits, resources, designs and what a question blocks are referred to by name as well', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(at(copy.flows, 0).design.calls, 0).limitId = 'serch';
    at(at(copy.flows, 0).design.throttle.limits, 0).limitId = 'none';
    at(copy.flows, 1).from.resource = 'payment_intents';
    at(copy.decisions, 0).chosen = 'D9';
    copy.comparison.recommended = 'D8';
    at(copy.questions, 0).blocks = 'K99';
  });
  const messages = idResolves.check(plan).map((one) => one.message);
  for (const wrong of [
    /L-crm-serch.*L-crm-search/,
    /L-crm-none/,
    /billing\.payment_intents.*billing\.payment_intent\b/,
    /D9/,
    /D8/,
    /K99/,
  ])
    assert.equal(messages.filter((message) => wrong.test(message)).length, 1, `${wrong}`);
  assert.equal(messages.length, 6);
});

test('what names only one side of two is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 0).policies.shift();
    at(copy.flows, 1).tests.shift();
    at(copy.policies, 3).tests.shift();
  });
  const found = idResolves.check(plan).map((one) => one.at);
  assert.deepEqual(found, ['F1', 'F2', at(plan.policies, 3).id]);
});
