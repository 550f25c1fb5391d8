import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';

/** The systems of a text as "product" or "kind:key" where no product is named. */
const systemsIn = (text: string): readonly string[] =>
  sceneIn(text, []).actors.map((actor) => actor.uses ?? `${actor.kind}:${actor.key}`);

test('a company that only "they" and "their API" tell of is the other side', () => {
  assert.deepEqual(
    systemsIn(
      'Framing is done by a studio near us. They have got a small JSON API: we post the job and they ping our webhook. Orders are in Shopify.',
    ),
    ['partner:studio', 'shopify'],
  );
  assert.deepEqual(
    systemsIn(
      'One chain of opticians wants the results in their own software and will send orders by API. We use Odoo.',
    ),
    ['partner:optician-chain', 'odoo'],
  );
  assert.deepEqual(
    systemsIn(
      'Orders from Salesforce have to go to the network owner by his SOAP interface, he reports back.',
    ),
    ['salesforce', 'partner:network-owner'],
  );
});

test('less has to speak for it where one system alone would be left', () => {
  assert.deepEqual(
    systemsIn(
      'A group of hospitals wants to buy our implants. They POST orders to us. We work with Infor M3.',
    ),
    ['partner:hospital-group', 'infor'],
  );
});

test('the writer, his staff and places are no other side', () => {
  assert.deepEqual(
    systemsIn("We're a design studio. Deals from HubSpot go to Xero; they are checked by API."),
    ['hubspot', 'xero'],
  );
  assert.deepEqual(
    systemsIn('The bookkeeper checks invoices in Xero. They come from Stripe over the API every night.'),
    ['xero', 'stripe'],
  );
});

test('a company spoken of in passing gives way to the one that is introduced', () => {
  assert.deepEqual(
    systemsIn(
      'An outside laboratory does our water tests. They would like each sample announced through their REST API before the courier leaves. Planning is in Asana.',
    ),
    ['partner:laboratory', 'asana'],
  );
});

test('who keeps dealing with "us" is the other side, and who was bought is not', () => {
  assert.deepEqual(
    systemsIn(
      'Our drivers get their wage early through a fintech. Each night they need the hours. Before each advance they call us. A note from them is a deduction. Hours are in Deputy, people in ADP.',
    ),
    ['partner:fintech', 'deputy', 'adp'],
  );
  assert.deepEqual(
    systemsIn(
      'We took over a small design studio. They invoice with FreshBooks, and they send us an API key for it. We use Xero.',
    ),
    ['freshbooks', 'xero'],
  );
});

test('several companies that are reached alike are one other side', () => {
  assert.deepEqual(
    systemsIn(
      'Four publishers have licensed our texts and each of them wants them at their own endpoint. Articles are in Contentful. The publishers report back what they printed by API.',
    ),
    ['partner:publisher', 'contentful'],
  );
});

test('the other side may stand without an article, be one of several or ask for something', () => {
  assert.deepEqual(
    systemsIn('Railway opened a tasking API, OAuth. They send trains at night; we need them in Odoo.'),
    ['partner:railway', 'odoo'],
  );
  assert.deepEqual(
    systemsIn(
      'Forty dealers buy from us. One of them, the biggest, wants an API. They send orders, which belong in Odoo, and we report stock to them.',
    ),
    ['partner:dealer', 'odoo'],
  );
  assert.deepEqual(
    systemsIn(
      'A customer of ours is switching to EDI over AS2. They send orders, which belong in Odoo; we answer from there.',
    ),
    ['partner:customer', 'odoo'],
  );
});
