import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { listOf } from '../../test/twins.ts';
import type { Row } from '../twin/store.ts';
import { keyIndex } from './key-index.ts';

test('a key names every record that was told of it, once and in order, also after it was asked', () => {
  const index = keyIndex();
  index.note(5, 1);
  index.note(5, 2);
  index.note(5, 1);
  assert.deepEqual([index.get(5), index.get(6), index.size], [[1, 2], [], 1]);
  index.note(6, 3);
  index.note(5, 2);
  assert.deepEqual([index.get(5), index.get(6), index.size], [[1, 2], [3], 2]);
});

test('many keys are kept as a map keeps them, with several records each', () => {
  const tokens = fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.nat(40)), {
    maxLength: 2000,
    size: 'max',
  });
  fc.assert(
    fc.property(tokens, (all) => {
      const index = keyIndex();
      const map = new Map<number, number[]>();
      for (const [token, id] of all) {
        index.note(token * 1_048_573, id);
        map.set(token, [...new Set([...(map.get(token) ?? []), id])]);
      }
      assert.equal(index.size, map.size);
      for (let token = 0; token <= 901; token++)
        assert.deepEqual(index.get(token * 1_048_573), map.get(token) ?? []);
    }),
    { numRuns: 20 },
  );
});

test('rows of a page are found by what stands in the field', () => {
  const row = (id: number, token: number): Row => ({
    id,
    version: 1,
    modified: 0,
    created: 0,
    deleted: false,
    values: [0, token],
  });
  const index = keyIndex();
  index.noteRows(listOf([row(1, 5), row(2, 6), row(3, 5)]), 1);
  assert.deepEqual([index.get(5), index.get(6)], [[1, 3], [2]]);
});

test('a record that is gone is named no more', () => {
  const index = keyIndex();
  index.note(5, 1);
  index.note(5, 2);
  index.forget(5, 1);
  index.forget(6, 1);
  assert.deepEqual([index.get(5), index.get(6)], [[2], []]);
});
