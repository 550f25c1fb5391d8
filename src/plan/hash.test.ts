import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashOf } from './hash.ts';

test('the hash does not depend on the order of keys and is that of canonical JSON', () => {
  assert.equal(hashOf({ b: [1, 2], a: 'x' }), hashOf({ a: 'x', b: [1, 2] }));
  assert.equal(hashOf({}), '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
});

test('other content has another hash', () => {
  assert.notEqual(hashOf({ a: 1 }), hashOf({ a: 2 }));
});

test('what JSON can not hold has no hash', () => {
  assert.throws(() => hashOf(undefined), TypeError);
});
