import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';
import { unitsIn } from './reader.ts';

/** What a text's statements speak of, with the place in the statement. */
function themesIn(text: string): readonly string[] {
  return unitsIn(sceneIn(text, []), null).units.map(({ record, where }) => `${record.name} ${where}`);
}

test('a plural that opens a sentence with a verb behind it is what the verb is said of', () => {
  assert.deepEqual(themesIn('Leads go to Pipedrive.'), ['lead subj']);
  assert.deepEqual(themesIn('Leads arrive in Pipedrive from our site.'), ['lead subj']);
});

test('a name of several words is no verb', () => {
  assert.deepEqual(themesIn('Shipping labels are printed in Sendcloud.'), ['label subj']);
  assert.ok(themesIn('Running hours go to Salesforce once a day.').includes('usage_record subj'));
});

test('what "we" and "to" lead stays a verb', () => {
  assert.ok(!themesIn('Members may sign up in Mailchimp.').includes('lead obj'));
});

test('the noun of the phrase that opens a sentence is no verb before the verb', () => {
  assert.deepEqual(themesIn('Word counts must go into Xero.'), ['word_count subj']);
  assert.ok(!themesIn('Kilometres rowed are counted in Xero.').some((one) => one.startsWith('rowed')));
});
