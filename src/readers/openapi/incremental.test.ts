import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '../readers.ts';

function filter(parameters: readonly object[], path = '/things'): readonly [string, string] | null {
  const properties = {
    id: { type: 'string' },
    created_at: { type: 'string', format: 'date-time' },
    updated_at: { type: 'string', format: 'date-time' },
  };
  const get = {
    parameters,
    responses: {
      200: {
        description: 'ok',
        content: { 'application/json': { schema: { type: 'array', items: { type: 'object', properties } } } },
      },
    },
  };
  const document = { openapi: '3.0.3', info: { title: 'A', version: '1' }, paths: { [path]: { get } } };
  const found =
    readDocument({ name: 'a', text: JSON.stringify(document) }).resources[0]?.operations[0]?.incremental ??
    null;
  return found === null ? null : [found.param, found.field];
}

const query = (
  name: string,
  schema: object = { type: 'string', format: 'date-time' },
  description = '',
): object => ({ name, in: 'query', description, schema });

test('a filter on the last change, in many spellings', () => {
  for (const name of [
    'updated_since',
    'modified_after',
    'LastUpdatedAfter',
    'updatedAtGte',
    'min_updated_at',
    'updated_at.gte',
    'filter[updated_at][from]',
    'since_last_changed',
    'date_modified:min',
  ]) {
    assert.deepEqual(filter([query(name)]), [name, 'updated_at'], name);
  }
  assert.deepEqual(filter([{ name: 'If-Modified-Since', in: 'header', schema: { type: 'string' } }]), [
    'If-Modified-Since',
    'updated_at',
  ]);
});

test('a range object is asked by its lower bound', () => {
  const range = {
    anyOf: [
      { type: 'object', properties: { gt: { type: 'integer' }, gte: { type: 'integer' } } },
      { type: 'integer' },
    ],
  };
  assert.deepEqual(filter([query('created', range)]), ['created[gte]', 'created_at']);
});

test('change is preferred to creation, and an upper bound is no filter', () => {
  assert.deepEqual(filter([query('created_after'), query('updated_after')]), ['updated_after', 'updated_at']);
  assert.deepEqual(filter([query('created_after')]), ['created_after', 'created_at']);
  assert.equal(filter([query('updated_before'), query('sort_updated', { type: 'string' })]), null);
});

test('a bare start counts for creation unless something says change', () => {
  assert.deepEqual(filter([query('start_time')]), ['start_time', 'created_at']);
  assert.deepEqual(
    filter([
      query('since', { type: 'string', format: 'date-time' }, 'Only those updated at or after this time'),
    ]),
    ['since', 'updated_at'],
  );
  assert.deepEqual(filter([query('start_time')], '/incremental/things'), ['start_time', 'updated_at']);
});

test('a condition in words is a filter where the description compares the change field, or OData says so by its name', () => {
  const words = { type: 'string' };
  assert.deepEqual(filter([query('$filter', words)]), ['$filter (updated_at ge …)', 'updated_at']);
  assert.deepEqual(filter([query('filter', words, 'For example `updated_at >= 2026-01-01`')]), [
    'filter (updated_at >= …)',
    'updated_at',
  ]);
  assert.equal(filter([query('filter', words, 'Name of a saved filter')]), null);
});
