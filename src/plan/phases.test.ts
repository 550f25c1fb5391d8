import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, examplePlan, planOf, planOfExample, twoWayPlan } from '../../test/example-plan.ts';
import { madeBrief } from '../../test/made.ts';
import type { Size } from '../score/size.ts';
import { roadmapOf } from './phases.ts';
import type { PlanFlow } from './plan.ts';
import type { Phase, Roadmap } from './roadmap.ts';
import { scheduleTasks } from './schedule.ts';

const size: Size = {
  systems: 3,
  privateSystems: 0,
  flows: 2,
  legs: 2,
  authKinds: 2,
  objects: 2,
  legacySystems: 0,
  developers: 1,
};
const tasks = scheduleTasks(size, new Map(), null);
const days = tasks.reduce((sum, task) => sum + task.points, 0) / (175 / 15);

/** A flow of the example with other ends. */
async function flow(id: string, from: string, to: string): Promise<PlanFlow> {
  const base = at((await examplePlan()).flows, 0);
  return {
    ...base,
    id,
    askedAs: id,
    from: { ...base.from, system: from },
    to: { ...base.to, system: to },
    pair: null,
  };
}

/** A roadmap of flows whose systems are of record where they are named. */
function roadmap(
  flows: readonly PlanFlow[],
  records: readonly string[] = [],
  effortDays = days + 4,
): Roadmap {
  const systems = [...new Set(flows.flatMap((one) => [one.from.system, one.to.system]))].map((id) => ({
    id,
    role: records.includes(id) ? 'system-of-record' : 'participant',
  }));
  const brief = madeBrief(systems.length === 0 ? {} : { systems });
  return roadmapOf({ brief, connections: [], flows, tasks, questions: [], effortDays });
}

const after = (made: Roadmap, id: string): readonly string[] =>
  made.phases.find((phase) => phase.id === id)?.after ?? [];

/** The longest chain of likely effort through the phases, by trying all. */
function longest(phases: readonly Phase[]): number {
  const length = (phase: Phase): number =>
    phase.effort.likely +
    Math.max(0, ...phase.after.map((id) => length(phases.find((one) => one.id === id) as Phase)));
  return Math.max(...phases.map(length));
}

const sum = (phases: readonly Phase[], key: 'low' | 'likely' | 'high'): number =>
  phases.reduce((total, phase) => total + phase.effort[key], 0);

test('a phase waits only for phases that stand before it, so nothing waits for itself', async () => {
  for (const { roadmap: made } of [await examplePlan(), await twoWayPlan()]) {
    const ids = made.phases.map((phase) => phase.id);
    assert.equal(new Set(ids).size, ids.length);
    for (const [index, phase] of made.phases.entries())
      for (const id of phase.after) assert.ok(ids.indexOf(id) >= 0 && ids.indexOf(id) < index, phase.id);
  }
});

test('the critical path is the longest chain, each phase after the one before', async () => {
  const flows = [
    await flow('F1', 'crm', 'erp'),
    await flow('F2', 'erp', 'shop'),
    await flow('F3', 'crm', 'shop'),
  ];
  for (const made of [roadmap(flows), roadmap(flows, ['crm']), (await examplePlan()).roadmap]) {
    const path = made.criticalPath.map((id) =>
      at(
        made.phases.filter((phase) => phase.id === id),
        0,
      ),
    );
    assert.ok(Math.abs(sum(path, 'likely') - longest(made.phases)) < 1e-9);
    for (const [index, phase] of path.entries())
      if (index > 0) assert.ok(phase.after.includes(made.criticalPath[index - 1] ?? ''));
  }
});

test('a flow out of a system of record comes before the flows that start where it ends', async () => {
  const flows = [await flow('F2', 'erp', 'shop'), await flow('F1', 'crm', 'erp')];
  const made = roadmap(flows, ['crm']);
  assert.deepEqual(made.phases.map((phase) => phase.id).slice(1, 3), ['PH-F1', 'PH-F2']);
  assert.deepEqual(after(made, 'PH-F2'), ['PH-foundations', 'PH-F1']);
  assert.deepEqual(after(made, 'PH-F1'), ['PH-foundations']);
  assert.deepEqual(after(roadmap(flows), 'PH-F2'), ['PH-foundations']);
});

