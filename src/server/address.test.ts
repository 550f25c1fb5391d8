import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf } from './address.ts';

test('without a proxy the connection alone says where a request comes from', () => {
  assert.equal(addressOf('203.0.113.7', '198.51.100.1', false), '203.0.113.7');
  assert.equal(addressOf('::1', null, false), '::1');
  assert.equal(addressOf(undefined, '198.51.100.1', false), null);
});

test('behind a proxy its own word counts, the last one, and never what is no address', () => {
  assert.equal(addressOf('10.0.0.2', '198.51.100.1, 203.0.113.7', true), '203.0.113.7');
  assert.equal(addressOf('10.0.0.2', 'somebody', true), '10.0.0.2');
  assert.equal(addressOf('10.0.0.2', null, true), '10.0.0.2');
});
