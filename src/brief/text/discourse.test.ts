import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';
import { unitsIn } from './reader.ts';

/** What a text's statements speak of, with the place in the statement. */
function themesIn(text: string): readonly string[] {
  return unitsIn(sceneIn(text, []), null).units.map(({ record, where }) => `${record.name} ${where}`);
}

test('a word that is mostly empty is a record where its statement brings it to a system', () => {
  assert.deepEqual(themesIn('Booked dates go into Google Calendar.'), ['date subj']);
  assert.deepEqual(themesIn('I need that number in Salesforce hourly.'), ['number obj']);
});

test('an empty word beside a record, or that goes nowhere, is none', () => {
  assert.ok(!themesIn('The number and the invoices go into Xero.').includes('number subj'));
  assert.deepEqual(themesIn('We have a number for Salesforce.'), []);
});

test('what an answer comes with is what is sent', () => {
  const told = themesIn(
    'A supplier has an API. We send purchase orders from NetSuite, and they answer with the feasibility.',
  );
  assert.ok(told.includes('feasibility obj'), told.join('; '));
  const short = themesIn(
    'An insurer has an API. Jobs come from them, and we confirm w/ photos from Salesforce.',
  );
  assert.ok(short.includes('document obj'), short.join('; '));
  const both = themesIn(
    'A supplier has an API. We send purchase orders from NetSuite, and they return the invoice with a feasibility.',
  );
  assert.ok(!both.includes('feasibility obj'), both.join('; '));
});
