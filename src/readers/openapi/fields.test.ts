import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Field, Resource } from '../../catalog/profile.ts';
import { readDocument } from '../readers.ts';
import { mostFields } from './fields.ts';

const ok = (schema: object): object => ({
  200: { description: 'ok', content: { 'application/json': { schema } } },
});
const text = { type: 'string' };

function resource(record: object, input: object | null = null, schemas: object = {}): Resource {
  const post =
    input === null
      ? {}
      : { post: { requestBody: { content: { 'application/json': { schema: input } } }, responses: ok({}) } };
  const paths = {
    '/orders': { get: { responses: ok({ type: 'array', items: record }) }, ...post },
    '/customers': {
      get: { responses: ok({ type: 'array', items: { $ref: '#/components/schemas/Customer' } }) },
    },
  };
  const components = {
    schemas: {
      Customer: {
        type: 'object',
        properties: { id: text, name: text, address: { type: 'object', properties: { city: text } } },
      },
      ...schemas,
    },
  };
  const found = readDocument({
    name: 'a',
    text: JSON.stringify({ openapi: '3.1.0', info: { title: 'A', version: '1' }, paths, components }),
  }).resources.find((one) => one.name === 'order');
  return found ?? assert.fail('no order');
}

function field(of: Resource, path: string): Field {
  return (
    of.fields.find((one) => one.path === path) ??
    assert.fail(`no ${path} in ${of.fields.map((one) => one.path).join(', ')}`)
  );
}

test('objects and lists are flattened to dotted paths, and not listed beside their own fields', () => {
  const one = resource({
    type: 'object',
    properties: {
      id: text,
      ship: { type: 'object', properties: { city: text } },
      lines: { type: 'array', items: { type: 'object', properties: { sku: text } } },
      tags: { type: 'array', items: text },
    },
  });
  assert.deepEqual(
    one.fields.map((at) => `${at.path} ${at.type}`),
    ['id string', 'tags array', 'ship.city string', 'lines[].sku string'],
  );
});

test('required comes from the create request, along the whole path', () => {
  const record = {
    type: 'object',
    required: ['id'],
    properties: {
      id: text,
      name: text,
      ship: { type: 'object', required: ['city'], properties: { city: text } },
      bill: { type: 'object', required: ['city'], properties: { city: text } },
    },
  };
  const input = {
    type: 'object',
    required: ['name', 'bill'],
    properties: {
      name: text,
      ship: { type: 'object', required: ['city'], properties: { city: text } },
      bill: { type: 'object', required: ['city'], properties: { city: text } },
    },
  };
  const one = resource(record, input);
  assert.deepEqual(
    one.fields.filter((at) => at.required).map((at) => at.path),
    ['name', 'bill.city'],
  );
});

test('inside a list something is required only where the list may not be empty, and a required map may be', () => {
  const lines = { type: 'array', items: { type: 'object', required: ['sku'], properties: { sku: text } } };
  const properties = {
    lines: { ...lines, minItems: 1 },
    links: lines,
    extra: { type: 'object', additionalProperties: text },
  };
  const input = { type: 'object', required: ['lines', 'links', 'extra'], properties };
  const one = resource({ type: 'object', properties }, input);
  assert.deepEqual(
    one.fields.filter((at) => at.required).map((at) => at.path),
    ['lines[].sku'],
  );
});

test('read-only is declared, or where nothing is declared it is what no write takes', () => {
  const input = { type: 'object', properties: { name: text } };
  const silent = resource(
    { type: 'object', properties: { id: text, name: text, total: { type: 'number' } } },
    input,
  );
  assert.deepEqual(
    silent.fields.filter((at) => at.readOnly).map((at) => at.path),
    ['id', 'total'],
  );
  const declared = resource(
    {
      type: 'object',
      properties: { id: { ...text, readOnly: true }, name: text, total: { type: 'number' } },
    },
    input,
  );
  assert.deepEqual(
    declared.fields.filter((at) => at.readOnly).map((at) => at.path),
    ['id'],
  );
  const unwritten = resource({ type: 'object', properties: { id: text, name: text } });
  assert.ok(unwritten.fields.every((at) => !at.readOnly));
});

