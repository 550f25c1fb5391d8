import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examplePlan, planOf, twoWayPlan } from '../../test/example-plan.ts';
import type { Plan } from './plan.ts';

const ruled = `
spanwright: 1
name: Ruled
systems: [{ id: crm, uses: hubspot }, { id: billing, uses: stripe }, { id: old }]
flows:
  - { id: F1, from: crm.contact, to: billing.customer, freshness: PT5M }
  - { id: F2, from: billing.invoice, to: old.bill }
volumes: [{ object: crm.contact, existing: 10 }]
constraints:
  goLive: 2027-03-01
  hosting: aws
  team: { developers: 2 }
  compliance: [gdpr]
  never: [send invoices by itself]
  avoid: [zapier]
`;

async function plans(): Promise<readonly Plan[]> {
  return [await examplePlan(), await twoWayPlan(), await planOf(ruled)];
}

/** All that exists because of the given ids. */
function behind(plan: Plan, from: readonly string[]): ReadonlySet<string> {
  const found = new Set(from);
  for (const id of found) for (const link of plan.trace) if (link.from === id) found.add(link.to);
  return found;
}

test('every requirement leads to a task, and all that is planned leads back to a requirement', async () => {
  for (const plan of await plans()) {
    const tasks = new Set(plan.project.tasks.map((task) => task.id));
    for (const { id } of plan.requirements)
      assert.ok(
        [...behind(plan, [id])].some((one) => tasks.has(one)),
        `${plan.id}: ${id}`,
      );
    const because = behind(
      plan,
      plan.requirements.map((requirement) => requirement.id),
    );
    const planned = [
      plan.flows,
      plan.policies,
      plan.mappings,
      plan.tests,
      plan.project.tasks,
      plan.flows.flatMap((flow) => flow.design.calls),
    ].flatMap((things) => things.map((thing) => thing.id));
    assert.deepEqual(
      planned.filter((id) => !because.has(id)),
      [],
      plan.id,
    );
  }
});

test('the way from a requirement goes through its flow, a policy and a test to the task where it is run', async () => {
  const plan = await examplePlan();
  const linked = (from: string, to: string): boolean =>
    plan.trace.some((link) => link.from === from && link.to === to);
  for (const flow of plan.flows)
    for (const id of flow.policies) {
      assert.ok(linked(`R-${flow.askedAs}`, flow.id) && linked(flow.id, id), id);
      const tests = plan.tests.filter((one) => linked(id, one.id));
      assert.ok(tests.length > 0, id);
      for (const one of tests) assert.ok(linked(one.id, one.gate === 'dev' ? 'K5' : 'K6'), one.id);
    }
});

test('links end at things that the plan has', async () => {
  for (const plan of await plans()) {
    const known = new Set([
      ...[
        plan.requirements,
        plan.connections,
        plan.flows,
        plan.mappings,
        plan.policies,
        plan.tests,
        plan.project.tasks,
      ].flatMap((things) => things.map((thing) => thing.id)),
      ...plan.flows.flatMap((flow) => flow.design.calls.map((call) => call.id)),
    ]);
    assert.deepEqual(
      plan.trace.filter((link) => !known.has(link.from) || !known.has(link.to)),
      [],
      plan.id,
    );
  }
});
