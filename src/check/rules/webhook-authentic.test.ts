import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, realPlans } from '../../../test/example-plan.ts';
import { webhookAuthentic } from './webhook-authentic.ts';

test('plans as they are made keep the rule webhook-authentic', async () => {
  for (const plan of await realPlans()) assert.deepEqual(webhookAuthentic.check(plan), []);
});

test('a signature that nobody checks is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 0).design.transport.why =
      'The intake answers within the 5 s that the sender waits and refuses what is older than 5 min.';
  });
  const found = webhookAuthentic.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F1-transport'],
  );
  assert.match(at(found, 0).message, /X-HubSpot-Signature-v3/);
});
