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

test('what is confirmed to a partner is an answer, though something else of the order is named', () => {
  const said =
    'A hospital orders by API. They POST orders to us and we have to confirm with the delivery date.';
  assert.deepEqual(deedsIn(`${said} Our ERP is Odoo.`), ['order_acknowledgement']);
  assert.deepEqual(deedsIn('In Shopify we confirm with the customer before an invoice is made in Xero.'), []);
});
