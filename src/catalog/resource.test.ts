import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Resource } from './profile.ts';
import { findResource, resourceMeant } from './resource.ts';

function resource(name: string, concept: string | null, aliases: readonly string[]): Resource {
  return Resource.parse({
    name,
    concept,
    aliases,
    source: { kind: 'vendor-docs', ref: 'https://docs.acme.com', retrieved: 'undated' },
  });
}

const profile = {
  resources: [
    resource('contact', 'individual', ['people', 'lead']),
    resource('line_item', 'line-item', []),
    resource('company', 'company', ['organization']),
    resource('invoice', 'invoice', []),
    resource('creditNote', 'invoice', ['credit memo']),
    resource('address', null, []),
  ],
};

function found(name: string): string {
  const match = findResource(profile, name);
  return match.found ? `${match.resource.name} by ${match.how}` : `? ${match.candidates.join(', ')}`;
}

test('a resource is found by name and by alias as written', () => {
  assert.equal(found('contact'), 'contact by name');
  assert.equal(found('people'), 'contact by alias');
});

test('plural, case and separators do not matter', () => {
  assert.equal(found('Contacts'), 'contact by spelling');
  assert.equal(found('companies'), 'company by spelling');
  assert.equal(found('LineItems'), 'line_item by spelling');
  assert.equal(found('line-item'), 'line_item by spelling');
  assert.equal(found('credit notes'), 'creditNote by spelling');
  assert.equal(found('addresses'), 'address by spelling');
  assert.equal(found('Organizations'), 'company by alias spelling');
});

test('a concept finds the one resource that stands for it, and candidates where several do', () => {
  assert.equal(found('individuals'), 'contact by concept');
  assert.equal(
    findResource(
      { resources: profile.resources.slice(3, 5).map((one) => ({ ...one, name: `x${one.name}` })) },
      'invoice',
    ).found,
    false,
  );
});

test('a name wins over a concept that it shares', () => {
  assert.equal(found('invoice'), 'invoice by name');
});

test('a misspelling gets the nearest names, nonsense gets none', () => {
  assert.equal(found('compny'), '? company');
  assert.equal(found('item'), '? line_item');
  assert.equal(found('zzzzzzzz'), '? ');
});

test('words written together are found all the same', () => {
  assert.equal(found('creditnotes'), 'creditNote by spelling');
  assert.equal(found('lineitem'), 'line_item by spelling');
  assert.equal(found('Creditmemo'), 'creditNote by alias spelling');
});

test("a buyer's paper is not near a seller's; what a system keeps in its place is", () => {
  const books = { resources: [resource('purchase_order', null, []), resource('invoice', 'invoice', [])] };
  assert.deepEqual(findResource(books, 'orders'), { found: false, candidates: ['invoice'] });
  const shipper = { resources: [resource('product', 'product', []), resource('warehouse', null, [])] };
  assert.deepEqual(findResource(shipper, 'stock levels'), { found: false, candidates: ['product'] });
  const vendors = { resources: [resource('vendor', null, [])] };
  assert.deepEqual(findResource(vendors, 'vender'), { found: false, candidates: ['vendor'] });
});

test('a dropped file is meant by whatever its records are called, an API is not', () => {
  const resources = [resource('bom', null, [])];
  const meant = resourceMeant({ kind: 'file', resources }, 'customers');
  assert.deepEqual([meant.found, meant.found && meant.how], [true, 'only']);
  assert.equal(resourceMeant({ kind: 'rest', resources }, 'customers').found, false);
});
