import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';
import { unitsIn } from './reader.ts';

/** The parts that a system plays for a record in the statement that holds the words. */
function partsOf(text: string, record: string, system: string, words: string): readonly string[] {
  const { units } = unitsIn(sceneIn(text, []), null);
  const unit = units.find((one) => one.record.name === record && one.statement.text.includes(words));
  assert.ok(unit !== undefined, `${record} in "${words}"`);
  return [...unit.parts].find(([actor]) => actor.key === system)?.[1] ?? [];
}

test('what "which" stands for is the record that goes', () => {
  const text = 'Workday gives us a journal per cost centre, which goes into NetSuite for approval.';
  assert.ok(partsOf(text, 'journal', 'netsuite', 'goes into').includes('p-into'));
});

test('a system that "which" stands for is the one that acts', () => {
  const text = 'Orders go to NetSuite, which sends invoices to Xero.';
  assert.ok(partsOf(text, 'invoice', 'netsuite', 'sends invoices').includes('subj'));
});

test('what others do with the noun before "that" has it for an object', () => {
  const text = 'Salesforce should show the comments that we get from Zendesk.';
  assert.ok(partsOf(text, 'comment', 'zendesk', 'get from').includes('p-from'));
});

test('"A is where prices are kept" and "A, where fees are worked out" put them there', () => {
  assert.ok(
    partsOf(
      'NetSuite is where prices are maintained. Shopify sells.',
      'price',
      'netsuite',
      'prices',
    ).includes('p-in'),
  );
  assert.ok(
    partsOf(
      'It goes to Airtable, where invoices get checked. Xero books.',
      'invoice',
      'airtable',
      'invoices',
    ).includes('p-in'),
  );
});

test('where a record is said to be by what follows it, there it stands', () => {
  const text = 'Braze needs orders from Shopify and the events, which are in Segment.';
  assert.ok(partsOf(text, 'event', 'segment', 'Braze needs').includes('inn'));
  const put = 'Reverb needs the photos which the guys put on Dropbox.';
  assert.ok(partsOf(put, 'document', 'dropbox', 'Reverb needs').includes('inn'));
});
