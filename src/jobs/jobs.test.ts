import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBrief } from '../brief/read.ts';
import { InputError, inputProblem, type InputProblem } from '../finding/input.ts';
import { filesOf, planFor, proposalFor } from './plan.ts';
import type { Ports } from './ports.ts';
import { catalog, survey } from './survey.ts';

const facts = (id: string, object: string, aliases: string): string => `
spanwright: 1
id: ${id}
name: ${id.toUpperCase()} Ltd
version: "1"
kind: rest
category: crm
aliases: [${aliases}]
encoding: json
servers: [{ url: https://api.${id}.example, environment: production }]
sources:
  docs: { kind: vendor-docs, ref: https://docs.${id}.example, retrieved: 2026-11-02 }
resources:
  - name: ${object}
    concept: person
    primaryKey: [id]
    cursorField: updated_at
    source: docs
    operations:
      - { kind: list, method: GET, path: /${object}s, incremental: { param: since, field: updated_at } }
      - { kind: create, method: POST, path: /${object}s }
      - { kind: update, method: PATCH, path: "/${object}s/{id}" }
    fields:
      - { path: id, type: string, readOnly: true }
      - { path: email, type: string, format: email, personal: contact }
      - { path: name, type: string, personal: identity }
      - { path: updated_at, type: string, format: date-time, readOnly: true }
`;

const shelf: ReadonlyMap<string, string> = new Map([
  ['acme', facts('acme', 'contact', 'acme crm, rocket skates')],
  ['zeta', facts('zeta', 'customer', '')],
]);

const document = JSON.stringify({
  openapi: '3.0.3',
  info: { title: 'Depot', version: '7' },
  servers: [{ url: 'https://depot.example' }],
  paths: {
    '/clients': {
      get: { responses: { 200: { description: 'ok', content: listOf('Client') } } },
      post: {
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Client' } } } },
        responses: { 201: { description: 'made' } },
      },
    },
  },
  components: {
    schemas: {
      Client: { type: 'object', properties: { id: { type: 'string' }, email: { type: 'string' } } },
    },
  },
});

function listOf(schema: string): object {
  return {
    'application/json': {
      schema: { type: 'array', items: { $ref: `#/components/schemas/${schema}` } },
    },
  };
}

/** Ports over maps; `asked` keeps what was read from them. */
function portsOver(documents: ReadonlyMap<string, string>, asked: string[] = []): Ports {
  return {
    shelf: {
      ids: () => Promise.resolve([...shelf.keys()]),
      files: (id) => {
        asked.push(id);
        const held = shelf.get(id);
        return Promise.resolve(held === undefined ? null : { facts: held, schema: null });
      },
    },
    documents: {
      read: (ref) => {
        asked.push(ref);
        const text = documents.get(ref);
        return text === undefined
          ? Promise.reject(new InputError([inputProblem({ file: ref, message: 'no such file' })]))
          : Promise.resolve({ name: ref, text });
      },
    },
  };
}

const depot = new Map([['depot.json', document]]);

function briefOf(systems: readonly string[], flow = '{ id: F1, from: a.contact, to: b.customer }'): string {
  return [
    'spanwright: 1',
    'name: Made',
    'systems:',
    ...systems.map((system) => `  - ${system}`),
    'flows:',
    `  - ${flow}`,
    '',
  ].join('\n');
}

const both = briefOf(['{ id: a, uses: acme }', '{ id: b, uses: zeta }']);

function surveyOf(text: string, ports: Ports): ReturnType<typeof survey> {
  const written = { name: 'brief.yaml', text };
  return survey({ ...written, brief: readBrief(written) }, ports);
}

async function problemsOf(work: Promise<unknown>): Promise<readonly InputProblem[]> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof InputError);
  return error.problems;
}

const request = { design: null, reason: null, start: null, engine: 'spanwright test' };

test('systems are found by id, and by other names that the catalog knows', async () => {
  for (const uses of ['acme', 'Acme CRM', 'rocket skates', 'ACME Ltd']) {
    const { systems } = await surveyOf(
      briefOf([`{ id: a, uses: ${uses} }`, '{ id: b, uses: zeta }']),
      portsOver(depot),
    );
    assert.equal(systems[0]?.profile?.id, 'acme', uses);
  }
});

test('an unknown catalog id is told by line with the ids that exist and the nearest one', async () => {
  const brief = briefOf(['{ id: a, uses: acme }', '{ id: b, uses: zetta }']);
  const [problem, ...others] = await problemsOf(surveyOf(brief, portsOver(depot)));
  assert.deepEqual(others, []);
  assert.deepEqual(
    [problem?.file, problem?.line, problem?.pointer, problem?.nearest],
    ['brief.yaml', 5, '/systems/1/uses', 'zeta'],
  );
  assert.match(problem?.message ?? '', /"zetta"/);
  assert.match(problem?.expected ?? '', /^one of acme, zeta, or "api:"/);
});

