import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';

/** The systems of a text as "product" or "(key)" where no product is named. */
const systemsIn = (text: string): readonly string[] =>
  sceneIn(text, []).actors.map((actor) => actor.uses ?? `(${actor.key})`);

test('what software is made of, deployed on or signed in by is no system of its own', () => {
  assert.deepEqual(
    systemsIn(
      'Our tariff service (Node, MongoDB, an API) sends prices to Shopify. Products come from Akeneo.',
    ),
    ['(tariff-service)', 'shopify', 'akeneo'],
  );
  assert.deepEqual(
    systemsIn(
      'Our tariff service is deployed on our Blatzohost and wants Keycloak tokens. It sends prices to Shopify, products come from Akeneo.',
    ),
    ['(tariff-service)', 'shopify', 'akeneo'],
  );
  assert.deepEqual(
    systemsIn('Our tariff service has a REST API: POST works, PUT does not. Prices go to Shopify.'),
    ['(tariff-service)', 'shopify'],
  );
});

test('what stays and is fed all the same takes part', () => {
  assert.deepEqual(
    systemsIn(
      'Invoices go from Odoo to Xero. The tickets stay with Zendesk, which has to be fed from Odoo with new customers.',
    ),
    ['odoo', 'xero', 'zendesk'],
  );
  assert.deepEqual(
    systemsIn('Invoices go from Odoo to Xero. Contacts come from HubSpot. The tickets stay with Zendesk.'),
    ['odoo', 'xero', 'hubspot'],
  );
});

test('several systems that are left alone at once take no part, those beside them do', () => {
  assert.deepEqual(
    systemsIn(
      'We have a WooCommerce, an eBay and a Shopware. Odoo handles WooCommerce and eBay, leave these two alone. Orders from Shopware go to Odoo.',
    ),
    ['shopware', 'odoo'],
  );
});

test('a list in an Excel is a place of records, an Excel mail is none', () => {
  assert.ok(systemsIn('The loans are in an Excel. They must go to Odoo and Xero.').includes('excel'));
  assert.ok(
    !systemsIn('The museum sends sales in an Excel mail to us. They must go from Odoo to Xero.').includes(
      'excel',
    ),
  );
});

test('a carrier is a system where only the next sentence speaks of its drivers', () => {
  assert.deepEqual(systemsIn('Tours come from OptimoRoute. Driver and plate must be on the tour in Odoo.'), [
    'optimoroute',
    'odoo',
  ]);
});

test('a town in which something stands is no system', () => {
  assert.deepEqual(systemsIn('A branch in Blatzburg has a Zettle till. Its sales go to Odoo.'), [
    'izettle',
    'odoo',
  ]);
});
