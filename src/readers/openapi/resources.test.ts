import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Resource } from '../../catalog/profile.ts';
import { readDocument } from '../readers.ts';

const record = { type: 'object', properties: { id: { type: 'string' }, name: { type: 'string' } } };
const ok = (schema: object): object => ({
  200: { description: 'ok', content: { 'application/json': { schema } } },
});
const body = (schema: object): object => ({ content: { 'application/json': { schema } } });
const listed = (name = 'data'): object =>
  ok({ type: 'object', properties: { [name]: { type: 'array', items: record } } });

function resources(paths: object): readonly Resource[] {
  return readDocument({
    name: 'a',
    text: JSON.stringify({ openapi: '3.0.3', info: { title: 'A', version: '1' }, paths }),
  }).resources;
}

function told(paths: object): Record<string, readonly string[]> {
  return Object.fromEntries(
    resources(paths).map((one) => [
      one.name,
      one.operations.map(
        (at) => `${at.kind}${at.batchOf === null ? '' : ` ${at.batchOf}`} ${at.method} ${at.path}`,
      ),
    ]),
  );
}

test('a collection and its items are one resource with its usual operations', () => {
  assert.deepEqual(
    told({
      '/v1/customers': {
        get: { responses: listed() },
        post: { requestBody: body(record), responses: ok(record) },
      },
      '/v1/customers/{id}': {
        get: { responses: ok(record) },
        patch: { responses: ok(record) },
        put: { responses: ok(record) },
        delete: { responses: ok({}) },
      },
    }),
    {
      customer: [
        'list GET /v1/customers',
        'get GET /v1/customers/{id}',
        'create POST /v1/customers',
        'update PATCH /v1/customers/{id}',
        'replace PUT /v1/customers/{id}',
        'delete DELETE /v1/customers/{id}',
      ],
    },
  );
});

test('a POST to an item updates it where no PUT or PATCH is, and a PUT alone is an update', () => {
  const found = told({
    '/charges': { get: { responses: listed() }, post: { requestBody: body(record), responses: ok(record) } },
    '/charges/{charge}': {
      get: { responses: ok(record) },
      post: { requestBody: body(record), responses: ok(record) },
    },
    '/tickets/{id}': { get: { responses: ok(record) }, put: { responses: ok(record) } },
  });
  assert.ok(found['charge']?.includes('update POST /charges/{charge}'));
  assert.ok(found['ticket']?.includes('update PUT /tickets/{id}'));
});

test('searches, batches, upserts and actions belong to the collection', () => {
  const post = {
    post: {
      requestBody: body({
        type: 'object',
        properties: { inputs: { type: 'array', maxItems: 50, items: record } },
      }),
      responses: listed('results'),
    },
  };
  const found = resources({
    '/objects/contacts': {
      get: { responses: listed('results') },
      post: { requestBody: body(record), responses: ok(record) },
    },
    '/objects/contacts/{id}': { get: { responses: ok(record) } },
    '/objects/contacts/search': post,
    '/objects/contacts/batch/create': post,
    '/objects/contacts/batch/archive': post,
    '/objects/contacts/update_many': { put: { responses: ok({}) } },
    '/objects/contacts/create_or_update': { post: { requestBody: body(record), responses: ok(record) } },
    '/objects/contacts/{id}/merge': { post: { responses: ok(record) } },
  });
  assert.deepEqual(
    found.map((one) => one.name),
    ['contact'],
  );
  assert.deepEqual(
    found[0]?.operations.map((one) => [one.kind, one.batchOf, one.batchSize]),
    [
      ['list', null, null],
      ['get', null, null],
      ['create', null, null],
      ['upsert', null, null],
      ['search', null, null],
      ['batch', 'update', null],
      ['batch', 'create', 50],
      ['batch', 'archive', 50],
      ['other', null, null],
    ],
  );
});

test('a type in the path makes one generic resource, searches and batches of it included', () => {
  const found = told({
    '/objects/{type}': {
      get: { responses: listed('results') },
      post: { requestBody: body(record), responses: ok(record) },
    },
    '/objects/{type}/{id}': { get: { responses: ok(record) } },
    '/objects/{type}/search': { post: { requestBody: body({}), responses: listed('results') } },
    '/objects/{type}/batch/read': { post: { requestBody: body({}), responses: listed('results') } },
  });
  assert.deepEqual(found, {
    object: [
      'list GET /objects/{type}',
      'get GET /objects/{type}/{id}',
      'create POST /objects/{type}',
      'search POST /objects/{type}/search',
      'batch read POST /objects/{type}/batch/read',
    ],
  });
});

test('calls named like procedures are read by their verb', () => {
  const found = told({
    '/users.list': { get: { responses: listed('members') } },
    '/users.info': { get: { responses: ok({ type: 'object', properties: { user: record } }) } },
    '/getOrders': { get: { responses: listed('orders') } },
    '/createOrder': { post: { requestBody: body(record), responses: ok(record) } },
    '/transactions/get': { post: { requestBody: body({}), responses: ok(record) } },
  });
  assert.deepEqual(found['user'], ['list GET /users.list', 'get GET /users.info']);
  assert.deepEqual(found['order'], ['list GET /getOrders', 'create POST /createOrder']);
});

