import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { ApiProfile } from '../catalog/profile.ts';
import { InputError, type InputProblem } from '../finding/input.ts';
import { readDocument } from './readers.ts';

function read(document: object): ApiProfile {
  return readDocument({ name: 'api.json', text: JSON.stringify(document) });
}

function refusal(document: object): InputProblem {
  try {
    read(document);
  } catch (error) {
    assert.ok(error instanceof InputError);
    const [first] = error.problems;
    assert.ok(first !== undefined);
    return first;
  }
  return assert.fail('was accepted');
}

const info = { title: 'Acme', version: '1' };
const ok = (schema: object): object => ({
  200: { description: 'ok', content: { 'application/json': { schema } } },
});

test('a misspelt format key is answered with the nearest spelling', () => {
  const problem = refusal({ opnapi: '3.0.3', paths: {} });
  assert.equal(problem.pointer, '/opnapi');
  assert.equal(problem.nearest, 'openapi');
});

test('an unknown version and paths of the wrong kind are told by pointer', () => {
  assert.equal(refusal({ openapi: '4.0.0', paths: {} }).pointer, '/openapi');
  assert.equal(refusal({ swagger: '1.2', paths: {} }).pointer, '/swagger');
  assert.equal(refusal({ openapi: '3.0.3', paths: [] }).pointer, '/paths');
  assert.equal(refusal({ openapi: '3.0.3', info }).pointer, '/paths');
});

test('an almost empty document gives a profile full of questions', () => {
  const profile = read({ openapi: '3.1.0', info, paths: {} });
  assert.deepEqual(profile.resources, []);
  assert.equal(profile.unknowns.length, 4);
  assert.equal(profile.id, 'acme');
});

test('references to the network and to files are noted and never followed', () => {
  const schema = {
    type: 'object',
    properties: {
      a: { $ref: 'https://evil.example/x.json' },
      b: { $ref: '../../etc/passwd' },
      c: { $ref: 'file:///etc/passwd#/x' },
    },
  };
  const profile = read({
    openapi: '3.0.3',
    info,
    paths: { '/things': { get: { responses: ok({ type: 'array', items: schema }) } } },
  });
  const note = profile.unknowns.find((one) => one.includes('not opened')) ?? '';
  assert.match(note, /evil\.example.*etc\/passwd/);
  assert.deepEqual(
    profile.resources.map((one) => one.name),
    ['thing'],
  );
});

test('hostile references end: to itself, to a parent, in a ring, through allOf, to nowhere', () => {
  const schemas = {
    Self: { $ref: '#/components/schemas/Self' },
    Ping: { $ref: '#/components/schemas/Pong' },
    Pong: { $ref: '#/components/schemas/Ping' },
    Ring: {
      allOf: [
        { $ref: '#/components/schemas/Ring' },
        {
          type: 'object',
          properties: { id: { type: 'string' }, up: { $ref: '#/components' }, root: { $ref: '#' } },
        },
      ],
    },
    Either: {
      oneOf: [{ $ref: '#/components/schemas/Either' }, { anyOf: [{ $ref: '#/components/schemas/Either' }] }],
    },
    Proto: { $ref: '#/__proto__/polluted' },
    Tree: {
      type: 'object',
      properties: {
        id: { type: 'string' },
        children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
      },
    },
  };
  const names = Object.keys(schemas);
  const paths = Object.fromEntries(
    names.map((name) => [
      `/${name.toLowerCase()}s`,
      { get: { responses: ok({ type: 'array', items: { $ref: `#/components/schemas/${name}` } }) } },
    ]),
  );
  const profile = read({ openapi: '3.0.3', info, paths, components: { schemas } });
  assert.equal(ApiProfile.safeParse(profile).success, true);
  const tree = profile.resources.find((one) => one.name === 'tree');
  assert.deepEqual(
    tree?.fields.map((field) => field.path),
    ['id', 'children'],
  );
  assert.ok(profile.unknowns.some((one) => one.includes('only lead to themselves')));
});

test('an allOf chain of thousands of schemas is survived', () => {
  const schemas = Object.fromEntries(
    Array.from({ length: 5000 }, (_, at) => [
      `S${at}`,
      {
        allOf: [{ $ref: `#/components/schemas/S${at + 1}` }],
        properties: { [`p${at}`]: { type: 'string' } },
      },
    ]),
  );
  const profile = read({
    openapi: '3.0.3',
    info,
    paths: {
      '/items': { get: { responses: ok({ type: 'array', items: { $ref: '#/components/schemas/S0' } }) } },
    },
    components: { schemas },
  });
  assert.ok((profile.resources[0]?.fields.length ?? 0) > 20);
});

