import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  broken,
  examplePlan,
  planOf,
  planOfExample,
  exampleNames,
  twoWayPlan,
} from '../../test/example-plan.ts';
import { idsOf } from './ids.ts';
import { orphansOf } from './orphans.ts';
import type { Plan } from './plan.ts';
import { writingCall } from './trace.ts';

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
    const known = new Set(idsOf(plan));
    assert.deepEqual(
      plan.trace.filter((link) => !known.has(link.from) || !known.has(link.to)),
      [],
      plan.id,
    );
  }
});

test('the whole chain can be walked: requirement, flow, endpoint, mapping row, policy, test, task, section of a document', async () => {
  const plan = await examplePlan();
  const links = new Set(plan.trace.map(({ from, to }) => `${from} ${to}`));
  const sections = new Map(plan.documents.map((section) => [section.id, section]));
  for (const flow of plan.flows) {
    const call = writingCall(flow) ?? '';
    const rows = plan.mappings.find((one) => one.id === flow.mapping)?.mapping.mappings ?? [];
    assert.ok(rows.length > 0, flow.id);
    for (const index of rows.keys()) {
      const row = `${flow.mapping}.${index + 1}`;
      const way = [
        `R-${flow.askedAs}`,
        flow.id,
        call,
        row,
        `P-${flow.id}-write`,
        `T-${flow.id}-contract`,
        'K5',
        'project.md#K5',
      ];
      for (const [at, from] of way.slice(0, -1).entries())
        assert.ok(links.has(`${from} ${way[at + 1]}`), `${from} to ${way[at + 1]}`);
    }
    assert.ok(sections.get('project.md#K5')?.holds.includes('K5'));
  }
});

test('nothing hangs loose in either direction in the plans of all examples', async () => {
  const all = [...(await plans()), ...(await Promise.all(exampleNames.map((name) => planOfExample(name))))];
  for (const plan of all) assert.deepEqual(orphansOf(plan), [], plan.id);
});

test('each link that is missing is told, whichever direction it leaves open', async () => {
  const plan = await examplePlan();
  const without = (drop: (from: string, to: string) => boolean): readonly string[] =>
    orphansOf(
      broken(plan, (copy) => {
        copy.trace = copy.trace.filter((link) => !drop(link.from, link.to));
      }),
    ).map(({ id, lacks }) => `${id} ${lacks}`);
  assert.deepEqual(
    without((from, to) => from.startsWith('R-') && to === 'F1'),
    ['F1 comes from no requirement'],
  );
  assert.deepEqual(
    without((_, to) => to === 'F1.create'),
    ['F1.create comes from no flow'],
  );
  assert.deepEqual(
    without((from) => from === 'P-F1-deletes'),
    ['P-F1-deletes leads to no test', 'P-F1-deletes leads to no task'].slice(0, 1),
  );
  assert.deepEqual(
    without((from, to) => from === 'T-F1-order' || to === 'T-F1-order'),
    [
      'P-F1-ordering leads to no test',
      'T-F1-order comes from no requirement or call or mapping or mapping row or policy',
      'T-F1-order leads to no task',
    ],
  );
  assert.deepEqual(
    without((from, to) => to === 'M-F1.2' || from === 'M-F1.2'),
    ['M-F1.2 comes from no mapping or call', 'M-F1.2 leads to no policy', 'M-F1.2 leads to no test'],
  );
  assert.deepEqual(
    without((from) => from === 'K5'),
    ['K5 leads to no section'],
  );
});

test('a thing that no section of a document tells of is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    for (const section of copy.documents)
      section.holds = section.holds.filter((id) => id !== 'P-F1-echo' && id !== 'T-F1-order');
  });
  assert.deepEqual(orphansOf(plan), [
    { id: 'T-F1-order', kind: 'test', lacks: 'is told of in no section of a document' },
  ]);
});
