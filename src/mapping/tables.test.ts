import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from './apply.ts';
import { shippedTables, tablesIn } from './tables.ts';

test('the table of countries has lower-case names and two-letter codes, and every code by some name', () => {
  const entries = Object.entries(shippedTables['countries'] ?? {});
  for (const [name, code] of entries) {
    assert.equal(name, name.toLowerCase());
    assert.match(String(code), /^[A-Z]{2}$/);
  }
  assert.equal(new Set(entries.map(([, code]) => code)).size, 249);
});

test('an expression that looks a country up finds it, and nothing for a name that is none', async () => {
  const look = '$lookup($tables.countries, $lowercase(country))';
  const found = async (country: string): Promise<unknown> =>
    (await run(look, { country }, { xref: {}, tables: shippedTables })).value;
  assert.deepEqual(
    [await found('United Kingdom'), await found('Österreich'), await found('Atlantis')],
    ['GB', 'AT', undefined],
  );
});

test('tables are named once, in the order of their use', () => {
  assert.deepEqual(tablesIn(['$lookup($tables.status, x)', '$tables.countries', '$tables.status']), [
    'status',
    'countries',
  ]);
  assert.deepEqual(tablesIn(['a.tables.b']), []);
});
