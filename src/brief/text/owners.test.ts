import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';
import { chunksOf } from './chunks.ts';
import { ownersIn } from './owners.ts';
import { statementsOf } from './statement.ts';
import { taggedOf } from './tagged.ts';

/** The systems of each record that a text places. */
function owned(text: string): Readonly<Record<string, readonly string[]>> {
  const scene = sceneIn(text, []);
  const owners = ownersIn(statementsOf(scene.text, scene.tokens, chunksOf(taggedOf(scene, null))));
  return Object.fromEntries([...owners].map(([name, actors]) => [name, actors.map(({ key }) => key)]));
}

test('records live where the text says that they are, or who has them', () => {
  assert.deepEqual(owned('Stock and prices are in NetSuite.'), {
    inventory: ['netsuite'],
    price: ['netsuite'],
  });
  assert.deepEqual(owned('NetSuite has the stock.'), { inventory: ['netsuite'] });
  assert.deepEqual(owned('Products are maintained in Shopify.'), { product: ['shopify'] });
});

test('what people do in a system is kept there, in each of several', () => {
  assert.deepEqual(owned('We plan the shifts in Deputy.'), { shift: ['deputy'] });
  assert.deepEqual(owned('Orders are entered in Salesforce and NetSuite.'), {
    order: ['salesforce', 'netsuite'],
  });
});

test('what happens to a record in a system happens where it lives', () => {
  assert.deepEqual(owned('When a quote in Salesforce is signed, create an invoice in Xero.').quote, [
    'salesforce',
  ]);
});

test('a wish, a denial, a move and a channel for messages keep nothing', () => {
  assert.deepEqual(owned('Invoices should be in Xero.'), {});
  assert.deepEqual(owned('Invoices are not kept in Xero.'), {});
  assert.deepEqual(owned('Orders are sent from Shopify to NetSuite.'), {});
  assert.deepEqual(owned('Create the invoice in Xero.'), {});
  assert.deepEqual(owned('Alerts are in Slack.').alert ?? [], []);
});
