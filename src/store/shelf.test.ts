import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { shelfAt, shippedShelf } from './shelf.ts';

const scratch = mkdtempSync(join(tmpdir(), 'spanwright-shelf-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const catalog = join(scratch, 'catalog');
for (const folder of ['catalog/zeta', 'catalog/acme', 'catalog/empty', 'secret'])
  mkdirSync(join(scratch, folder), { recursive: true });
writeFileSync(join(catalog, 'zeta', 'facts.yaml'), 'id: zeta');
writeFileSync(join(catalog, 'acme', 'facts.yaml'), 'id: acme');
writeFileSync(join(catalog, 'acme', 'schema.json'), '{}');
writeFileSync(join(catalog, 'README.md'), 'no vendor');
writeFileSync(join(scratch, 'secret', 'facts.yaml'), 'id: secret');
writeFileSync(join(catalog, 'facts.yaml'), 'id: nobody');

test('a shelf lists its folders by name, and files of a vendor are its facts and, where compiled, its schema', async () => {
  const shelf = shelfAt(catalog);
  assert.deepEqual(await shelf.ids(), ['acme', 'empty', 'zeta']);
  assert.deepEqual(await shelf.files('acme'), { facts: 'id: acme', schema: '{}' });
  assert.deepEqual(await shelf.files('zeta'), { facts: 'id: zeta', schema: null });
  assert.equal(await shelf.files('empty'), null);
  assert.equal(await shelf.files('unknown'), null);
});

test('an id can not lead out of the shelf', async () => {
  const shelf = shelfAt(catalog);
  for (const id of [
    '../secret',
    '..',
    '.',
    '',
    'acme/../../secret',
    'acme/',
    '/etc',
    'ACME/..',
    'acme\\..',
    'a.b',
  ])
    assert.equal(await shelf.files(id), null, id);
});

test('the shelf that ships is found from wherever the program runs', async () => {
  const shelf = shippedShelf();
  assert.ok((await shelf.ids()).includes('hubspot'));
  assert.match((await shelf.files('hubspot'))?.facts ?? '', /^id: hubspot$/m);
});
