import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CompiledSchema } from '../src/catalog/schema.ts';
import { compile, written } from '../scripts/compile-schemas.ts';

const record = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    items: { type: 'array', items: { type: 'string' } },
    customer_id: { type: 'string' },
    _links: { type: 'object', properties: { self: { type: 'string' } } },
  },
};
const list = {
  responses: {
    200: {
      description: 'Prose of the vendor',
      content: { 'application/json': { schema: { type: 'array', items: record } } },
    },
  },
};
const api = (paths: object): string =>
  JSON.stringify({ openapi: '3.0.3', info: { title: 'Acme', version: '1' }, paths });
const texts = new Map([
  ['orders.json', api({ '/orders': { get: list }, '/customers': { get: list }, '/gadgets': { get: list } })],
  [
    'more.json',
    api({ '/purchases': { get: list, post: { responses: { 201: { description: 'Created' } } } } }),
  ],
]);
const document = {
  ref: 'acme/specs@1:orders.json',
  retrieved: '2026-08-21',
  licence: 'MIT',
  keep: null,
  drop: [],
  rename: {},
};
const listing = {
  id: 'acme',
  version: '1',
  without: ['_links'],
  fields: 10,
  documents: [
    { ...document, file: 'orders.json', drop: ['gadget'], rename: { customer: 'client' } },
    {
      ...document,
      file: 'more.json',
      ref: 'acme/specs@1:more.json',
      retrieved: 'undated',
      keep: ['purchase'],
      rename: { purchase: 'order' },
    },
  ],
};

test('resources are kept, renamed and joined over documents, each with its own source', () => {
  const schema = compile(listing, texts);
  assert.deepEqual(
    schema.resources.map((one) => one.name),
    ['client', 'order'],
  );
  const order = schema.resources[1];
  assert.deepEqual(
    order?.operations.map((one) => `${one.method} ${one.path}`),
    ['GET /orders', 'GET /purchases', 'POST /purchases'],
  );
  assert.deepEqual(
    order?.fields.map((one) => [one.path, one.references]),
    [
      ['id', null],
      ['items', null],
      ['customer_id', 'client'],
    ],
  );
  assert.deepEqual(order?.source, {
    kind: 'vendor-spec',
    ref: 'acme/specs@1:orders.json',
    retrieved: '2026-08-21',
  });
  assert.deepEqual(order?.aliases, ['orders', 'purchase', 'purchases']);
  assert.deepEqual(
    schema.documents.map((one) => one.retrieved),
    ['2026-08-21', 'undated'],
  );
});

test('what is written reads back as the same schema, holds no prose, and is the same each time', () => {
  const schema = compile(listing, texts);
  const json = written(schema);
  assert.deepEqual(CompiledSchema.parse(JSON.parse(json)), schema);
  assert.ok(!json.includes('Prose'));
  assert.equal(written(compile(listing, texts)), json);
});

test('a name that the document does not have is refused', () => {
  const wrong = { ...listing, documents: [{ ...document, file: 'orders.json', drop: ['widget'] }] };
  assert.throws(() => compile(wrong, texts), /has no resource widget; it has order, customer, gadget/);
});
