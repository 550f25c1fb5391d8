import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CatalogEntry, findVendor } from './list.ts';

const entries: readonly CatalogEntry[] = [
  { id: 'acme-books', name: 'Acme Books Online', category: 'accounting', aliases: ['acme', 'abo'] },
  { id: 'desk', name: 'Desk', category: 'support', aliases: ['desk support'] },
];

test('a vendor is found by id, name or alias, whatever the case and the separators', () => {
  assert.deepEqual(findVendor(entries, 'Acme_Books'), { found: true, entry: entries[0], how: 'id' });
  assert.deepEqual(findVendor(entries, 'acme books online'), { found: true, entry: entries[0], how: 'name' });
  assert.deepEqual(findVendor(entries, 'Desk-Support'), { found: true, entry: entries[1], how: 'alias' });
});

test('a misspelt vendor gets the nearest id, a stranger gets none', () => {
  assert.deepEqual(findVendor(entries, 'acme-boks'), { found: false, nearest: 'acme-books' });
  assert.deepEqual(findVendor(entries, 'quite another'), { found: false, nearest: null });
});
