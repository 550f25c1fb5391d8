import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  broken,
  examplePlan,
  exampleNames,
  planOf,
  planOfExample,
  twoWayPlan,
} from '../../test/example-plan.ts';
import { coverageOf, resolve } from './cover.ts';
import { answeredLines } from './cover-answered.ts';
import { askedLines } from './cover-asked.ts';
import type { CoverageLine } from './coverage.ts';
import { coverageGroups } from './coverage.ts';
import { idsOf } from './ids.ts';
import type { Plan } from './plan.ts';

const bare = `
spanwright: 1
name: Two strangers
systems: [{ id: old }, { id: older }]
flows: [{ id: F1, from: old.thing, to: older.thing }]
`;

async function plans(): Promise<readonly Plan[]> {
  return [
    ...(await Promise.all(exampleNames.map((name) => planOfExample(name)))),
    await twoWayPlan(),
    await planOf(bare),
  ];
}

function line(plan: Plan, number: number): CoverageLine {
  const found = plan.coverage.find((one) => one.id === `C${number}`);
  assert.ok(found, `C${number}`);
  return found;
}

test('every line of every plan points to something, gives a reason, or asks somebody by a day', async () => {
  for (const plan of await plans()) {
    assert.deepEqual(
      plan.coverage.map((one) => one.id),
      Array.from({ length: 67 }, (_, index) => `C${index + 1}`),
    );
    const ids = new Set(idsOf(plan));
    const questions = new Map(plan.questions.map((question) => [question.id, question]));
    for (const { id, state, at, except, reason, questions: asked } of plan.coverage) {
      const where = `${plan.id} ${id}`;
      const excused = new Set(except.map((one) => one.at));
      for (const place of at) {
        const found = place.startsWith('/') ? resolve(plan, place) : [{ at: place, held: ids.has(place) }];
        const empty = found.filter((one) => !one.held && !excused.has(one.at)).map((one) => one.at);
        assert.ok(found.length > empty.length, `${where}: ${place}`);
        assert.ok(state === 'open' || empty.length === 0, `${where}: ${empty.join()}`);
      }
      for (const one of except) assert.ok(one.why.length > 10, where);
      for (const one of asked) {
        const question = questions.get(one);
        assert.ok(
          question !== undefined && question.owner !== '' && question.due.day >= 0,
          `${where}: ${one}`,
        );
      }
      if (state === 'filled') assert.ok(at.length > 0 && asked.length === 0 && reason === null, where);
      if (state === 'open') assert.ok(asked.length > 0, where);
      if (state === 'not-applicable') assert.ok(at.length === 0 && (reason ?? '').length > 10, where);
    }
  }
});

test('the groups stand in the order of the list', async () => {
  const { coverage } = await examplePlan();
  assert.deepEqual([...new Set(coverage.map((one) => one.group))], coverageGroups);
});

test('what only a plan of two directions has does not apply to one of a single direction, and the reason names the flows', async () => {
  const one = await examplePlan();
  for (const number of [39, 40]) {
    assert.equal(line(one, number).state, 'not-applicable');
    assert.match(line(one, number).reason ?? '', /F1, F2, F3/);
    assert.equal(line(await twoWayPlan(), number).state, 'filled');
  }
});

test('with a first day every question has a date, else the project day', async () => {
  const dated = await planOf(bare, '2027-01-09');
  for (const question of dated.questions) assert.match(question.due.date ?? '', /^2027-\d\d-\d\d$/);
  for (const { due, blocks } of (await examplePlan()).questions) {
    assert.equal(due.date, null);
    if (blocks === 'K1') assert.equal(due.day, 0);
  }
});

test('a plan from which something is taken is no longer covered at that line', async () => {
  const plan = await examplePlan();
  const cases: readonly (readonly [number, (copy: Parameters<Parameters<typeof broken>[1]>[0]) => void])[] = [
    [6, (copy) => copy.decisions.splice(0)],
    [14, (copy) => copy.custodies.splice(0)],
    [25, (copy) => copy.particulars.forEach((one) => one.conventions.splice(0))],
    [47, (copy) => copy.connections.forEach((one) => (one.secrets = ' '))],
    [53, (copy) => copy.running.indicators.splice(0)],
    [60, (copy) => copy.tests.splice(0)],
    [63, (copy) => copy.roadmap.phases.forEach((one) => (one.rollback.data = ''))],
    [67, (copy) => copy.running.lifecycle.splice(0) && copy.custodies.splice(0)],
  ];
  for (const [number, breakIt] of cases) {
    const worse = broken(plan, breakIt);
    const made = coverageOf(worse, [...askedLines, ...answeredLines], new Set(idsOf(worse)))[number - 1];
    assert.equal(line(plan, number).state, 'filled', `C${number}`);
    assert.notEqual(made?.state, 'filled', `C${number}`);
  }
});

test('a pointer takes lists apart, and what does not exist holds nothing', () => {
  const root = { a: [{ b: 1 }, { b: '' }, {}], c: {}, d: 0, e: null };
  assert.deepEqual(resolve(root, '/a/*/b'), [
    { at: '/a/0/b', held: true },
    { at: '/a/1/b', held: false },
    { at: '/a/2/b', held: false },
  ]);
  assert.deepEqual(resolve(root, '/c'), [{ at: '/c', held: false }]);
  assert.deepEqual(resolve(root, '/d'), [{ at: '/d', held: true }]);
  assert.deepEqual(resolve(root, '/e/f'), [{ at: '/e/f', held: false }]);
  assert.deepEqual(resolve(root, '/constructor'), [{ at: '/constructor', held: false }]);
  assert.deepEqual(resolve(root, '/x/*'), []);
});
