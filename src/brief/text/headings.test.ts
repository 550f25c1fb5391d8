import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';
import { chunksOf } from './chunks.ts';
import { headingsOf } from './headings.ts';
import { statementsOf } from './statement.ts';
import { taggedOf } from './tagged.ts';

/** The heading over the first statement that holds a word. */
function headingOver(text: string, word: string): string | null {
  const scene = sceneIn(text, []);
  const statements = statementsOf(scene.text, scene.tokens, chunksOf(taggedOf(scene, null)));
  const index = statements.findIndex((one) => one.text.includes(word));
  assert.ok(index >= 0, word);
  return headingsOf(scene, statements)[index]?.text ?? null;
}

test('what follows a colon stands under what is before it, to the end of the sentence', () => {
  const text = 'NetSuite is the boss: products, prices, stock. Orders go to Xero from Shopify.';
  assert.equal(headingOver(text, 'products'), 'NetSuite is the boss');
  assert.equal(headingOver(text, 'Orders'), null);
});

test('bullets below a colon stand under it, the paragraph behind them does not', () => {
  const text =
    'We send these from Shopify to NetSuite:\n- orders\n- refunds as soon as they are booked\n\nStock is counted in Xero.';
  assert.match(headingOver(text, 'refunds') ?? '', /from Shopify to NetSuite/);
  assert.equal(headingOver(text, 'Stock'), null);
});

test('the colon of a time of day is no heading', () => {
  assert.equal(headingOver('Orders go to the SFTP of Shopify at 20:00 as one file.', 'file'), null);
});
