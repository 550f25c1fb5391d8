// Which of the ranked are flows, with scores given by hand: what is learned plays no part here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';
import { carriedBy } from './carried.ts';
import { bounds, decided, type Ranked } from './rank.ts';
import { openUnits, unitsIn } from './reader.ts';

/** The flows among "source > target: record" with their scores, of a text. */
function flowsAmong(said: string, scores: Readonly<Record<string, number>>): readonly string[] {
  const scene = sceneIn(said, []);
  const { units } = unitsIn(scene, null);
  const ranked = Object.entries(scores).map(([key, score]): Ranked => {
    const [ends = '', record = ''] = key.split(': ');
    const [source, target] = ends.split(' > ');
    const from = scene.actors.find((one) => one.key === source);
    const to = scene.actors.find((one) => one.key === target);
    const unit = openUnits(units).findLast((one) => one.record.name === record);
    assert.ok(from !== undefined && to !== undefined && unit !== undefined, key);
    const carried = carriedBy(scene, { unit, from, to });
    return { unit, from, to, key, record, score, twoWay: false, carried };
  });
  return decided(ranked.toSorted((a, b) => b.score - a.score)).flows.map(({ key }) => key);
}

test('a system that the statement does not name takes no place of one that it names as the source', () => {
  const said = 'We sell on Shopify and on Etsy. Orders should go from Shopify to Xero.';
  const scores = { 'shopify > xero: order': 2, 'etsy > xero: order': 1 };
  assert.deepEqual(flowsAmong(said, scores), ['shopify > xero: order']);
});

test('where the source is not named, a less sure one beside a sure one is a flow too', () => {
  const said = 'We use Pipedrive and Zendesk. Contacts should be in Mailchimp.';
  const [sure, less] = [bounds.sure + 2, bounds.sure + 0.2];
  const scores = { 'pipedrive > mailchimp: contact': sure, 'zendesk > mailchimp: contact': less };
  assert.deepEqual(flowsAmong(said, scores), Object.keys(scores));
});

test('what happens in one system does not start in another that nothing names', () => {
  const said = 'We use Zendesk, HubSpot and Xero. When a deal is won in HubSpot, create an invoice in Xero.';
  const scores = { 'hubspot > xero: invoice': 2, 'zendesk > xero: invoice': 1 };
  assert.deepEqual(flowsAmong(said, scores), ['hubspot > xero: invoice']);
});

test('what a statement writes on does not flow back', () => {
  const said = 'Payments of Stripe should show up on the deal in HubSpot.';
  const scores = { 'stripe > hubspot: payment': 2, 'hubspot > stripe: deal': 0.5 };
  assert.deepEqual(flowsAmong(said, scores), ['stripe > hubspot: payment']);
});

test('another record of the statement may go the other way', () => {
  const said = 'Orders go from Shopify to Odoo, stock back.';
  const scores = { 'shopify > odoo: order': 2, 'odoo > shopify: inventory': 0.5 };
  assert.deepEqual(flowsAmong(said, scores), ['shopify > odoo: order', 'odoo > shopify: inventory']);
});

test('a chat that no flow reaches gets its likeliest message', () => {
  const said = 'Orders go from Shopify to Xero. Any error should be seen by the team. We use Slack.';
  const scores = { 'shopify > xero: order': 2, 'xero > slack: order': bounds.doubt + 0.1 };
  assert.deepEqual(flowsAmong(said, scores), Object.keys(scores));
});

test('what has one system as its source beside a message is told twice: there and by the message', () => {
  const said = 'We use Odoo, Slack and Xero. They return a status file per order to Odoo.';
  const scores = { 'xero > odoo: order_status': 2, 'odoo > slack: order_status': 1 };
  assert.deepEqual(flowsAmong(said, scores), Object.keys(scores));
});
