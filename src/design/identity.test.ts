import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeDesigns, madeEvent, tellingProfile } from '../../test/designed.ts';
import { madeProfile, madeResource } from '../../test/made.ts';

function keys(from: object, to: object, flow: object = {}) {
  const a = madeProfile({ resources: [madeResource('parcel', from)] });
  const b = madeProfile({ resources: [madeResource('parcel', to)] });
  return madeDesigns({ a, b, flow }).polls.identity;
}

const field = (path: string, parts: object = {}): object => ({ path, type: 'string', ...parts });

test('persons match by e-mail after the id that is kept in the target', () => {
  const identity = keys(
    { concept: 'person', fields: [field('contact.email', { format: 'email' })] },
    { concept: 'customer', custom: 'metadata', fields: [field('email')] },
  );
  assert.deepEqual(identity.keys, [
    { from: 'id', to: 'metadata.a_parcel_id', normalise: 'exact' },
    { from: 'contact.email', to: 'email', normalise: 'lower case, trimmed' },
  ]);
  assert.match(identity.firstMatch, /several hits go to review and nothing is written/);
});

test('companies match by tax number before domain', () => {
  const identity = keys(
    { concept: 'company', fields: [field('domain'), field('vat_id')] },
    { concept: 'company', fields: [field('taxId'), field('website')] },
  );
  assert.deepEqual(
    identity.keys.map((key) => `${key.from}=${key.to}`),
    ['vat_id=taxId', 'domain=website'],
  );
});

test('invoices match by number', () => {
  const identity = keys(
    { concept: 'invoice', fields: [field('invoice_number')] },
    { concept: 'invoice', fields: [field('number', { unique: true })] },
  );
  assert.deepEqual(
    identity.keys.map((key) => `${key.from}=${key.to}`),
    ['invoice_number=number'],
  );
  assert.match(identity.why, /keeps number unique/);
});

test("articles match by the house's number on both sides, and by the world's where both keep it", () => {
  const from = { concept: 'product', fields: [field('EAN'), field('ArtNo'), field('ArtName')] };
  const both = keys(from, { concept: 'product', fields: [field('sku', { unique: true }), field('ean')] });
  assert.deepEqual(
    both.keys.map((key) => `${key.from}=${key.to}`),
    ['ArtNo=sku', 'EAN=ean'],
  );
  const one = keys(from, { concept: 'product', fields: [field('sku', { unique: true })] });
  assert.deepEqual(
    one.keys.map((key) => `${key.from}=${key.to}`),
    ['ArtNo=sku'],
  );
});

test('the id of an organisation in one system is no tax number in another', () => {
  const identity = keys(
    { concept: 'user', fields: [field('organization_id'), field('email', { format: 'email' })] },
    { concept: 'customer', fields: [field('tax_number'), field('email', { format: 'email' })] },
  );
  assert.deepEqual(
    identity.keys.map((key) => `${key.from}=${key.to}`),
    ['email=email'],
  );
});

test('records of no known kind match by a field that is unique on both sides', () => {
  const identity = keys(
    { fields: [field('id', { unique: true }), field('reference', { unique: true })] },
    { fields: [field('id', { unique: true }), field('reference', { unique: true })] },
  );
  assert.deepEqual(
    identity.keys.map((key) => key.to),
    ['reference'],
  );
});

test('a single text field for a foreign id is used as it is', () => {
  const identity = keys({}, { custom: 'external_id', fields: [field('external_id')] });
  assert.deepEqual(identity.keys, [{ from: 'id', to: 'external_id', normalise: 'exact' }]);
});

test('kinds that have nothing in common name no natural key and ask for pairs', () => {
  const identity = keys(
    { concept: 'payment', fields: [field('email')] },
    { concept: 'deal', fields: [field('email')] },
    { writes: 'update-only' },
  );
  assert.match(identity.why, /somebody has to say how they belong together/);
  assert.match(identity.firstMatch, /supplied by a person/);
  assert.equal(identity.keys.length, 1);
});

test('merges that the source tells are followed', () => {
  const { events } = madeDesigns({
    a: tellingProfile({ events: [madeEvent('updated'), madeEvent('merged')] }),
  });
  assert.match(events.identity.merges, /told by parcel\.merged: the surviving id takes over/);
});

test('a key that no contract describes is said to be worked out or to be asked, never passed off as known', () => {
  const worked = keys({ primaryKey: [], fields: [field('parcel_no')] }, { primaryKey: [], fields: [] });
  assert.deepEqual(worked.keys, [
    { from: 'parcel_no', to: 'id', normalise: 'as paired in the cross-reference' },
  ]);
  assert.match(
    worked.why,
    /No key of Acme parcel is described; parcel_no is worked out and its owner confirms it/,
  );
  assert.match(worked.why, /no field stands out: id stands for it until its owner names one/);
});