test('types, formats, lengths, enums and null are kept', () => {
  const one = resource({
    type: 'object',
    properties: {
      a: { type: ['string', 'null'], maxLength: 9 },
      b: { type: 'string', format: 'datetime' },
      c: { enum: ['x', 'y'] },
      d: { type: 'array', items: { enum: ['p', 'q'], type: 'string' } },
    },
  });
  assert.deepEqual([field(one, 'a').nullable, field(one, 'a').maxLength], [true, 9]);
  assert.equal(field(one, 'b').format, 'date-time');
  assert.deepEqual([field(one, 'c').type, field(one, 'c').enum], ['string', ['x', 'y']]);
  assert.deepEqual(field(one, 'd').enum, ['p', 'q']);
});

test('references are seen by name, by an expandable id and by an embedded record, which brings only its plain fields', () => {
  const customer = { $ref: '#/components/schemas/Customer' };
  const one = resource({
    type: 'object',
    properties: {
      id: text,
      customerId: text,
      buyer: { anyOf: [text, customer] },
      payer: customer,
      order_id: text,
    },
  });
  assert.equal(field(one, 'customerId').references, 'customer');
  assert.deepEqual([field(one, 'buyer').type, field(one, 'buyer').references], ['string', 'customer']);
  assert.deepEqual(
    one.fields.filter((at) => at.path.startsWith('payer')).map((at) => at.path),
    ['payer.id', 'payer.name'],
  );
});

test('a recursive record names itself and goes no deeper', () => {
  const one = resource({ $ref: '#/components/schemas/Order' }, null, {
    Order: {
      type: 'object',
      properties: {
        id: text,
        parent: { $ref: '#/components/schemas/Order' },
        children: { type: 'array', items: { $ref: '#/components/schemas/Order' } },
      },
    },
  });
  assert.deepEqual(
    one.fields.map((at) => [at.path, at.references]),
    [
      ['id', null],
      ['parent', 'order'],
      ['children', null],
    ],
  );
});

test('a record with more fields than are read keeps its shallow ones, and says so', () => {
  const wide = {
    type: 'object',
    properties: Object.fromEntries(Array.from({ length: mostFields }, (_, at) => [`f${at}`, text])),
  };
  const document = {
    openapi: '3.0.3',
    info: { title: 'A', version: '1' },
    paths: {
      '/orders': {
        get: {
          responses: ok({ type: 'array', items: { type: 'object', properties: { deep: wide, id: text } } }),
        },
      },
    },
  };
  const profile = readDocument({ name: 'a', text: JSON.stringify(document) });
  assert.equal(profile.resources[0]?.fields.length, mostFields);
  assert.equal(profile.resources[0]?.fields[0]?.path, 'id');
  assert.ok(profile.unknowns.some((one) => one.includes('order') && one.includes('first 400')));
});

test('the key is the one that the path asks for, the place for own fields is a map, and the last change is found', () => {
  const record = {
    type: 'object',
    properties: {
      OrderNumber: text,
      OrderID: text,
      UpdatedDateUTC: text,
      custom_fields: { type: 'object', additionalProperties: true },
    },
  };
  const one = resource(record);
  assert.deepEqual(one.primaryKey, ['OrderID']);
  assert.equal(field(one, 'OrderID').unique, true);
  assert.equal(one.custom, 'custom_fields');
  assert.equal(one.cursorField, 'UpdatedDateUTC');
});

test('a property whose name is a text without end is left out', { timeout: 20_000 }, () => {
  const properties = { id: { type: 'string' }, ['a.'.repeat(50_000)]: { type: 'string' } };
  const schema = { type: 'object', properties };
  const content = { 'application/json': { schema } };
  const paths = {
    '/things': {
      post: { requestBody: { content }, responses: { 200: { description: 'ok', content } } },
    },
  };
  const document = { openapi: '3.0.3', info: { title: 'A', version: '1' }, paths };
  const [thing] = readDocument({ name: 'a', text: JSON.stringify(document) }).resources;
  assert.deepEqual(
    thing?.fields.map((field) => field.path),
    ['id'],
  );
});

test('a wide record keeps all fields of its own', () => {
  const properties = Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`f${at}`, text]));
  const answer = ok({ type: 'array', items: { type: 'object', properties } });
  const document = {
    openapi: '3.0.3',
    info: { title: 'A', version: '1' },
    paths: { '/orders': { get: { responses: answer } } },
  };
  const profile = readDocument({ name: 'a', text: JSON.stringify(document) });
  assert.equal(profile.resources[0]?.fields.length, 2000);
  assert.deepEqual(
    profile.unknowns.filter((one) => one.includes('first')),
    [],
  );
});
