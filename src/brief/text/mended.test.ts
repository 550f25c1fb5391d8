import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';
import { taggedOf } from './tagged.ts';

/** The part of speech of a word in a text, where it stands first. */
function tagOf(text: string, word: string): string {
  const scene = sceneIn(`${text} Xero is there.`, []);
  return taggedOf(scene, null).tags[scene.tokens.findIndex(({ low }) => low === word)] ?? '';
}

test('what is left of a helper behind an apostrophe is a helper', () => {
  assert.equal(tagOf("When it's shipped, tell us.", "'s"), 'AUX');
  assert.equal(tagOf("We're leaving the old tool.", 're'), 'AUX');
  assert.equal(tagOf("The client's address is in Xero.", "'s"), 'PART');
});

test('a participle between an article or a number and a noun describes it', () => {
  assert.equal(tagOf('I want every archived ticket in Xero.', 'archived'), 'ADJ');
  assert.equal(tagOf('We have 300 paying members.', 'paying'), 'ADJ');
});

test('what opens a sentence that has a verb of its own is no order', () => {
  assert.equal(tagOf('Recurring visits go to Xero once a day.', 'recurring'), 'ADJ');
  assert.equal(tagOf('Ward sisters want a list.', 'ward'), 'NOUN');
});

test('a form that has no subject is a thing', () => {
  assert.equal(tagOf('Later changes of price go to Xero.', 'changes'), 'NOUN');
  assert.equal(tagOf('Weekly counts per ward into Xero.', 'counts'), 'NOUN');
  assert.equal(tagOf('Our AS/400 writes a file.', 'writes'), 'VERB');
});

test('what stands behind a helper is its verb', () => {
  assert.equal(tagOf("Support doesn't open Xero.", 'open'), 'VERB');
  assert.equal(tagOf('Both should count as visits.', 'count'), 'VERB');
});

test('a form between a thing and a pronoun is what the thing does', () => {
  assert.equal(tagOf('HR fixes it by hand.', 'fixes'), 'VERB');
});

test('what happens has a verb, also where its form is that of a thing', () => {
  assert.equal(tagOf('When an alarm fires, Xero has to know.', 'fires'), 'VERB');
  assert.equal(tagOf('If a donor unsubscribes in Xero, tell us.', 'unsubscribes'), 'VERB');
});

test('what people do is a verb where their sentence has no other', () => {
  assert.equal(tagOf('Parents order meals in Xero.', 'order'), 'VERB');
  assert.equal(tagOf('The sales report goes to Xero.', 'report'), 'NOUN');
});

test('the parts of a word with a hyphen are no verbs', () => {
  assert.equal(tagOf('The opt-outs made in Xero go to us.', 'opt'), 'NOUN');
  assert.equal(tagOf('Our tool is home-made.', 'made'), 'ADJ');
});