test('a document that the brief names is read, and only that; the name given in the brief goes before its title', async () => {
  const asked: string[] = [];
  const landscape = await surveyOf(
    briefOf(
      ['{ id: a, uses: acme }', '{ id: b, api: depot.json, name: Our depot }'],
      '{ id: F1, from: a.contact, to: b.client }',
    ),
    portsOver(depot, asked),
  );
  assert.deepEqual(asked, ['acme', 'depot.json']);
  assert.equal(landscape.systems[1]?.name, 'Our depot');
  assert.equal(landscape.flows[0]?.to.resource, 'client');
});

test('a document that can not be read or is none is told by its own name', async () => {
  const brief = (api: string): string => briefOf(['{ id: a, uses: acme }', `{ id: b, api: ${api} }`]);
  const ports = portsOver(new Map([['prose.yaml', 'just words']]));
  for (const api of ['missing.json', 'prose.yaml'])
    assert.equal((await problemsOf(surveyOf(brief(api), ports)))[0]?.file, api);
});

test('a system of which nothing is known stands in the landscape without a profile, and is asked about', async () => {
  const ports = portsOver(depot);
  const landscape = await surveyOf(briefOf(['{ id: a, uses: acme }', '{ id: b }']), ports);
  assert.equal(landscape.systems[1]?.profile, null);
  assert.equal(landscape.flows[0]?.to.resource, null);
  assert.notEqual(landscape.flows[0]?.status, 'feasible');
  assert.ok(landscape.questions.some((question) => /\bb\b/.test(`${question.about} ${question.text}`)));
});

test('the whole catalog is read by id, and folders without facts are passed over', async () => {
  const ports = portsOver(depot);
  const ids = (): Promise<readonly string[]> => Promise.resolve(['acme', 'hollow', 'zeta']);
  const profiles = await catalog({ ...ports.shelf, ids });
  assert.deepEqual(
    profiles.map((profile) => profile.id),
    ['acme', 'zeta'],
  );
});

test('a proposal has competing designs for every flow, and mappings where both ends are known', async () => {
  const known = await proposalFor({ name: 'b', text: both }, portsOver(depot));
  assert.ok(known.designs.length >= 2);
  assert.equal(new Set(known.designs.map((design) => design.strategy)).size, known.designs.length);
  for (const design of known.designs)
    assert.deepEqual(
      design.flows.map((flow) => flow.flow),
      ['F1'],
    );
  assert.ok(
    known.mappings.get('F1')?.mappings.some((row) => row.from.includes('email') && row.to === 'email'),
  );
  const open = await proposalFor(
    { name: 'b', text: briefOf(['{ id: a, uses: acme }', '{ id: b }']) },
    portsOver(depot),
  );
  assert.deepEqual([...open.mappings.keys()], []);
});

test('a plan is made for the recommended design, or for another by id or by strategy', async () => {
  const ports = portsOver(depot);
  const brief = { name: 'b', text: both };
  const { designs, comparison } = await proposalFor(brief, ports);
  assert.equal((await planFor({ ...request, brief }, ports)).architecture.id, comparison.recommended);
  for (const design of designs)
    for (const wanted of [design.id, design.strategy])
      assert.equal(
        (await planFor({ ...request, brief, design: wanted }, ports)).architecture.id,
        design.id,
        wanted,
      );
});

test('a design that does not exist is refused with the nearest one that does', async () => {
  const ports = portsOver(depot);
  const { designs } = await proposalFor({ name: 'b', text: both }, ports);
  const wanted = `${designs[0]?.strategy}s`;
  const [problem] = await problemsOf(
    planFor({ ...request, brief: { name: 'b', text: both }, design: wanted }, ports),
  );
  assert.equal(problem?.file, '--design');
  assert.equal(problem?.nearest, designs[0]?.strategy);
});

test('the files of a plan are the model first, and the same brief makes the same bytes', async () => {
  const make = async (): Promise<ReadonlyMap<string, string>> =>
    filesOf(await planFor({ ...request, brief: { name: 'b', text: both } }, portsOver(depot)));
  const files = await make();
  assert.equal([...files.keys()][0], 'plan.json');
  assert.deepEqual([...(await make())], [...files]);
  for (const [path, text] of files) assert.ok(text.endsWith('\n'), path);
});

test('the example of a write is the body that the mapping makes of a record', async () => {
  const plan = await planFor({ ...request, brief: { name: 'b', text: both } }, portsOver(depot));
  const example = plan.flows[0]?.example;
  assert.ok(example);
  const { email } = JSON.parse(example.record) as { email: string };
  assert.ok(email.includes('@'));
  assert.equal((JSON.parse(example.body) as { email: string }).email, email);
  assert.ok(
    plan.flows[0]?.design.calls.some((call) => call.id === example.call && call.onFailure === 'write'),
  );
});
