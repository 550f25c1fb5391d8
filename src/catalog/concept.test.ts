import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conceptOf } from './concept.ts';

test('a name in any spelling stands for its concept', () => {
  assert.equal(conceptOf('contacts'), 'person');
  assert.equal(conceptOf('LineItems'), 'line-item');
  assert.equal(conceptOf('payment_intent'), 'payment');
  assert.equal(conceptOf('ticket_comment'), 'comment');
});

test('a name that says nothing certain has no concept', () => {
  assert.equal(conceptOf('account'), null);
  assert.equal(conceptOf('deleted_user'), null);
  assert.equal(conceptOf('__proto__'), null);
});
