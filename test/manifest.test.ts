import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { bases } from './bases.ts';
import { manifestOf } from './manifest.ts';

const kept = fileURLToPath(new URL('../src/store/base/schema.txt', import.meta.url));

for (const { name, open } of bases)
  test(`${name}: the database is what the manifest says, and a change of it is noticed`, async () => {
    const { db, close } = await open();
    const found = await manifestOf(db);
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(kept, found);
    assert.equal(
      found,
      readFileSync(kept, 'utf8'),
      'UPDATE_GOLDEN=1 node --test test/manifest.test.ts writes it anew',
    );
    await sql`alter table plan add column more text`.execute(db);
    assert.notEqual(await manifestOf(db), found);
    await close();
  });
