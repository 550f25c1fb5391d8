import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiProfile } from '../catalog/profile.ts';
import { proposeDesigns } from '../design/propose.ts';
import { joinLandscape } from '../landscape/join.ts';
import { compareDesigns } from '../score/compare.ts';
import { at, broken, examplePlan, startedPlan } from '../../test/example-plan.ts';
import { madeBrief, madeFlow, madeProfile } from '../../test/made.ts';
import { composePlan, type PlanMaterial } from './compose.ts';
import { noAnswers } from './fill.ts';
import { contentHash } from './hash.ts';
import { Plan } from './plan.ts';

function material(brief: object = {}, more: Partial<PlanMaterial> = {}): PlanMaterial {
  const profiles = new Map<string, ApiProfile>(['a', 'b'].map((id) => [id, madeProfile()]));
  const landscape = joinLandscape(madeBrief(brief), profiles);
  const designs = proposeDesigns(landscape);
  return {
    landscape,
    design: at(designs, 0),
    comparison: compareDesigns(designs, landscape),
    mappings: new Map(),
    examples: new Map(),
    reason: null,
    start: null,
    engine: 'spanwright test',
    answers: noAnswers,
    proven: null,
    ...more,
  };
}

test('the same material makes the same bytes, and nothing that the model does not know', () => {
  const plan = composePlan(material());
  assert.equal(JSON.stringify(composePlan(material())), JSON.stringify(plan));
  assert.deepEqual(Plan.parse(plan), plan);
});

test('the hash is of the content: a change anywhere in it shows, a signature in the log does not', async () => {
  const plan = await examplePlan();
  const hash = ({ contentHash: _hash, revisions: _log, ...content }: Plan): string => contentHash(content);
  assert.equal(hash(plan), plan.contentHash);
  const signed = broken(plan, (copy) => {
    at(copy.revisions, 1).by = 'Ada';
  });
  assert.equal(hash(signed), plan.contentHash);
  const changed = broken(plan, (copy) => {
    at(at(copy.flows, 0).design.calls, 0).path += '/x';
  });
  assert.notEqual(hash(changed), plan.contentHash);
});

test('the log says by what the plan was created, and waits for an approval', () => {
  const { revisions, contentHash: hash } = composePlan(material({}, { start: '2027-01-11' }));
  assert.deepEqual(
    revisions.map(({ date, action, by, contentHash: of }) => [date, action, by, of]),
    [
      ['2027-01-11', 'Created', 'spanwright test', hash],
      [null, 'Approved', null, null],
    ],
  );
});

test('a design that does not answer for every flow, or was not compared, is refused', () => {
  const whole = material();
  assert.throws(
    () => composePlan({ ...whole, design: { ...whole.design, flows: [] } }),
    /has no answer for the flow F1/,
  );
  assert.throws(() => composePlan({ ...whole, design: { ...whole.design, id: 'D9' } }), /no design D9/);
});

test('without a summary the plan says what it is about by its systems', () => {
  assert.equal(composePlan(material()).summary, 'One flow between Acme, Acme');
  assert.equal(
    composePlan(material({ flows: [madeFlow(), madeFlow({ id: 'F2' })] })).summary,
    '2 flows between Acme, Acme',
  );
  assert.equal(composePlan(material({ summary: 'Parcels everywhere' })).summary, 'Parcels everywhere');
});

test('the project adds up: points are the sum of its tasks, days lead to the first day of the last', () => {
  const { project } = composePlan(material());
  assert.equal(
    project.points,
    project.tasks.reduce((sum, task) => sum + task.points, 0),
  );
  assert.deepEqual([project.points, project.days], [175, 15]);
});

test('a project with a first day has days for all tasks, on working days and in order', () => {
  const { project } = composePlan(material({}, { start: '2027-01-09' }));
  assert.equal(project.tasks[0]?.startDate, '2027-01-11');
  for (const { startDate, endDate, id } of project.tasks) {
    assert.ok(startDate !== null && endDate !== null && startDate <= endDate, id);
    for (const date of [startDate, endDate])
      assert.ok(![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()), id);
  }
});

test('every policy, test and mapping of the plan is listed by its flow', async () => {
  const { flows, policies, tests, mappings } = await examplePlan();
  assert.deepEqual(
    flows.flatMap((flow) => flow.policies),
    policies.map((policy) => policy.id),
  );
  assert.deepEqual(
    flows.flatMap((flow) => flow.tests),
    tests.filter((one) => one.flow !== null).map((one) => one.id),
  );
  assert.deepEqual(
    flows.map((flow) => flow.mapping),
    mappings.map((mapping) => mapping.id),
  );
});

test('with a first day no task begins or ends on a weekend, and dev is signed before staging, staging before production', async () => {
  const { project } = await startedPlan();
  for (const task of project.tasks)
    for (const date of [task.startDate, task.endDate]) {
      const day = new Date(`${date}T00:00:00Z`).getUTCDay();
      assert.ok(day > 0 && day < 6, `${task.id} ${date}`);
    }
  assert.deepEqual(
    project.gates.map((gate) => [gate.id, gate.before]),
    [
      ['G-dev', 'K6'],
      ['G-staging', 'K7'],
      ['G-verified', 'handover'],
    ],
  );
  for (const gate of project.gates) assert.ok(gate.evidence.length > 1 && gate.signOff.role !== '', gate.id);
});
