import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outlineBrief, sceneIn } from '../describe.ts';
import { InputError } from '../../finding/input.ts';
import { chunksOf } from './chunks.ts';
import { actorsIn, nounsIn, type Statement, statementsOf } from './statement.ts';
import { taggedOf } from './tagged.ts';

/** The statements of a text, as "opener: subjects verb". */
function said(text: string): readonly string[] {
  const scene = sceneIn(text, []);
  const names = ({ subject }: Statement): string =>
    [
      ...actorsIn(subject).map((actor) => actor.key),
      ...nounsIn(subject).map(({ names: [name] }) => name),
    ].join(' ');
  return statementsOf(scene.text, scene.tokens, chunksOf(taggedOf(scene, null))).map(
    (one) => `${one.opener}: ${names(one)} ${one.verb?.form ?? '-'}`,
  );
}

test('a system with a verb of its own begins what follows from "when …", also without a comma', () => {
  const told = said(
    'We have a licence service of our own (Go). When a subscription starts in Chargebee the service has to be told.',
  );
  assert.ok(told.includes('when: subscription starts'), told.join('; '));
  assert.ok(told.includes('main: licence-service told'), told.join('; '));
});

test('what is asked has a verb of its own, which is not the statement’s', () => {
  const told = said('Salesforce should show how many tickets are open in Zendesk.');
  assert.ok(told.includes('main: salesforce show'), told.join('; '));
});

test('who does something right behind a noun says which one is meant', () => {
  const told = said('The payments we received have to be in Xero. HubSpot is our CRM.');
  assert.ok(told.includes('main: payment be'), told.join('; '));
});

test('a participle that opens a sentence is no order', () => {
  const told = said('Cancelled sailings should go to Twilio. Orders are in Shopify.');
  assert.ok(told.includes('main: sailing go'), told.join('; '));
});

test('product names used as plain words make no flow', () => {
  const text = 'In Apple we trust; Square peg, round hole; Notion of Box; Slack rope; Monday morning';
  const flows = (): number => outlineBrief({ name: 'idle', text }).flows.length;
  try {
    assert.equal(flows(), 0);
  } catch (error) {
    assert.ok(error instanceof InputError);
  }
});

test('a label before an arrow is what goes that way, line by line', () => {
  const brief = outlineBrief({
    name: 'list',
    text: '- orders: Shopify -> NetSuite\n- stock: NetSuite -> Shopify\n- invoices: NetSuite -> HubSpot',
  });
  const ways = brief.flows.map(({ from, to }) => `${from.split('.')[0]} ${to.split('.')[0]}`);
  assert.deepEqual(ways, ['shopify netsuite', 'netsuite shopify', 'netsuite hubspot']);
});

test('names that commas part without a space are names of their own', () => {
  const { actors } = sceneIn('source,target,record\nShopify,NetSuite,order\nXero,HubSpot,1,200 invoices', []);
  assert.deepEqual(
    actors.map(({ key }) => key),
    ['shopify', 'netsuite', 'xero', 'hubspot'],
  );
});

test('rows that were copied out of a spreadsheet are read row by row', () => {
  const text = 'from\tto\twhat\nShopify\tNetSuite\torders\nNetSuite\tShopify\tstock';
  const ways = outlineBrief({ name: 'rows', text }).flows.map(({ from, to }) => `${from} ${to}`);
  assert.deepEqual(ways, ['shopify.order netsuite.order', 'netsuite.inventory shopify.inventory']);
});
