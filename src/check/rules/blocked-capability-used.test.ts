import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan } from '../../../test/example-plan.ts';
import { blockedCapabilityUsed } from './blocked-capability-used.ts';

test('the blocked flow of the example does not use what is shut', async () => {
  const plan = await examplePlan();
  assert.ok(plan.gates.some((gate) => gate.verdict === 'shut'));
  assert.deepEqual(blockedCapabilityUsed.check(plan), []);
});

test('a call on the guarded resource is named', async () => {
  const original = await examplePlan();
  const gate = original.gates.find((one) => one.verdict === 'shut');
  assert.ok(gate);
  const plan = broken(original, (copy) => {
    const flow = copy.flows.find((one) => one.id === gate.flow);
    assert.ok(flow);
    const call = flow.design.calls.find((one) => one.system === gate.system);
    assert.ok(call);
    call.resource = flow.to.resource ?? '';
  });
  const found = blockedCapabilityUsed.check(plan);
  assert.equal(found.length, 1);
  assert.match(at(found, 0).at, new RegExp(`^${gate.flow}\\.`));
});

test('a flow behind a shut gate that is not marked as blocked is named', async () => {
  const original = await examplePlan();
  const gate = original.gates.find((one) => one.verdict === 'shut');
  assert.ok(gate);
  const plan = broken(original, (copy) => {
    const flow = copy.flows.find((one) => one.id === gate.flow);
    assert.ok(flow);
    flow.status = 'feasible';
  });
  assert.deepEqual(
    blockedCapabilityUsed.check(plan).map((one) => one.at),
    [gate.flow],
  );
});
