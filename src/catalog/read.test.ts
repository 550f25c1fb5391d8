import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InputError } from '../finding/input.ts';
import { readProfile } from './read.ts';

const facts = `spanwright: 1
id: acme
name: Acme
version: "2"
kind: rest
category: crm
sources:
  limits: { kind: vendor-docs, ref: https://docs.acme.com/limits, retrieved: 2026-10-01 }
  objects: { kind: vendor-docs, ref: https://docs.acme.com/objects, retrieved: undated }
rateLimits:
  - id: calls
    limit: 100
    window: PT10S
    scope: app
    source: limits
    disputed: [{ claim: 50 per 10 seconds, source: objects }]
resources:
  - name: person
    aliases: [people]
    concept: person
    source: objects
    operations:
      - { method: get, path: "/people/{personId}/", scopes: [people.read] }
      - { method: POST, path: /people/search, kind: search, pagination: { style: cursor, maxPageSize: 200 } }
    fields:
      - { path: email, unique: true, personal: contact }
      - { path: nickname, type: string }
  - { name: badge, source: objects, fields: [{ path: id, type: string }] }
`;

const document = { kind: 'vendor-spec', ref: 'acme.json', retrieved: '2026-09-30' };
const schema = JSON.stringify({
  spanwright: 1,
  id: 'acme',
  version: '2',
  documents: [{ ref: 'acme.json', sha256: 'ab'.repeat(32), retrieved: '2026-09-30' }],
  events: ['person.created', 'person.merged', 'ledger.closed'],
  servers: [{ url: 'https://api.acme.com', environment: 'production' }],
  resources: [
    {
      name: 'person',
      source: document,
      operations: [
        {
          kind: 'list',
          method: 'GET',
          path: '/people',
          pagination: { style: 'cursor', requestParam: 'after' },
        },
        { kind: 'get', method: 'GET', path: '/people/{id}', operationId: 'getPerson' },
      ],
      fields: [
        { path: 'id', type: 'string', readOnly: true },
        { path: 'email', type: 'string', maxLength: 254 },
      ],
    },
    { name: 'account', source: document, fields: [{ path: 'id', type: 'string' }] },
  ],
});

