import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFieldsFile } from './fields-file.ts';
import { match } from './match.ts';

test('of two countries the one by the target’s standard is taken, and its value is carried as it is', () => {
  const side = (fields: readonly object[]): ReturnType<typeof readFieldsFile> =>
    readFieldsFile('f.json', JSON.stringify({ system: 'a', object: 'order', fields }));
  const from = side([
    { path: 'shipTo.country', type: 'string' },
    { path: 'shipTo.countryCodeV2', type: 'string', format: 'iso-3166-1-alpha-2' },
  ]);
  const to = side([{ path: 'shipTo.country', type: 'string', format: 'iso-3166-1' }]);
  assert.deepEqual(
    match(from, to).mappings.map((row) => row.from),
    [['shipTo.countryCodeV2']],
  );
});