test('a ring of flows through systems of record still has an order', async () => {
  const ring = [await flow('F1', 'a', 'b'), await flow('F2', 'b', 'c'), await flow('F3', 'c', 'a')];
  for (const records of [['a'], ['a', 'b'], ['a', 'b', 'c']]) {
    const made = roadmap(ring, records);
    const ids = made.phases.map((phase) => phase.id);
    for (const phase of made.phases)
      for (const id of phase.after)
        assert.ok(ids.indexOf(id) < ids.indexOf(phase.id), `${records.join()}: ${phase.id}`);
  }
});

test('the phases share out the whole effort, to the rounding of a tenth of a day each', async () => {
  const flows = [await flow('F1', 'crm', 'erp'), await flow('F2', 'erp', 'shop')];
  for (const made of [
    roadmap(flows),
    roadmap([]),
    (await examplePlan()).roadmap,
    (await twoWayPlan()).roadmap,
  ])
    for (const key of ['low', 'likely', 'high'] as const)
      assert.ok(
        Math.abs(sum(made.phases, key) - made.effort[key]) <= made.phases.length * 0.05 + 0.06,
        `${key}: ${sum(made.phases, key)} against ${made.effort[key]}`,
      );
});

test('more is feared than hoped for in every phase, and what was written can be undone', async () => {
  for (const phase of (await examplePlan()).roadmap.phases) {
    assert.ok(phase.effort.low < phase.effort.likely && phase.effort.likely < phase.effort.high, phase.id);
    assert.ok(phase.rollback.how !== '' && phase.rollback.data !== '', phase.id);
  }
});

test('where nothing can be built yet, the building stands in the way all the same', async () => {
  const { roadmap: made, flows } = await planOf(`
spanwright: 1
name: Unknown
systems: [{ id: old }, { id: older }]
flows: [{ id: F1, from: old.order, to: older.order }]
`);
  assert.deepEqual(at(flows, 0).design.calls, []);
  assert.deepEqual(made.criticalPath, [
    'PH-foundations',
    'PH-building',
    'PH-staging',
    'PH-cutover',
    'PH-hypercare',
  ]);
});

test('a system that is left has its bridge, a time side by side, a takeover and an end, each with its way back', async () => {
  const { roadmap: made } = await planOfExample('legacy-migration');
  assert.deepEqual(made.phases.map((phase) => phase.id).slice(-6), [
    'PH-staging',
    'PH-cutover',
    'PH-dual-run-erp',
    'PH-takeover-erp',
    'PH-hypercare',
    'PH-decommission-erp',
  ]);
  assert.deepEqual(after(made, 'PH-decommission-erp'), ['PH-takeover-erp', 'PH-hypercare']);
  const text = (id: string): string => JSON.stringify(made.phases.find((phase) => phase.id === id));
  assert.match(text('PH-cutover'), /bridge goes live/);
  assert.match(text('PH-dual-run-erp'), /35 days, so that the end of a month lies within/);
  assert.match(text('PH-takeover-erp'), /F4 keeps Old ERP informed until it is shut/);
  assert.match(text('PH-decommission-erp'), /archive/);
  assert.deepEqual((await examplePlan()).roadmap.migrations, []);
});

test('what was written is taken back as the target allows: by its own call, by hand, or not at all where nothing was made', async () => {
  const { roadmap: made } = await planOfExample('legacy-migration');
  const data = (id: string): string => made.phases.find((phase) => phase.id === id)?.rollback.data ?? '';
  assert.match(data('PH-F1'), /removed one by one \(DELETE /);
  assert.match(data('PH-F3'), /no call deletes them/);
  assert.match(data('PH-F4'), /creates nothing/);
});

test('phases of one wave wait for nothing of each other, and every phase is in one', async () => {
  for (const plan of [await examplePlan(), await twoWayPlan(), await planOfExample('legacy-migration')]) {
    const { waves, phases } = plan.roadmap;
    assert.deepEqual(waves.flat().toSorted(), phases.map((phase) => phase.id).toSorted());
    for (const wave of waves)
      for (const id of wave) assert.ok(!after(plan.roadmap, id).some((other) => wave.includes(other)), id);
  }
});

test('what is not known makes a phase overrun further, never finish earlier', async () => {
  const known = { ...(await flow('F1', 'crm', 'erp')), status: 'feasible' as const };
  const open = { ...known, status: 'open' as const, load: { ...known.load, assumed: ['existing'] } };
  const effort = (one: PlanFlow): Phase['effort'] | undefined =>
    roadmap([one]).phases.find((phase) => phase.id === 'PH-F1')?.effort;
  assert.equal(effort(known)?.likely, effort(open)?.likely);
  assert.equal(effort(known)?.low, effort(open)?.low);
  assert.ok((effort(open)?.high ?? 0) > (effort(known)?.high ?? 0));
});
