import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';
import { chunksOf } from './chunks.ts';
import { actorsIn, nounsIn, type Statement, statementsOf } from './statement.ts';
import { taggedOf } from './tagged.ts';

/** The statements of a text, as "opener: subjects verb", a noun with the system that it is in. */
function said(text: string): readonly string[] {
  const scene = sceneIn(text, []);
  const names = ({ subject }: Statement): string =>
    [
      ...actorsIn(subject).map((actor) => actor.key),
      ...nounsIn(subject).map(({ names: [name], inside }) =>
        [name, ...inside.map(({ key }) => key)].join('@'),
      ),
    ].join(' ');
  return statementsOf(scene.text, scene.tokens, chunksOf(taggedOf(scene, null))).map((one) =>
    `${one.opener}: ${names(one)} ${one.verb?.form ?? '-'}`.replace('  ', ' '),
  );
}

test('a participle behind a noun tells which one where the statement has a verb of its own', () => {
  assert.deepEqual(said('Refunds made in Stripe must be in Xero.'), ['main: refund@stripe be']);
  assert.deepEqual(said('The fees collected via Stripe go to Xero as one total.'), ['main: fee@stripe go']);
  assert.deepEqual(said('Tickets tagged urgent should go to Slack.'), ['main: ticket go']);
  assert.deepEqual(said('A laptop not seen for 60 days should open a ticket in Jira.'), [
    'main: laptop open',
  ]);
});

test('what was made “there” is in the system named last', () => {
  assert.deepEqual(said('Guests book in Calendly, and a visit made there must be in Xero.').slice(-1), [
    'main: activity@calendly be',
  ]);
});

test('a participle that is all there is stays the verb', () => {
  assert.deepEqual(said('The invoices are sent from Xero and paid in Stripe.'), [
    'main: invoice sent',
    'main: paid',
  ]);
});

test('who does something right behind a noun opens a clause of its own', () => {
  assert.deepEqual(said('The hours people logged in Harvest must go to Xero.'), [
    'that: person logged',
    'main: timesheet go',
  ]);
  assert.deepEqual(said('The label goes to the shop the order came from. The shop is Shopify.').slice(0, 2), [
    'that: order came',
    'main: label goes',
  ]);
});

test('what an event’s thing must do follows from the event', () => {
  assert.deepEqual(said('When a coupon is gone it must vanish from Shopify.'), [
    'when: coupon gone',
    'main: vanish',
  ]);
});

test('a participle shares the helper of the statement before it', () => {
  const scene = sceneIn('An account must be created in Okta and a task opened in Jira.', []);
  const [, opened] = statementsOf(scene.text, scene.tokens, chunksOf(taggedOf(scene, null)));
  assert.equal(opened?.verb?.passive, true);
  assert.equal(opened?.verb?.modal, true);
});

test('the numbers of a list part its points', () => {
  assert.deepEqual(said('1) orders from Shopify to Xero 2) stock from Xero to Shopify'), [
    'main: order@shopify -',
    'main: inventory@xero -',
  ]);
});

test('a shortened word ends no sentence', () => {
  assert.equal(
    sceneIn('Xero wants it before 6 a.m., Slack no. 2 incl. files.', []).tokens.at(-1)?.sentence,
    0,
  );
});
