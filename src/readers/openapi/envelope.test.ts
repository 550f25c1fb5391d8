import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manyIn, oneIn, recordIn } from './envelope.ts';
import { refsOf } from './refs.ts';
import { schemasOf } from './schema.ts';

const schemas = schemasOf(refsOf({}));
const record = { type: 'object', properties: { id: { type: 'string' } } };
const list = { type: 'array', items: record };
const object = (properties: object): object => ({ type: 'object', properties });

test('records are found in the usual envelopes', () => {
  const errors = { type: 'array', items: object({ code: {} }) };
  const cases: readonly (readonly [object, string | null])[] = [
    [list, ''],
    [object({ results: list, paging: object({}) }), 'results'],
    [object({ tickets: list, users: list }), 'tickets'],
    [object({ payload: object({ Tickets: list, NextToken: {} }) }), 'payload.Tickets'],
    [object({ _embedded: object({ tickets: list }) }), '_embedded.tickets'],
    [object({ data: list, included: list, errors }), 'data'],
    [object({ errors }), null],
    [object({ id: {}, lines: list }), null],
    [object({ names: { type: 'array', items: { type: 'string' } } }), null],
  ];
  for (const [body, path] of cases)
    assert.equal(manyIn(schemas, body, 'tickets')?.path ?? null, path, JSON.stringify(body).slice(0, 80));
});

test('one record is the body or what its wrapper holds', () => {
  assert.equal(oneIn(schemas, record, 'tickets')?.path, '');
  assert.equal(oneIn(schemas, object({ ticket: record }), 'tickets')?.path, 'ticket');
  assert.equal(oneIn(schemas, object({ data: object({ ticket: record }) }), 'tickets')?.path, 'data.ticket');
  assert.equal(oneIn(schemas, object({ id: {}, ticket: record }), 'tickets')?.path, '');
  assert.equal(oneIn(schemas, { type: 'string' }, 'tickets'), null);
});

test('a request that is a list of records is read by its element', () => {
  assert.equal(recordIn(schemas, object({ Tickets: list }), 'tickets')?.item, record);
  assert.equal(recordIn(schemas, list, 'tickets')?.item, record);
});
