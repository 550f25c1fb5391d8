// Which systems a phrase that counts means.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';
import { groupAt } from './groups.ts';
import { unitsIn } from './reader.ts';

function groupOf(text: string, phrase: string): readonly string[] {
  const { text: tagged } = unitsIn(sceneIn(text, []), null);
  const at = tagged.scene.tokens.findIndex(({ start }) => start === text.indexOf(phrase));
  return (groupAt(tagged, at)?.actors ?? []).map(({ key }) => key);
}

test('these two are those that were named last', () => {
  const text =
    'We sell on Shopify, Etsy and eBay. Etsy is fine. Shopify and eBay have nothing, so for these two: orders go to Xero.';
  assert.deepEqual(groupOf(text, 'these two'), ['shopify', 'ebay']);
});

test('so many places, systems or tools are those that the text has named, where they are as many', () => {
  const text = 'Deals are in HubSpot and invoices in Xero. A customer is to be the same in the two systems.';
  assert.deepEqual(groupOf(text, 'the two systems'), ['hubspot', 'xero']);
  assert.deepEqual(groupOf(text.replace('two', 'five'), 'the five systems'), []);
});
