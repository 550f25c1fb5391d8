import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Auth } from '../catalog/profile.ts';
import { seen } from '../../test/made.ts';
import { at, examplePlan, planOf, twoWayPlan } from '../../test/example-plan.ts';
import type { Plan } from './plan.ts';
import type { Subtask } from './project.ts';
import { taskContent } from './tasks.ts';

function subtasks(plan: Plan, task: string): readonly Subtask[] {
  return plan.project.tasks.find((one) => one.id === task)?.subtasks ?? [];
}

/** Subtasks of the authentication task for one system that signs in so; null: it is not known how. */
async function authSteps(auth: object | null): Promise<readonly string[]> {
  const plan = await examplePlan();
  const connection = {
    ...at(plan.connections, 0),
    auth: auth === null ? null : Auth.parse({ ...auth, source: seen }),
  };
  const content = taskContent({ ...plan, connections: [connection] });
  return (content.get('K2')?.subtasks ?? []).map((step) => step.id.replace(/^K2-crm-/, ''));
}

test('each way to sign in has the steps that it takes', async () => {
  for (const type of ['oauth2', 'oidc'])
    assert.deepEqual(await authSteps({ type }), ['app', 'grant', 'rotate'], type);
  for (const type of ['apiKey', 'bearer', 'basic'])
    assert.deepEqual(await authSteps({ type }), ['key', 'rotate'], type);
  assert.deepEqual(await authSteps({ type: 'mtls' }), ['certificate', 'rotate']);
  assert.deepEqual(await authSteps({ type: 'none' }), ['network']);
  assert.deepEqual(await authSteps(null), ['ask']);
});

test('a credential is asked for with the scopes that the calls need', async () => {
  const plan = await examplePlan();
  for (const connection of plan.connections) {
    const titles = subtasks(plan, 'K2')
      .filter((step) => step.serves.includes(connection.id))
      .map((step) => step.title);
    for (const { scope } of connection.scopes)
      assert.ok(
        titles.some((title) => title.includes(scope)),
        scope,
      );
  }
});

test('each direction of a two-way flow is tested alone before both run together', async () => {
  const plan = await twoWayPlan();
  for (const task of ['K5', 'K6']) {
    const ids = subtasks(plan, task).map((step) => step.id);
    assert.deepEqual(ids.slice(0, 3), [`${task}-F1-out`, `${task}-F1-back`, `${task}-F1-both`]);
  }
  const [out, , both] = subtasks(plan, 'K6');
  assert.match(out?.title ?? '', /^F1-out alone: /);
  assert.match(both?.title ?? '', /^F1-out and F1-back together, after each has passed alone: /);
});

test('conflicts and echoes are tested where both directions run, never alone', async () => {
  const [out, back, both] = subtasks(await twoWayPlan(), 'K6');
  const needBoth = ['T-F1-out-conflict', 'T-F1-out-echo', 'T-F1-back-conflict', 'T-F1-back-echo'];
  assert.deepEqual(both?.serves, ['F1-out', 'F1-back', ...needBoth]);
  for (const id of needBoth) assert.ok(!out?.serves.includes(id) && !back?.serves.includes(id), id);
});

test('every test of the plan is done in one subtask of the task before its gate', async () => {
  for (const plan of [await examplePlan(), await twoWayPlan()])
    for (const [task, gate] of [
      ['K5', 'dev'],
      ['K6', 'staging'],
    ] as const) {
      const wanted = plan.tests.filter((one) => one.gate === gate).map((one) => one.id);
      const done = subtasks(plan, task).flatMap((step) => step.serves.filter((id) => id.startsWith('T-')));
      assert.deepEqual([...done].sort(), [...wanted].sort());
    }
});

test('what must never happen is tested after all flows', async () => {
  const plan = await planOf(`
spanwright: 1
name: Rules
systems: [{ id: crm, uses: hubspot }, { id: billing, uses: stripe }]
flows: [{ id: F1, from: crm.contact, to: billing.customer }]
constraints: { never: [send invoices by itself] }
`);
  const last = subtasks(plan, 'K6').at(-1);
  assert.deepEqual([last?.id, last?.serves], ['K6-whole', ['T-never-send-invoices-by-itself', 'T-secrets']]);
});

test('questions that block the start are the first task, and a blocked flow has its route decided there', async () => {
  const plan = await examplePlan();
  const first = subtasks(plan, 'K1');
  const asked = plan.questions
    .filter((question) => question.blocks === 'K1')
    .map((question) => `K1-${question.id}`);
  assert.deepEqual(first.map((step) => step.id).slice(0, asked.length), asked);
  const blocked = plan.flows.filter((flow) => flow.status === 'blocked');
  assert.ok(blocked.length > 0);
  for (const flow of blocked) assert.ok(first.some((step) => step.id === `K1-${flow.id}-route`));
});

test('a flow without calls is decided, not built', async () => {
  const plan = await planOf(`
spanwright: 1
name: Half known
systems: [{ id: crm, uses: hubspot }, { id: billing, uses: stripe }, { id: old }]
flows:
  - { id: F1, from: crm.contact, to: billing.customer }
  - { id: F2, from: crm.contact, to: old.client }
`);
  assert.deepEqual(at(plan.flows, 1).design.calls, []);
  for (const task of ['K3', 'K4', 'K5', 'K6', 'K7', 'K8']) {
    const steps = subtasks(plan, task);
    assert.ok(steps.length > 0, task);
    assert.deepEqual(
      steps.filter((step) => /\bF2\b/.test(`${step.id} ${step.title}`)),
      [],
      task,
    );
  }
});

test('subtasks have ids and titles of their own', async () => {
  for (const plan of [await examplePlan(), await twoWayPlan()]) {
    const steps = plan.project.tasks.flatMap((task) => task.subtasks);
    assert.equal(new Set(steps.map((step) => step.id)).size, steps.length);
    for (const { title, id } of steps) assert.doesNotMatch(title, /undefined|: $|: ?,|, ?$/, id);
  }
});
