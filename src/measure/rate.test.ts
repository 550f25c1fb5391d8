import assert from 'node:assert/strict';
import { test } from 'node:test';
import { perSecond } from './rate.ts';

test('a rate in any window is comparable by the second', () => {
  assert.equal(perSecond({ count: 190, window: 'PT10S' }), 19);
  assert.equal(perSecond({ count: 86_400, window: 'P1D' }), 1);
  assert.equal(perSecond({ count: 30, window: 'PT1M' }), 0.5);
  assert.equal(perSecond({ count: 0, window: 'PT1S' }), 0);
});