test('the same document twice gives the same profile', () => {
  const text = readFileSync(new URL('../../examples/openapi/billing-private.yaml', import.meta.url), 'utf8');
  assert.deepEqual(readDocument({ name: 'a', text }), readDocument({ name: 'a', text }));
});

test('any tangle of schemas, references and paths ends in a valid profile or an InputError', () => {
  const names = ['A', 'B', 'C', '__proto__', 'constructor', 'x/y'];
  const pointers = [
    ...names.map((name) => `#/components/schemas/${name.replaceAll('/', '~1')}`),
    '#',
    '#/paths',
    '#/nowhere',
    'http://x.example/y',
    'other.yaml#/Z',
    '#/%E0%A4%A',
  ];
  const { schema } = fc.letrec<{ schema: unknown }>((tie) => ({
    schema: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom<unknown>(...pointers.map((ref) => ({ $ref: ref }))),
      fc.record({
        type: fc.constantFrom<unknown>('string', 'integer', 'object', 'array', ['string', 'null'], 7, null),
        format: fc.constantFrom('date-time', 'uuid', ''),
        nullable: fc.boolean(),
      }),
      fc.record(
        {
          type: fc.constant('object'),
          properties: fc.dictionary(
            fc.constantFrom('id', 'data', 'next', 'items', '__proto__', 'customer_id', 'updated_at'),
            tie('schema'),
            { maxKeys: 4 },
          ),
          required: fc.anything(),
        },
        { requiredKeys: ['properties'] },
      ),
      fc.record({ allOf: fc.array(tie('schema'), { maxLength: 3 }) }),
      fc.record({
        oneOf: fc.array(tie('schema'), { maxLength: 3 }),
        anyOf: fc.array(tie('schema'), { maxLength: 2 }),
      }),
      fc.record({ type: fc.constant('array'), items: tie('schema') }),
      fc.jsonValue(),
    ),
  }));
  const operation = fc.record(
    {
      operationId: fc.constantFrom('listThings', 'createThing', ''),
      parameters: fc.array(
        fc.oneof(
          fc.record({
            name: fc.constantFrom('page', 'cursor', 'updated_since', 'limit'),
            in: fc.constantFrom('query', 'header', 'body'),
            schema,
          }),
          fc.jsonValue(),
        ),
        { maxLength: 3 },
      ),
      requestBody: fc.oneof(
        fc.record({ content: fc.record({ 'application/json': fc.record({ schema }) }) }),
        fc.jsonValue(),
      ),
      responses: fc.oneof(
        fc.record({
          200: fc.record({ content: fc.record({ 'application/json': fc.record({ schema }) }), schema }),
        }),
        fc.jsonValue(),
      ),
      security: fc.jsonValue(),
      callbacks: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  const path = fc.constantFrom(
    '/things',
    '/things/{id}',
    '/things/{id}/parts',
    '/things/search',
    '/things/batch/create',
    '/a(b={c})/{d}:verb',
    '/',
    '/{x}/{y}',
    '/getThings',
    '/v1//..',
  );
  const document = fc.record({
    openapi: fc.constantFrom('3.0.0', '3.1.0'),
    info: fc.jsonValue(),
    servers: fc.jsonValue(),
    paths: fc.dictionary(
      path,
      fc.oneof(
        fc.record({ get: operation, post: operation, put: operation }, { requiredKeys: [] }),
        fc.constantFrom(...pointers.map((ref) => ({ $ref: ref }))),
        fc.jsonValue(),
      ),
      { maxKeys: 5 },
    ),
    webhooks: fc.dictionary(
      fc.constantFrom('thing.created', 'x'),
      fc.oneof(fc.record({ post: operation }), fc.jsonValue()),
      { maxKeys: 2 },
    ),
    components: fc.record({
      schemas: fc.dictionary(fc.constantFrom(...names), schema, { maxKeys: 6 }),
      securitySchemes: fc.jsonValue(),
    }),
  });
  fc.assert(
    fc.property(document, (one) => {
      try {
        const parsed = ApiProfile.safeParse(read(one));
        assert.equal(parsed.success, true, JSON.stringify(parsed.error?.issues.slice(0, 2)));
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
      }
    }),
    { numRuns: 400, seed: 7 },
  );
});
