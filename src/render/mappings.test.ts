import assert from 'node:assert/strict';
import { test } from 'node:test';
import jsonata from 'jsonata';
import { mappings } from '../../test/render/flows.ts';
import type { MappingRow } from '../mapping/mapping.ts';
import type { PlanMapping } from '../plan/plan.ts';
import { mappingCsv, mappingJsonata, mappingTables } from './mappings.ts';

const held = mappings[0] as PlanMapping;
const model = held.mapping.mappings[3] as MappingRow;

function withRows(...rows: readonly Partial<MappingRow>[]): PlanMapping {
  return { ...held, mapping: { ...held.mapping, mappings: rows.map((row) => ({ ...model, ...row })) } };
}

async function run(mapping: PlanMapping, record: unknown): Promise<unknown> {
  return JSON.parse(JSON.stringify(await jsonata(mappingJsonata(mapping)).evaluate(record)));
}

test('the expression makes the whole body, nested objects and defaults included', async () => {
  const record = {
    first_name: 'Ada',
    last_name: 'Lovelace',
    email: ' ADA@example.com ',
    address: { city: 'London' },
  };
  assert.deepEqual(await run(held, record), {
    name: 'Ada Lovelace',
    email: 'ada@example.com',
    status: 'active',
    address: { city: 'London' },
  });
});

test('an empty value is left out, cleared or defaulted as its row says', async () => {
  const mapping = withRows(
    { to: 'a', jsonata: 'x', nullRule: 'omit' },
    { to: 'b', jsonata: 'x', nullRule: 'clear' },
    { to: 'c', jsonata: 'x', nullRule: 'default', defaultValue: '"none"' },
  );
  assert.deepEqual(await run(mapping, { x: '' }), { b: null, c: 'none' });
  assert.deepEqual(await run(mapping, {}), { b: null, c: 'none' });
});

test('a missing value that must not be missing stops with the field named', async () => {
  await assert.rejects(
    async () => run(withRows({ to: 'name', jsonata: 'x', nullRule: 'stop' }), {}),
    (error) => JSON.stringify(error).includes('name is empty'),
  );
});

test('fields of a list stay side by side, also when the list is empty', async () => {
  const mapping = withRows(
    { to: 'lines[].sku', jsonata: 'items.code' },
    { to: 'lines[].price.amount', jsonata: 'items.cents' },
    { to: 'tags[]', jsonata: 'labels' },
  );
  const record = {
    items: [
      { code: 'A', cents: 1 },
      { code: 'B', cents: 2 },
    ],
    labels: ['x'],
  };
  assert.deepEqual(await run(mapping, record), {
    lines: [
      { sku: 'A', price: { amount: 1 } },
      { sku: 'B', price: { amount: 2 } },
    ],
    tags: ['x'],
  });
  assert.deepEqual(await run(mapping, {}), { lines: [] });
});

test('a list mapped entry by entry gives one object for each entry, gaps and lists within kept in their place', async () => {
  const each = (name: string): string => `[items.($r := ${name}; $exists($r) ? $r : null)]`;
  const mapping = withRows(
    { to: 'lines[].sku', jsonata: each('code') },
    { to: 'lines[].name', jsonata: each('title') },
    { to: 'lines[].options[].label', jsonata: each('colour') },
  );
  const record = {
    items: [
      { code: 'A', colour: 'red' },
      { code: 'B', title: 'Bell', colour: 'blue' },
    ],
  };
  assert.deepEqual(await run(mapping, record), {
    lines: [
      { sku: 'A', options: [{ label: 'red' }] },
      { sku: 'B', name: 'Bell', options: [{ label: 'blue' }] },
    ],
  });
  assert.deepEqual(await run(mapping, { items: [{ code: 'A' }] }), {
    lines: [{ sku: 'A', options: [{}] }],
  });
});

test('a name that would end the comment does not', async () => {
  const mapping = { ...held, mapping: { ...held.mapping, from: 'x*/ $boom() /*' } };
  assert.ok(jsonata(mappingJsonata(mapping)));
});

test('the table has one line for each row, with its stable id', () => {
  const lines = mappingCsv(held).trimEnd().split('\r\n');
  assert.equal(lines.length, held.mapping.mappings.length + 1);
  assert.match(lines[1] ?? '', /^M-F1\.1,first_name \+ last_name,/);
});

test('a table that comes with the product lies beside the mappings that use it, and the expression says where', async () => {
  const mapping = withRows({ to: 'country', jsonata: '$lookup($tables.countries, $lowercase(land))' });
  const text = mappingTables([held, mapping]);
  assert.match(mappingJsonata(mapping), /with countries \(countries in tables\.json\)/);
  const tables: unknown = JSON.parse(text ?? 'null');
  assert.deepEqual(
    JSON.parse(
      JSON.stringify(await jsonata(mappingJsonata(mapping)).evaluate({ land: 'France' }, { tables })),
    ),
    { country: 'FR' },
  );
  assert.equal(mappingTables([held]), null);
  assert.equal(mappingTables([withRows({ jsonata: '$lookup($tables.their_codes, x)' })]), null);
});
