import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sumOf, treeOf } from '../text/forest.ts';
import { grown, growth, type Row } from './grow.ts';

/** Right where exactly one of the two figures is above a half: no single column tells. */
const rows: readonly Row[] = Array.from({ length: 400 }, (_, at): Row => {
  const [one, other] = [(at % 20) / 20, (Math.floor(at / 20) % 20) / 20];
  return { figures: Float64Array.of(one, other), right: one > 0.5 !== other > 0.5 };
});
const how = { ...growth, trees: 40, columns: 1, rate: 0.3, least: 5 };

test('trees tell what no single column tells', () => {
  const { base, trees } = grown(rows, how);
  const forest = { base, trees: trees.map(treeOf) };
  const wrong = rows.filter(({ figures, right }) => sumOf(forest, figures) > 0 !== right);
  assert.ok(wrong.length < 8, String(wrong.length));
});

test('the same rows give the same trees', () => {
  assert.deepEqual(grown(rows, how), grown(rows, how));
});
