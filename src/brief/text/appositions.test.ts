import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';
import type { Unit } from './unit.ts';
import { unitsIn } from './reader.ts';

/** The parts that systems play where a record is first spoken of, by the system's key. */
function partsOf(text: string, record: string): Readonly<Record<string, readonly string[]>> {
  const { units } = unitsIn(sceneIn(text, []), null);
  const unit: Unit | undefined = units.find((one) => one.record.name === record);
  assert.ok(unit !== undefined, record);
  return Object.fromEntries([...unit.parts].map(([actor, parts]) => [actor.key, parts]));
}

test('a system that is told in passing takes the place of the noun that it is', () => {
  assert.ok(
    partsOf("The picking, that's ShipBob, sends tracking to Shopify.", 'tracking')['shipbob']?.includes(
      'subj',
    ),
  );
  assert.ok(
    partsOf("When the packers, it's ShipBob, send tracking, Shopify needs it.", 'tracking')[
      'shipbob'
    ]?.includes('subj'),
  );
  assert.ok(
    partsOf('The site (Shopify) must have the prices of Odoo.', 'price')['shopify']?.includes('subj'),
  );
});

test('a record with a system in brackets stays a record', () => {
  const parts = partsOf('Orders (Shopify) go to NetSuite.', 'order');
  assert.ok(parts['netsuite']?.includes('p-to'));
  assert.ok(parts['shopify']?.includes('subj') !== true);
});

test('"it" that needs or is given something is the system of the writer, else the one named last', () => {
  const own =
    'The stock service is our own. Orders come out of Shopify. It gives back parcels. And NetSuite gives it the purchase orders.';
  assert.ok(partsOf(own, 'shipment')['stock-service']?.includes('subj'));
  assert.ok(partsOf(own, 'purchase_order')['stock-service']?.includes('obj'));
  assert.ok(
    partsOf('The new shop runs on Shopify. It needs prices from Odoo.', 'price')['shopify']?.includes('subj'),
  );
});

test('"if possible" opens nothing', () => {
  const { units } = unitsIn(
    sceneIn('We move from Confluence to Notion: pages, if at all possible, comments.', []),
    null,
  );
  assert.ok(units.every(({ statement }) => statement.opener !== 'if'));
});
