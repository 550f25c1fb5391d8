import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';
import { chancesIn } from './chances.ts';
import { evidenceOf } from './evidence.ts';
import { openUnits, unitsIn } from './reader.ts';
import table from './weights.json' with { type: 'json' };
import { learnedWeights } from './weights.ts';

function rowsOf(text: string): ReadonlyMap<string, Readonly<Record<string, number>>> {
  const { text: tagged, units } = unitsIn(sceneIn(text, []), null);
  const chances = chancesIn(tagged, openUnits(units), learnedWeights.places);
  const known = { text: tagged, units, leanings: new Map(), counted: learnedWeights.counted };
  const rows = evidenceOf(known, chances);
  return new Map(chances.map(({ key }, at) => [key, rows[at] ?? {}]));
}

test('the rows have the columns that the trees were grown on', () => {
  for (const row of rowsOf('New orders from Shopify go to NetSuite; stock comes back.').values())
    assert.deepEqual(Object.keys(row), table.forest.columns);
});

test('a flow that is usual and said stands above its way back', () => {
  const rows = rowsOf('New orders from Shopify should go to NetSuite.');
  const there = rows.get('shopify>netsuite:order');
  assert.ok(there !== undefined);
  assert.ok((there['hand'] ?? 0) > 0);
  assert.ok((there['hand-less'] ?? 0) > 0);
  assert.ok((there['back-less'] ?? 0) > 0);
  assert.equal(there['pair-rank'], 0);
});
