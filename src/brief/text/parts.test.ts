import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';
import { unitsIn } from './reader.ts';
import type { Unit } from './unit.ts';

function unitOf(text: string, record: string, words: string): Unit {
  const { units } = unitsIn(sceneIn(text, []), null);
  const unit = units.find((one) => one.record.name === record && one.statement.text.includes(words));
  assert.ok(unit !== undefined, `${record} in "${words}"`);
  return unit;
}

/** The systems that play a part, by their keys. */
function playing({ parts }: Unit, part: string): readonly string[] {
  return [...parts].filter(([, own]) => own.includes(part)).map(([actor]) => actor.key);
}

test('a record keeps the ends it had, whatever was spoken of in between', () => {
  const text =
    'Invoices go from NetSuite to Salesforce. Shopify sends orders to Zendesk. Invoices are needed as PDF too.';
  const unit = unitOf(text, 'invoice', 'PDF');
  assert.deepEqual(playing(unit, 'rf'), ['netsuite']);
  assert.deepEqual(playing(unit, 'rt'), ['salesforce']);
  assert.deepEqual(playing(unit, 'ls'), ['shopify']);
});

test('a list has the ends that its heading names', () => {
  const unit = unitOf('From Shopify into NetSuite: orders and refunds.', 'order', 'orders');
  assert.deepEqual(playing(unit, 'hf'), ['shopify']);
  assert.deepEqual(playing(unit, 'ht'), ['netsuite']);
});

test('beside a partner what comes is his and what goes back is ours', () => {
  const text =
    'A carrier delivers for us and has an API. Orders are in NetSuite. Their invoice comes on the 5th. Stock levels go back each night.';
  const came = unitOf(text, 'invoice', 'comes');
  assert.deepEqual(playing(came, 'p-to'), ['netsuite']);
  assert.equal(playing(came, 'p-from').length, 1);
  const gone = unitOf(text, 'inventory', 'go back');
  assert.deepEqual(playing(gone, 'p-from'), ['netsuite']);
});

test('"the other two right away", "all three every hour" and "whichever site" mean the channels', () => {
  const text = (words: string): string =>
    `We sell on Shopify, Etsy and eBay. NetSuite holds everything. Stock goes ${words}.`;
  for (const words of ['to all three every hour', 'to whichever site', 'to all of these']) {
    assert.deepEqual(playing(unitOf(text(words), 'inventory', 'Stock'), 'p-to'), ['shopify', 'etsy', 'ebay']);
  }
});
