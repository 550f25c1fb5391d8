import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Constraints } from '../brief.ts';
import { sceneIn } from '../describe.ts';
import { boundsOf } from './bounds.ts';

function read(text: string): Constraints {
  return boundsOf(sceneIn(`HubSpot contacts go to Xero. ${text}`, [])).constraints;
}

test('where data has to lie is a rule; where it happens to lie, or somebody works, is none', () => {
  assert.deepEqual(read('Everything must stay in the EU, GDPR applies.').compliance, [
    'gdpr',
    'EU data residency',
  ]);
  assert.deepEqual(read('No data may leave Germany.').compliance, ['Germany data residency']);
  assert.deepEqual(read('We cannot send personal data outside Switzerland.').compliance, [
    'Switzerland data residency',
  ]);
  assert.deepEqual(read('The data should be hosted in the UK.').compliance, ['UK data residency']);
  assert.deepEqual(read('The data is stored in Germany today. Our US team sells in Canada.').compliance, []);
  assert.deepEqual(read('The data must reach us in the morning.').compliance, []);
});

test('what must never leave a place is kept in the words of the text too', () => {
  assert.deepEqual(read('We cannot send personal data outside Switzerland.').never, [
    'We cannot send personal data outside Switzerland',
  ]);
});

test('a short note names the host, a system that stands somewhere does not', () => {
  assert.equal(read('On-premise only.').hosting, 'on-premises');
  assert.equal(read('AWS eu-central-1.').hosting, 'aws');
  assert.equal(read('It has to run on Azure.').hosting, 'azure');
  assert.equal(read('Nothing of it is on AWS yet.').hosting, null);
});

test('tools that are spoken against are avoided, also one whose name is a plain word, and are no prohibition', () => {
  const bounds = read('Do not use Make or MuleSoft.');
  assert.deepEqual([...bounds.avoid].toSorted(), ['make', 'mulesoft']);
  assert.deepEqual(bounds.never, []);
  assert.deepEqual(read('Zapier is fine, but not n8n.').avoid, ['n8n']);
  assert.deepEqual(read('Make sure that nothing is lost.').prefer, []);
});

test('a ceiling on spending is the budget and no prohibition', () => {
  const bounds = read('We may not spend more than 1,000 EUR per month.');
  assert.deepEqual(bounds.monthlyBudget, { amount: 1000, currency: 'EUR' });
  assert.deepEqual(bounds.never, []);
});

test('skills of the team are read, the capital telling the language from the verb', () => {
  assert.deepEqual(read('We are two developers who know Python and Go.').team, {
    developers: 2,
    skills: ['python', 'go'],
  });
  assert.deepEqual(read('One developer, who knows Node.js and can go far.').team, {
    developers: 1,
    skills: ['node.js'],
  });
});

test('a day of going live that is counted from today is asked for; a time that flows take is not', () => {
  const asked = (text: string): readonly string[] =>
    boundsOf(sceneIn(text, [])).unknowns.map((one) => one.question);
  assert.deepEqual(asked('Go-live is in six weeks.'), ['Which day is meant by "in six weeks"?']);
  assert.deepEqual(asked('It must be done by summer 2027.'), ['Which day is meant by "by summer 2027"?']);
  assert.deepEqual(asked('Refunds are done within two weeks.'), []);
});

test('a condition is no prohibition', () => {
  assert.deepEqual(read("If an order can't be sent, tell us in Slack.").never, []);
  assert.deepEqual(read("Orders can't be sent twice.").never, ["Orders can't be sent twice"]);
});
