import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiProfile } from '../../catalog/profile.ts';
import { InputError } from '../../finding/input.ts';
import { readDocument } from '../readers.ts';

function read(value: unknown, name: string = 'orders.json'): ApiProfile {
  return readDocument({ name, text: JSON.stringify(value) });
}

function paths(profile: ApiProfile): readonly string[] {
  return (profile.resources[0]?.fields ?? []).map((field) => field.path);
}

function form(profile: ApiProfile): string {
  return profile.quirks.map((quirk) => quirk.text).join(' ');
}

test('records under their ids are records, with the id as a field of each', () => {
  const profile = read({
    'c-1': { name: 'A', mail: 'a@x.de' },
    'c-2': { name: 'B' },
    'c-3': { name: 'C', mail: null },
  });
  assert.deepEqual(paths(profile), ['id', 'name', 'mail']);
  assert.deepEqual(profile.resources[0]?.primaryKey, ['id']);
  assert.match(form(profile), /under its key, which the reading step puts into "id"/);
});

test('an id that the records have themselves is not put there twice, and another one is kept apart', () => {
  const same = read({ orders: { 7: { id: 7, total: 1 }, 8: { id: 8, total: 2 } } });
  assert.deepEqual(paths(same), ['id', 'total']);
  const other = read({ a: { id: 7, total: 1 }, b: { id: 8, total: 2 } });
  assert.deepEqual(paths(other), ['key', 'id', 'total']);
});

test('one record alone is read with the lists that it holds, also within an envelope', () => {
  const order = { id: 7, customer: 'x', lines: [{ sku: 'a', qty: 1 }] };
  assert.deepEqual(paths(read(order)), ['id', 'customer', 'lines', 'lines[].sku', 'lines[].qty']);
  assert.deepEqual(
    paths(read({ order_no: 'A7', lines: [{ sku: 'a' }], payments: [{ sum: 1 }] })).slice(0, 2),
    ['order_no', 'lines'],
  );
  const wrapped = read({ data: order });
  assert.equal(paths(wrapped)[0], 'id');
  assert.match(form(wrapped), /single record/);
});

test('the counts and links of an envelope make no record of it', () => {
  const profile = read({ page_no: 1, total: 2, request_id: 'r1', orders: [{ id: 1 }, { id: 2 }] });
  assert.deepEqual(paths(profile), ['id']);
  assert.equal(form(profile), '');
});

test('settings, nothing, and what is written in YAML are no records', () => {
  for (const value of [{}, { server: { port: 1 }, colours: { red: true } }, { debug: true }])
    assert.throws(() => read(value), InputError, JSON.stringify(value));
  assert.throws(() => readDocument({ name: 'settings.yaml', text: 'id: 7\nname: x\n' }), InputError);
});

test('several lists side by side are refused by their names', () => {
  assert.throws(
    () => read({ orders: [{ id: 1 }], customers: [{ id: 2 }] }),
    (error) => error instanceof InputError && /orders, customers/.test(error.message),
  );
});
