import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leastScopes } from './scopes.ts';

const least = (scopes: readonly string[], use: 'read' | 'write' = 'read') =>
  leastScopes({ scopes }, 'contact', use);

test('the alternative with the fewest scopes wins, taken apart', () => {
  assert.deepEqual(least(['contacts.read accounts.read', 'contacts.read']), ['contacts.read']);
  assert.deepEqual(least(['b.read a.read']), ['b.read', 'a.read']);
});

test('a scope that may write is not asked for to read', () => {
  assert.deepEqual(least(['contacts.write', 'contacts.read']), ['contacts.read']);
});

test('a scope named after the resource is narrower than one that is not, and sensitive data is not asked for', () => {
  assert.deepEqual(least(['crm.read', 'crm.contacts.read']), ['crm.contacts.read']);
  assert.deepEqual(least(['crm.contacts.sensitive.write', 'crm.contacts.write'], 'write'), [
    'crm.contacts.write',
  ]);
});

test('no documented scope means none, and the order of a document does not matter', () => {
  assert.deepEqual(least([]), []);
  assert.deepEqual(least(['b', 'a']), least(['a', 'b']));
});
