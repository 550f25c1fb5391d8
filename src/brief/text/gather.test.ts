import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';

/** The systems of a text as "product" or "(key)" where no product is named. */
const systemsIn = (text: string): readonly string[] =>
  sceneIn(text, []).actors.map((actor) => actor.uses ?? `(${actor.key})`);

test('one system stays one, however it is called again', () => {
  assert.deepEqual(
    systemsIn(
      'Our old ERP, a SQL Server database from 2004, holds the customers. Customers from the ERP database go to Xero.',
    ),
    ['(erp)', 'xero'],
  );
  assert.deepEqual(
    systemsIn('Our tariff engine sends prices to Shopify. The engine is asked again when a quote is opened.'),
    ['(tariff-engine)', 'shopify'],
  );
  assert.deepEqual(
    systemsIn(
      'Dealers order from a wholesaler. Their API takes our orders from Odoo; the wholesaler confirms.',
    ),
    ['(wholesaler)', 'odoo'],
  );
});

test('systems of the writer have short natural names', () => {
  assert.deepEqual(systemsIn('Customers must go into a new shop and a new billing system.'), [
    '(shop)',
    '(billing-system)',
  ]);
  assert.deepEqual(systemsIn("There's a loyalty service and points go from it to HubSpot."), [
    '(loyalty-service)',
    'hubspot',
  ]);
  assert.deepEqual(systemsIn('The rota planner was written by our IT guy. Hours go to DATEV.'), [
    '(rota-planner)',
    'datev',
  ]);
  assert.deepEqual(systemsIn('The rate calculator (an in-house Java service) gets quotes from Salesforce.'), [
    '(rate-calculator)',
    'salesforce',
  ]);
});

test('a name that no list holds is a system when the text uses it like one', () => {
  assert.deepEqual(systemsIn('We keep members in Zlubwise and want new ones in Mailchimp.'), [
    '(zlubwise)',
    'mailchimp',
  ]);
  assert.deepEqual(systemsIn('Invoices go from Fooblatz into Xero.'), ['(fooblatz)', 'xero']);
  assert.deepEqual(systemsIn('Blatzomat, our booking tool, sends bookings to Xero.'), [
    '(blatzomat)',
    'xero',
  ]);
});

test('towns, colleagues, days and techniques are no systems', () => {
  assert.deepEqual(
    systemsIn(
      'Martin in Berlin exports orders from Shopify as CSV every Friday. Our office in Leipzig wants JSON over HTTPS into Xero.',
    ),
    ['shopify', 'xero'],
  );
});

test('what is ruled out, works already or only carries something takes no part', () => {
  assert.deepEqual(systemsIn('Alerts go from Datadog to Slack, not PagerDuty.'), ['datadog', 'slack']);
  assert.deepEqual(
    systemsIn(
      'Orders go from Shopify to Odoo. A copy lands in Snowflake each night, already works, so ignore.',
    ),
    ['shopify', 'odoo'],
  );
  assert.deepEqual(systemsIn('Odoo reports the DHL number of the parcel to Shopify.'), ['odoo', 'shopify']);
  assert.deepEqual(systemsIn('Our booking service (Rails, MySQL) sends bookings to Xero.'), [
    '(booking-service)',
    'xero',
  ]);
});

test('an old system of the same kind is another one than the new', () => {
  assert.deepEqual(systemsIn('We replace our old CRM with HubSpot. Contacts and deals move over.'), [
    '(old-crm)',
    'hubspot',
  ]);
});

test('a mailbox is a system when somebody is told by it', () => {
  assert.ok(
    systemsIn('If an order fails in Shopify, an e-mail goes to finance. Odoo gets the rest.').includes(
      '(email)',
    ),
  );
  assert.ok(!systemsIn('Never send an email to customers from Shopify or Odoo.').includes('(email)'));
});
