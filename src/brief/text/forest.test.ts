import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sumOf, treeOf } from './forest.ts';

test('a row goes the first way below a split and the second from it on', () => {
  const forest = { base: 1, trees: [treeOf('0<2 1<5 =10 =20 =30')] };
  assert.equal(sumOf(forest, [1, 4]), 11);
  assert.equal(sumOf(forest, [1, 5]), 21);
  assert.equal(sumOf(forest, [2, 0]), 31);
});

test('both branches of a split may be split again, and trees add up', () => {
  const forest = { base: 0, trees: [treeOf('0<0 1<0 =1 =2 1<0 =3 =4'), treeOf('=0.5')] };
  const sums = [
    [-1, -1],
    [-1, 1],
    [1, -1],
    [1, 1],
  ].map((row) => sumOf(forest, row));
  assert.deepEqual(sums, [1.5, 2.5, 3.5, 4.5]);
});
