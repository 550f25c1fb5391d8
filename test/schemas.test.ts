import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { schemaFiles } from '../scripts/schemas.ts';

const folder = new URL('../schemas/', import.meta.url);

test('the published JSON Schemas are those that the product reads by', () => {
  const files = schemaFiles();
  assert.deepEqual(readdirSync(folder).sort(), [...files.keys()].sort());
  for (const [file, text] of files)
    assert.equal(readFileSync(new URL(file, folder), 'utf8'), text, `${file}: run node scripts/schemas.ts`);
});
