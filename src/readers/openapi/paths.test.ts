import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDoing, keyOf, stepsOf, verbAndNoun, verbOf } from './paths.ts';

test('versions, prefixes and file endings say nothing', () => {
  assert.equal(keyOf(stepsOf('/api/v2/tickets/{ticket_id}.json')), 'tickets/{}');
  assert.equal(keyOf(stepsOf('/crm/objects/2026-03/contacts/')), 'crm/objects/contacts');
  assert.equal(keyOf(stepsOf("/companies({id})/salesOrders('{no}')")), 'companies/{}/salesOrders/{}');
  assert.equal(keyOf(stepsOf('/v1/{parent}/things:search')), '{}/things/search');
});

test('words that are verbs by themselves', () => {
  assert.equal(verbOf('search'), 'search');
  assert.equal(verbOf('create_many'), 'batch create');
  assert.equal(verbOf('batchGet'), 'batch read');
  assert.equal(verbOf('createOrUpdate'), 'upsert');
  assert.equal(verbOf('invoices'), null);
});

test('verb and noun in one word', () => {
  assert.deepEqual(verbAndNoun('users.info'), { verb: 'get', noun: 'users' });
  assert.deepEqual(verbAndNoun('getCustomers'), { verb: 'list', noun: 'customers' });
  assert.deepEqual(verbAndNoun('create-order'), { verb: 'create', noun: 'order' });
  assert.equal(verbAndNoun('customers'), null);
  assert.equal(isDoing('cancel_for_items'), true);
  assert.equal(isDoing('credit_notes'), false);
});
