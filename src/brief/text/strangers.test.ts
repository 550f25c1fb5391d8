import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesTaught } from '../eval/names.ts';
import { plainIndex } from './lexicon.ts';
import { mentionsOf } from './mentions.ts';
import { unknownKind } from './actors.ts';
import { withStrangers } from './strangers.ts';
import { tokensOf } from './tokens.ts';

function strangersIn(text: string): readonly string[] {
  const tokens = tokensOf(text);
  const found = withStrangers(tokens, mentionsOf(tokens, plainIndex));
  return found.flatMap(({ sense }) =>
    sense.is === 'system' && sense.system.kind === unknownKind ? [sense.system.name] : [],
  );
}

test('a name is a system where a text uses it like one, also in capitals and of two words', () => {
  assert.deepEqual(strangersIn('Orders from Shopify must be in Blatzomat by noon.'), ['Blatzomat']);
  assert.deepEqual(strangersIn('Invoices are written in QZT. Payments in QZT go to Xero.'), ['QZT', 'QZT']);
  assert.deepEqual(strangersIn('We keep our members in Kroll Vandersys and bill with Stripe.'), [
    'Kroll Vandersys',
  ]);
});

test('less has to speak for a name beside a single known system', () => {
  assert.deepEqual(strangersIn('Blatzomat has our orders; they must be in Xero every night.'), ['Blatzomat']);
  assert.deepEqual(
    strangersIn('Blatzomat has our orders; they must go from Shopify into Xero every night.'),
    [],
  );
});

test('a colleague, a town and a day are no systems', () => {
  assert.deepEqual(strangersIn('Hildegunde types the orders into Xero on Tuesdays.'), []);
  assert.deepEqual(strangersIn('We have two shops in Schwabhausen and sell on Shopify.'), []);
});

test('the initials of a product that the text names are that product', () => {
  const tokens = tokensOf(
    'Business Central is our ERP. Orders from Shopify must be in BC by noon, stock goes from BC to it.',
  );
  const ids = withStrangers(tokens, mentionsOf(tokens, plainIndex)).flatMap(({ sense }) =>
    sense.is === 'system' ? [sense.system.id] : [],
  );
  assert.deepEqual(ids, ['business-central', 'shopify', 'business-central', 'business-central']);
});

test('what is taught is the same for the same descriptions, and tells a place of records from a person', () => {
  const truth = {
    name: 'one',
    useCase: '',
    text: 'Orders from Shopify go into Blatzomat. Hildegunde likes it. Invoices in Blatzomat go to Xero. Hildegunde likes that.',
    systems: ['shopify', 'blatzomat', 'xero'],
    flows: [],
    also: [],
  };
  const many = Array.from({ length: 8 }, () => truth);
  const weights = namesTaught(many);
  assert.deepEqual(namesTaught(many), weights);
  assert.ok((weights['> likes'] ?? 0) < 0);
  assert.ok((weights['used'] ?? 0) > 0);
});
