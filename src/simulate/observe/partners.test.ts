import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { partnersOf } from './partners.ts';

/** Ten records here, ten there; keys overlap so that source 3 is target 0. */
const made = (): ReturnType<typeof partnersOf> =>
  partnersOf({ count: 10, key: { kind: 'key', from: 0 } }, { count: 10, key: { kind: 'key', from: 3 } });

describe('partners', () => {
  test('are those with the same key before the run, and nobody else', () => {
    const book = made();
    assert.deepEqual([2, 3, 9, 10].map(book.of), [-1, 0, 6, -1]);
    assert.deepEqual([0, 6, 7].map(book.source), [3, 9, -1]);
    assert.equal(book.told(3), false);
  });

  test('are nobody where no key names them', () => {
    const book = partnersOf({ count: 10, key: null }, { count: 10, key: null });
    assert.deepEqual([0, 5].map(book.of), [-1, -1]);
  });

  test('that are told replace those of the keys, on both sides', () => {
    const book = made();
    book.bind(3, 8);
    assert.deepEqual([book.of(3), book.source(8), book.source(0), book.of(11)], [8, 3, -1, -1]);
    assert.equal(book.told(3), true);
    book.bind(4, 8);
    assert.deepEqual([book.of(3), book.of(4), book.source(8)], [-1, 8, 4]);
    book.part(4);
    assert.deepEqual([book.of(4), book.source(8)], [-1, -1]);
  });

  test('are the same book read from the other side', () => {
    const book = made();
    const back = book.flipped();
    back.bind(9, 12);
    assert.deepEqual([book.of(12), book.source(9), back.of(9), back.source(12)], [9, 12, 12, 9]);
    back.part(0);
    assert.equal(book.of(3), -1);
    assert.equal(back.flipped(), book);
  });
});
