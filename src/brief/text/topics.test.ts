import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';

/** The records of a text. */
function recordsIn(text: string): readonly string[] {
  return sceneIn(text, []).records.map(({ record }) => record.name);
}

test('a word that says little is a record where a text speaks of it again and again', () => {
  const said =
    'Our licence server creates the keys. When it has made a key, the key is mailed with SendGrid. The key also goes to HubSpot.';
  assert.equal(recordsIn(said).filter((name) => name === 'key').length, 4);
});

test('named in passing, of an API or by the lot it stays what it is', () => {
  assert.ok(!recordsIn('Each partner gets a key. Orders go from Shopify to Xero.').includes('key'));
  assert.ok(!recordsIn('An API key, one API key each and a new API key for Xero.').includes('key'));
  assert.ok(!recordsIn('Lots of orders, lots of returns and a lot of noise in Shopify.').includes('lot'));
  assert.ok(
    !recordsIn('Three shops: the shop in Bern, the shop in Basel and a shop online.').includes('shop'),
  );
});