test('sub-resources get a short name where it is unique, else one with the word before', () => {
  const named = (name: string): object => ({
    get: { responses: ok({ type: 'array', items: { ...record, title: name } }) },
  });
  const schemas = { Line: record, Session: record };
  const of = (name: keyof typeof schemas, extra: string): object => ({
    get: {
      responses: ok({
        type: 'object',
        properties: {
          data: {
            type: 'array',
            items: {
              allOf: [{ type: 'object', properties: { [extra]: { type: 'string' } } }, schemas[name]],
            },
          },
        },
      }),
    },
  });
  const found = Object.keys(
    told({
      '/tickets': named('t'),
      '/tickets/{id}': { get: { responses: ok(record) } },
      '/tickets/{id}/comments': named('c'),
      '/invoices/{id}/lines': of('Line', 'a'),
      '/quotes/{id}/lines': of('Line', 'b'),
      '/checkout/sessions': of('Session', 'a'),
      '/portal/sessions': of('Session', 'b'),
    }),
  );
  assert.deepEqual(found.toSorted(), [
    'checkout_session',
    'comment',
    'invoice_line',
    'portal_session',
    'quote_line',
    'ticket',
  ]);
});

test('the same record under a parent joins the collection at the top', () => {
  const doc = {
    openapi: '3.0.3',
    info: { title: 'A', version: '1' },
    paths: {
      '/customers/{id}/subscriptions': {
        get: { responses: ok({ type: 'array', items: { $ref: '#/components/schemas/Subscription' } }) },
      },
      '/subscriptions': {
        get: { responses: ok({ type: 'array', items: { $ref: '#/components/schemas/Subscription' } }) },
      },
    },
    components: { schemas: { Subscription: record } },
  };
  const [only, ...more] = readDocument({ name: 'a', text: JSON.stringify(doc) }).resources;
  assert.deepEqual(more, []);
  assert.deepEqual(
    only?.operations.map((one) => one.path),
    ['/subscriptions', '/customers/{id}/subscriptions'],
  );
});

test('what there is only one of is read and updated, and token calls are no resource', () => {
  const found = told({
    '/account/settings': {
      get: { responses: ok({ type: 'object', properties: { theme: { type: 'string' } } }) },
      put: { responses: ok({}) },
    },
    '/oauth/token': { post: { requestBody: body(record), responses: ok(record) } },
  });
  assert.deepEqual(found, { settings: ['get GET /account/settings', 'update PUT /account/settings'] });
});

test('errors, request type, deprecation and the idempotency header with its retention are kept', () => {
  const [only] = resources({
    '/payments': {
      post: {
        deprecated: true,
        operationId: 'createPayment',
        parameters: [
          {
            name: 'Idempotency-Key',
            in: 'header',
            description: 'Keys are kept for 24 hours.',
            schema: { type: 'string' },
          },
        ],
        requestBody: {
          content: { 'text/plain': { schema: {} }, 'application/x-www-form-urlencoded': { schema: record } },
        },
        responses: {
          ...ok(record),
          402: { description: 'no' },
          400: { description: 'no' },
          '5XX': { description: 'no' },
          default: { description: 'no' },
        },
      },
    },
  });
  const [create] = only?.operations ?? [];
  assert.deepEqual(create?.errors, [400, 402]);
  assert.deepEqual(create?.idempotency, { header: 'Idempotency-Key', retention: 'P1D' });
  assert.equal(create?.requestType, 'application/x-www-form-urlencoded');
  assert.equal(create?.deprecated, true);
  assert.equal(create?.operationId, 'createPayment');
});

test('records without an id are known by the one word of the trade that they have, where they have a path of their own', () => {
  const key = (properties: object): readonly string[] | undefined => {
    const schema = { type: 'object', properties };
    const get = (of: object): object => ({
      get: { responses: { 200: { description: 'ok', content: { 'application/json': { schema: of } } } } },
    });
    const paths = { '/parts': get({ type: 'array', items: schema }), '/parts/{part}': get(schema) };
    const document = { openapi: '3.0.3', info: { title: 'A', version: '1' }, paths };
    return readDocument({ name: 'a', text: JSON.stringify(document) }).resources[0]?.primaryKey;
  };
  const text = { type: 'string' };
  assert.deepEqual(key({ sku: text, title: text }), ['sku']);
  assert.deepEqual(key({ sku: text, code: text }), []);
  assert.deepEqual(key({ code: text, message: text }), []);
});

test("the record's own field that the path asks for is its key, the name where the path asks for the thing itself", () => {
  const plain = (...names: readonly string[]): object => ({
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
  });
  const key = (path: string, item: object): readonly string[] | undefined =>
    resources({ [path]: { get: { responses: ok(item) } } })[0]?.primaryKey;
  assert.deepEqual(key('/accounts/{ican}', plain('ican', 'colour')), ['ican']);
  assert.deepEqual(key('/branches/{branch}', plain('name', 'protected')), ['name']);
  assert.deepEqual(
    key('/maps/{name}', {
      type: 'object',
      properties: { metadata: plain('name', 'zone'), data: { type: 'string' } },
    }),
    ['metadata.name'],
  );
  assert.deepEqual(key('/earnings/{code}/{start}', plain('start', 'amount', 'rate')), []);
  assert.deepEqual(key('/grid/{east}/{north}', plain('east', 'north')), ['east', 'north']);
  assert.deepEqual(key('/reports/{type}', plain('type', 'total')), []);
});

test('one plain record under no plural word is no list, and a POST that asks for a page is a search', () => {
  const status = { type: 'object', properties: { status: { type: 'string' }, since: { type: 'string' } } };
  const page = {
    type: 'object',
    properties: { offset: { type: 'integer' }, limit: { type: 'integer' }, metrics: { type: 'string' } },
  };
  assert.deepEqual(
    told({
      '/': { get: { responses: ok(status) } },
      '/v1/reports': { post: { requestBody: body(page), responses: listed() } },
      '/v1/goals': { post: { operationId: 'createGoal', requestBody: body(page), responses: listed() } },
    }),
    { a: ['get GET /'], report: ['search POST /v1/reports'], goal: ['create POST /v1/goals'] },
  );
});
