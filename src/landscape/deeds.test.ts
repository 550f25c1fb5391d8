import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forbiddenBy } from './deeds.ts';

function told(said: string): readonly string[] {
  return forbiddenBy(said).map(({ deed, object }) => (object === null ? deed : `${deed} ${object}`));
}

test('a sentence forbids the deed that its verb names, on the record that follows', () => {
  assert.deepEqual(told('never send invoices automatically'), ['send invoice']);
  assert.deepEqual(told('No invoice may be finalised without an approval'), ['send invoice']);
  assert.deepEqual(told('never charge a card'), ['charge']);
  assert.deepEqual(told('products must not be published by themselves'), ['publish product']);
  assert.deepEqual(told('do not create customers in the ledger'), ['create customer']);
  assert.deepEqual(told('never overwrite a contact in the CRM'), ['overwrite person']);
});

test('who is spoken to is not what is sent', () => {
  assert.deepEqual(told("please don't send anything to the customer automatically"), ['send']);
  assert.deepEqual(told('nobody outside may get an email'), ['notify']);
  assert.deepEqual(told('never notify customers'), ['notify']);
  assert.deepEqual(told('never overwrite e-mail addresses'), ['overwrite']);
});

test('several deeds of one sentence count each, one that only repeats another does not', () => {
  assert.deepEqual(told('without deleting or overwriting orders'), ['delete order', 'overwrite order']);
  assert.deepEqual(told('never create duplicates'), ['double']);
  assert.deepEqual(told('nothing gets thrown away'), ['delete']);
  assert.deepEqual(told('nobody wants to open it up to the internet'), ['reach']);
});

test('what no verb names is a prohibition all the same', () => {
  assert.deepEqual(told('never on Sundays'), ['other']);
});
