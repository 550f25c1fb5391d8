import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';
import { chunksOf } from './chunks.ts';
import { actorsIn, nounsIn, type Statement, statementsOf } from './statement.ts';
import { taggedOf } from './tagged.ts';

function said(text: string, part: string): Statement {
  const scene = sceneIn(text, []);
  const all = statementsOf(text, scene.tokens, chunksOf(taggedOf(scene, null)));
  const found = all.find((one) => one.text.includes(part));
  assert.ok(found, part);
  return found;
}

function acts(text: string, part: string): readonly string[] {
  return actorsIn(said(text, part).subject).map(({ key }) => key);
}

test('"it" that answers, wants or gives something is the system that its sentence speaks of', () => {
  const built = 'Our quota service is an in-house REST API. ';
  assert.deepEqual(
    acts(`${built}Zendesk calls the quota service, and it answers with the balance.`, 'answers'),
    ['quota-service'],
  );
  assert.deepEqual(
    acts(`${built}NetSuite knows the invoices, so it must return them every night.`, 'return'),
    ['netsuite'],
  );
});

test('"it" that goes or must be somewhere is a record', () => {
  const text = 'The invoice is made in NetSuite, and it should be in Zendesk the same day.';
  assert.deepEqual(acts(text, 'should be'), []);
  assert.equal(nounsIn(said(text, 'should be').subject)[0]?.pronoun, true);
});

test('"they" beside a partner are records where they belong or are put somewhere', () => {
  const text =
    'A printing company has opened an API. We send it orders from NetSuite. They send the invoices, and they belong in NetSuite. They report delays.';
  assert.deepEqual(acts(text, 'belong'), []);
  assert.deepEqual(acts(text, 'delays'), ['printing-company']);
});

test('a time behind "them" is none of its phrase', () => {
  const text = 'Customers are created in HubSpot, and Zendesk should know them a minute later.';
  assert.equal(nounsIn(said(text, 'know them').objects)[0]?.pronoun, true);
});

test('a kind of record before a helper is no verb', () => {
  const text = 'Students pay in Stripe, so balances have to be given to Zendesk.';
  assert.equal(nounsIn(said(text, 'have to be').subject).length, 1);
});
