import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examplePlan, planOf, twoWayPlan } from '../../test/example-plan.ts';
import { idsOf } from './ids.ts';
import type { Plan } from './plan.ts';
import type { SpecificationRow, SpecificationSection } from './specification.ts';

const unknown = `
spanwright: 1
name: Unknown
systems: [{ id: crm, uses: hubspot }, { id: old, name: Old ERP }]
flows: [{ id: F1, from: crm.contact, to: old.client }]
`;

async function plans(): Promise<readonly Plan[]> {
  return [await examplePlan(), await twoWayPlan(), await planOf(unknown)];
}

function section({ specification }: Plan, id: string): SpecificationSection {
  const found = specification.sections.find((one) => one.id === id);
  assert.ok(found, id);
  return found;
}

function row(plan: Plan, id: string): SpecificationRow {
  const found = plan.specification.sections.flatMap((one) => one.rows).find((one) => one.id === id);
  assert.ok(found, id);
  return found;
}

test('every section of an integration specification stands in its order, chapters with their parts', async () => {
  for (const plan of await plans()) {
    const systems = plan.connections.map((connection) => connection.system);
    assert.deepEqual(
      plan.specification.sections.map(({ id, under }) => [id, under]),
      [
        ['S-log', null],
        ['S-overview', null],
        ['S-prerequisites', null],
        ['S-changes', 'S-prerequisites'],
        ['S-access', 'S-prerequisites'],
        ['S-walkthrough', 'S-prerequisites'],
        ['S-experts', 'S-prerequisites'],
        ['S-stories', null],
        ['S-functional', null],
        ...plan.flows.map((flow) => [`S-functional.${flow.id}`, 'S-functional']),
        ['S-technical', null],
        ...systems.map((system) => [`S-technical.${system}`, 'S-technical']),
        ['S-integration', 'S-technical'],
        ['S-customer', null],
        ['S-mapping', null],
        ['S-modifications', null],
      ],
    );
  }
});

test('each table has the columns and the items that such a specification is asked for', async () => {
  const plan = await examplePlan();
  const columns = (id: string): readonly string[] => section(plan, id).columns;
  const items = (id: string): readonly (string | undefined)[] =>
    section(plan, id).rows.map((one) => one.cells[0]);
  assert.deepEqual(columns('S-log'), ['Date', 'Action', 'Performed by']);
  assert.deepEqual(columns('S-changes'), ['Date', 'System', 'Change', 'Status']);
  assert.deepEqual(columns('S-access'), ['Name', 'Path', 'Status']);
  assert.deepEqual(columns('S-walkthrough'), ['Date', 'System', 'Performed by', 'Status']);
  assert.deepEqual(columns('S-experts'), ['System', 'Company', 'Point of contact', 'Role']);
  assert.deepEqual(columns('S-mapping'), ['Source system', 'Source field', 'Target system', 'Target field']);
  assert.deepEqual(columns('S-modifications'), ['Source field', 'Action performed', 'Result']);
  assert.deepEqual(items('S-overview'), [
    'Name',
    'Functional summary',
    'Needed completion date',
    'Planned duration',
    'OKR or roadmap item',
  ]);
  assert.deepEqual(items('S-functional.F1'), [
    'Fields affected in the target',
    'Fields sent from the source',
    'Screens',
    'Trigger',
    'Run frequency',
    'Data flow',
  ]);
  assert.deepEqual(items('S-technical.crm'), [
    'API, datastore or file system',
    'Authentication method',
    'Authentication scope',
    'Transport language',
    'Transfer protocol',
    'Where data lies, sub-processors, basis of transfer',
  ]);
  assert.deepEqual(items('S-customer'), [
    'Config complexity',
    'Config options that exist',
    'Deployment',
    'Feature gating',
  ]);
});

test('every row fills its columns; rows of the plan are full, rows for people are marked and have a gap', async () => {
  for (const plan of await plans())
    for (const { columns, rows } of plan.specification.sections)
      for (const one of rows) {
        assert.equal(one.cells.length, columns.length, one.id);
        const gaps = one.cells.filter((cell) => cell === '').length;
        const empty = one.cells.flatMap((cell, index) => (cell === '' ? [index] : []));
        assert.deepEqual(one.blanks, empty, one.id);
        if (one.by === 'people') assert.ok(gaps > 0 && one.refs.length === 0, one.id);
        else
          assert.ok(
            empty.every((at) => ['Date', 'Status'].includes(columns[at] ?? '')),
            one.id,
          );
        assert.doesNotMatch(one.cells.join(' '), /undefined|null|NaN|\bPT?\d+[DHMS]\b/, one.id);
      }
});

test('where rows are for people, the section says what they should put there, or its items do', async () => {
  for (const plan of await plans())
    for (const { id, rows, ask, columns } of plan.specification.sections)
      if (rows.some((one) => one.by === 'people')) assert.ok(ask !== null || columns[0] === 'Item', id);
});

test('what nobody has documented is left to people, not guessed', async () => {
  const plan = await planOf(unknown);
  for (const id of ['point', 'auth', 'language', 'protocol'])
    assert.deepEqual(
      [row(plan, `S-technical.old.${id}`).by, row(plan, `S-technical.old.${id}`).cells[1]],
      ['people', ''],
    );
  assert.equal(row(plan, 'S-access.old.sandbox').by, 'people');
  assert.equal(row(plan, 'S-access.old.document').by, 'people');
  assert.equal(row(plan, 'S-overview.date').by, 'people');
  assert.equal(row(plan, 'S-access.crm.document').by, 'plan');
  assert.equal(row(await examplePlan(), 'S-overview.date').by, 'plan');
});

test('what rows rest on is part of the plan', async () => {
  for (const plan of await plans()) {
    const known = new Set(['project', ...idsOf(plan)]);
    for (const one of plan.specification.sections.flatMap((each) => each.rows))
      assert.deepEqual(
        one.refs.filter((ref) => !known.has(ref)),
        [],
        one.id,
      );
  }
});

test('a two-way flow is one story, told in the direction that the brief names first', async () => {
  const plan = await twoWayPlan();
  const rows = section(plan, 'S-stories').rows;
  assert.deepEqual(
    rows.map((one) => one.id),
    ['S-stories.F1', 'S-stories.F1.persona', 'S-stories.F1.accepted'],
  );
  assert.equal(rows[0]?.cells[0], plan.flows.find((flow) => flow.id === 'F1-out')?.title);
});

test('every mapping row is listed between its systems, and every change of a value said', async () => {
  const plan = await examplePlan();
  const all = plan.mappings.flatMap(({ mapping }) => mapping.mappings);
  assert.equal(section(plan, 'S-mapping').rows.length, all.length);
  assert.equal(
    section(plan, 'S-modifications').rows.length,
    all.filter((one) => one.transform !== 'copy').length,
  );
  const flow = plan.flows[0];
  assert.deepEqual(
    row(plan, 'S-mapping.M-F1.1').cells.filter((_, index) => index % 2 === 0),
    [flow?.from.system, flow?.to.system],
  );
});
