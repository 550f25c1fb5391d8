import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';
import { unitsIn } from './reader.ts';

/** The records of a text that only a verb tells of. */
function deedsIn(text: string): readonly string[] {
  return unitsIn(sceneIn(text, []), null).units.flatMap(({ record, where }) =>
    where === 'deed' ? [record.name] : [],
  );
}

test('what is done may be a record that no noun names', () => {
  assert.deepEqual(deedsIn('When the warehouse marks an order as shipped, Etsy is told.'), ['shipment']);
  assert.deepEqual(deedsIn('As soon as the parts have been dispatched, Etsy must know.'), ['shipment']);
  assert.deepEqual(deedsIn('A product that is sold on Etsy has to vanish from Shopify.'), ['inventory']);
  assert.deepEqual(deedsIn('An employee who leaves has to vanish from Okta and Slack.'), []);
});

test('what is named anyway, or only describes a noun, is no second record', () => {
  assert.deepEqual(deedsIn('When an invoice is sent, its payment is paid into Xero.'), []);
  assert.deepEqual(deedsIn('Every paid order in Shopify needs an invoice in Xero.'), []);
});