function problemsOf(run: () => unknown): InputError['problems'] {
  try {
    run();
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return assert.fail('nothing was refused');
}

test('source names become the sources themselves, disputes included', () => {
  const [limit] = readProfile({ facts, schema }).rateLimits;
  assert.deepEqual(limit?.source, {
    kind: 'vendor-docs',
    ref: 'https://docs.acme.com/limits',
    retrieved: '2026-10-01',
  });
  assert.equal(limit?.disputed[0]?.source.retrieved, 'undated');
});

test('an overlay adds to a compiled operation found by method and path, whatever the parameter is called', () => {
  const person = readProfile({ facts, schema }).resources.find((one) => one.name === 'person');
  const get = person?.operations.find((one) => one.kind === 'get');
  assert.equal(get?.operationId, 'getPerson');
  assert.equal(get?.path, '/people/{id}');
  assert.deepEqual(get?.scopes, ['people.read']);
  assert.deepEqual(
    person?.operations.map((one) => one.kind),
    ['get', 'search', 'list'],
  );
});

test('a field keeps what was compiled and gains what the facts say', () => {
  const person = readProfile({ facts, schema }).resources.find((one) => one.name === 'person');
  const email = person?.fields.find((one) => one.path === 'email');
  assert.equal(email?.maxLength, 254);
  assert.equal(email?.unique, true);
  assert.equal(email?.personal, 'contact');
  assert.deepEqual(
    person?.fields.map((one) => one.path),
    ['email', 'nickname', 'id'],
  );
});

test('resources of either file alone are kept, sorted by name', () => {
  assert.deepEqual(
    readProfile({ facts, schema }).resources.map((one) => one.name),
    ['account', 'badge', 'person'],
  );
});

test('an overlay lies on compiled resources of other names that offer its calls', () => {
  const odd = schema.replace('"name":"person"', '"name":"0_1"');
  const read = readProfile({ facts, schema: odd });
  assert.deepEqual(
    read.resources.map((one) => one.name),
    ['account', 'badge', 'person'],
  );
  assert.equal(read.resources[2]?.operations.find((one) => one.kind === 'get')?.operationId, 'getPerson');
  assert.equal(read.resources[2]?.fields.find((one) => one.path === 'email')?.maxLength, 254);
});

test('events that only the document names are inferred from their spelling', () => {
  const events = readProfile({ facts, schema }).events;
  assert.deepEqual(
    events.map((one) => [one.name, one.resource, one.change, one.confidence]),
    [
      ['person.created', 'person', 'created', 'inferred'],
      ['person.merged', 'person', 'merged', 'inferred'],
      ['ledger.closed', null, 'other', 'inferred'],
    ],
  );
  assert.equal(events[0]?.source.ref, 'acme.json');
});

test('where events of a record are written by hand, names that only begin alike are of something else', () => {
  const event = 'events:\n  - { name: person.updated, resource: person, change: updated, source: objects }\n';
  const names = ['person.created', 'person.group.created', 'ledger.closed'];
  const { events } = readProfile({
    facts: `${facts}${event}`,
    schema: JSON.stringify({ ...(JSON.parse(schema) as object), events: names }),
  });
  assert.deepEqual(
    events.map((one) => [one.name, one.resource]),
    [
      ['person.updated', 'person'],
      ['person.created', 'person'],
      ['person.group.created', null],
      ['ledger.closed', null],
    ],
  );
});

test('reading twice gives the same bytes', () => {
  assert.equal(
    JSON.stringify(readProfile({ facts, schema })),
    JSON.stringify(readProfile({ facts, schema })),
  );
});

test('an unknown source is refused with its line and the nearest name', () => {
  const [problem] = problemsOf(() =>
    readProfile({ facts: facts.replace('source: limits', 'source: limit'), schema: null }),
  );
  assert.equal(problem?.line, 15);
  assert.equal(problem?.pointer, '/rateLimits/0/source');
  assert.equal(problem?.nearest, 'limits');
});

test('an unknown key is refused with its line, the keys that are possible and the nearest of them', () => {
  const [problem] = problemsOf(() =>
    readProfile({ facts: facts.replace('    window: PT10S', '    windw: PT10S'), schema: null }),
  );
  assert.equal(problem?.message, 'missing');
  const all = problemsOf(() =>
    readProfile({
      facts: facts.replace('    window: PT10S', '    window: PT10S\n    brust: 3'),
      schema: null,
    }),
  );
  assert.equal(all[0]?.line, 14);
  assert.equal(all[0]?.message, 'unknown key "brust"');
  assert.equal(all[0]?.nearest, 'burst');
});

test('a wrong value inside an overlay is told at its own line although the merged list is longer', () => {
  const [problem] = problemsOf(() =>
    readProfile({
      facts: facts.replace('style: cursor, maxPageSize', 'style: cursors, maxPageSize'),
      schema,
    }),
  );
  assert.equal(problem?.pointer, '/resources/0/operations/1/pagination/style');
  assert.equal(problem?.line, 24);
  assert.equal(problem?.nearest, 'cursor');
});

test('a key of an overlay that no resource has is refused', () => {
  const [problem] = problemsOf(() =>
    readProfile({ facts: facts.replace('concept: person', 'concpt: person'), schema }),
  );
  assert.equal(problem?.nearest, 'concept');
  assert.equal(problem?.line, 20);
});

test('a resource that stands in the facts alone needs a source', () => {
  const [problem] = problemsOf(() =>
    readProfile({ facts: facts.replace('name: badge, source: objects,', 'name: badge,'), schema: null }),
  );
  assert.equal(problem?.pointer, '/resources/1/source');
});

test('a figure without a source is refused', () => {
  const [problem] = problemsOf(() =>
    readProfile({ facts: facts.replace('    source: limits\n', ''), schema: null }),
  );
  assert.equal(problem?.pointer, '/rateLimits/0/source');
  assert.equal(problem?.message, 'missing');
});

test('a schema of another vendor and broken JSON are refused by file name', () => {
  assert.equal(
    problemsOf(() => readProfile({ facts, schema: schema.replace('"acme"', '"other"') }))[0]?.file,
    'schema.json',
  );
  assert.equal(problemsOf(() => readProfile({ facts, schema: '{' }))[0]?.expected, 'valid JSON');
});

test('broken YAML and a key that stands twice are refused with line and column', () => {
  assert.equal(
    problemsOf(() =>
      readProfile({ facts: facts.replace('name: Acme', 'name: Acme\nname: Other'), schema: null }),
    )[0]?.line,
    4,
  );
  assert.equal(
    problemsOf(() => readProfile({ facts: `${facts}\n  : [`, schema: null }))[0]?.expected,
    'valid YAML',
  );
});
