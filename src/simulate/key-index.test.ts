import assert from 'node:assert/strict';
import { test } from 'node:test';
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
