import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bare, isPlural, singular, snake } from './words.ts';

test('names in any spelling come to snake_case', () => {
  assert.equal(snake('BankTransactions'), 'bank_transactions');
  assert.equal(snake('UpdatedDateUTC'), 'updated_date_utc');
  assert.equal(snake('line-items'), 'line_items');
});

test('the last word is made singular, and words that only look plural stay', () => {
  assert.equal(singular('paymentMethods'), 'payment_method');
  assert.equal(singular('companies'), 'company');
  assert.equal(singular('people'), 'person');
  assert.equal(singular('metadata'), 'metadata');
  assert.equal(singular('addresses'), 'address');
  assert.equal(singular('ticket_status'), 'ticket_status');
});

test('plurals are told from singulars', () => {
  assert.equal(isPlural('tax_ids'), true);
  assert.equal(isPlural('settings'), false);
  assert.equal(isPlural('address'), false);
});

test('the bare form ignores case and separators', () => {
  assert.equal(bare('Customer-ID'), bare('customer_id'));
});
