import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { WeightTable } from './weights.ts';
import { Grammar, listed, verbClassOf } from './words.ts';

function parsed(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
}

test('the words and the weights have the shape that the reader expects', () => {
  assert.equal(Grammar.safeParse(parsed('grammar.json')).success, true);
  const { moves, places, counted, forest } = WeightTable.parse(parsed('weights.json'));
  for (const table of [moves, places, counted]) {
    const names = Object.keys(table);
    assert.deepEqual(names, names.toSorted());
    assert.ok(names.length > 1000);
  }
  assert.ok(forest.trees.length > 50);
});

test('a verb has the class of its form, and another with the word behind it', () => {
  assert.equal(verbClassOf('sends'), 'send');
  assert.equal(verbClassOf('show', 'up'), 'appear');
  assert.equal(verbClassOf('arrives'), 'appear');
  assert.equal(verbClassOf('sunshine'), null);
  assert.equal(listed('prepositions', 'from'), true);
});
