import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, type Loose, startedPlan } from '../../test/example-plan.ts';
import { noAnswers } from '../plan/fill.ts';
import { contentHash } from '../plan/hash.ts';
import type { Plan } from '../plan/plan.ts';
import { refill } from '../plan/refill.ts';
import { comparePlans } from './compare.ts';
import { touched } from './touched.ts';

function subjects(old: Plan, now: Plan): readonly string[] {
  return touched(comparePlans(old, now)).map(({ subject }) => subject);
}

/** A copy with something else in it, and the hash of what it then holds. */
function other(plan: Plan, change: (copy: Loose<Plan>) => void): Plan {
  const { contentHash: _hash, revisions, ...content } = broken(plan, change);
  return { ...content, revisions, contentHash: contentHash(content) };
}

test('the same content takes nothing back', async () => {
  const plan = await examplePlan();
  assert.deepEqual(touched(comparePlans(plan, plan)), []);
  const signed = broken(plan, (copy) => {
    at(copy.revisions, 1).by = 'Ada';
  });
  assert.deepEqual(touched(comparePlans(plan, signed)), []);
});

test('words in the specification take back the approval of the plan and no gate', async () => {
  const plan = await examplePlan();
  const rows = new Map([['S-overview.objective', ['', 'Grow the base']]]);
  const [touch, ...more] = touched(comparePlans(plan, refill(plan, { ...noAnswers, rows })));
  assert.equal(touch?.subject, 'plan');
  assert.match(touch.why, /Specification section S-overview/);
  assert.deepEqual(more, []);
});

test('a first day moves dates and takes no gate back', async () => {
  assert.deepEqual(subjects(await examplePlan(), await startedPlan()), ['plan']);
});

test('a decision of a flow takes back the gates whose tests prove it, and what rests on them', async () => {
  const plan = await examplePlan();
  const retried = other(plan, (copy) => {
    at(copy.flows, 0).design.retry.timeout = 'PT77S';
  });
  const touches = touched(comparePlans(plan, retried));
  const proving = plan.policies.find(
    (policy) => policy.flow === at(plan.flows, 0).id && policy.kind === 'retry',
  );
  assert.ok(proving !== undefined && proving.tests.length > 0);
  const gates = plan.project.gates.filter((gate) => gate.tests.some((one) => proving.tests.includes(one)));
  const expected = new Set([
    'plan',
    ...gates.map((gate) => gate.id.replace('G-', '')),
    'production',
    'verified',
  ]);
  assert.deepEqual(new Set(touches.map(({ subject }) => subject)), expected);
  assert.match(
    touches.find(({ subject }) => subject === 'production')?.why ?? '',
    /^It rests on the (dev|staging) gate: /,
  );
});

test('a limit that moves takes back the gate of the load alone', async () => {
  const plan = await examplePlan();
  const load = plan.tests.filter((one) => one.kind === 'load').map((one) => one.id);
  const gates = plan.project.gates.filter((gate) => gate.tests.some((one) => load.includes(one)));
  assert.deepEqual(
    gates.map((gate) => gate.id),
    ['G-staging'],
  );
  const moved = other(plan, (copy) => {
    at(copy.budgets, 0).limit.limit += 5;
  });
  assert.deepEqual(subjects(plan, moved), ['plan', 'staging', 'production', 'verified']);
});

test('a flow that goes takes back the gates that tested it', async () => {
  const plan = await examplePlan();
  const gone = other(plan, (copy) => {
    const id = at(copy.flows, 2).id;
    const tests = new Set(at(copy.flows, 2).tests);
    copy.flows.splice(2, 1);
    copy.mappings = copy.mappings.filter((one) => one.flow !== id);
    copy.policies = copy.policies.filter((one) => one.flow !== id);
    copy.tests = copy.tests.filter((one) => one.flow !== id);
    for (const gate of copy.project.gates) gate.tests = gate.tests.filter((one) => !tests.has(one));
  });
  assert.deepEqual(subjects(plan, gone).slice(0, 3), ['plan', 'dev', 'staging']);
});

test('a source that was read again on another day takes no gate back', async () => {
  const plan = await examplePlan();
  const reread = other(plan, (copy) => {
    for (const connection of copy.connections)
      for (const limit of connection.rateLimits) limit.source.retrieved = '2027-01-01';
  });
  assert.deepEqual(subjects(plan, reread), ['plan']);
});
