import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';
import { plainIndex } from './lexicon.ts';
import { mentionsOf } from './mentions.ts';
import { tokensOf } from './tokens.ts';

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

test('a longer name is known again by its last word', () => {
  const [nav] = sceneIn('Goods are booked in Dynamics NAV. NAV gives the orders to Shopify.', []).actors;
  assert.equal(nav?.at.length, 2);
});

test('what seems to stay outside takes part where no two systems would be left', () => {
  assert.deepEqual(systemsIn('Orders go out by API. Our ERP is weclapp, the shop hangs off that already.'), [
    'weclapp',
    '(shop)',
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

test('a notice goes to a mailbox or a phone, whatever the words for it', () => {
  const to = (text: string): readonly string[] => systemsIn(`${text} Orders go from Shopify to Odoo.`);
  assert.ok(
    to('Every morning IT gets an e-mail with the files that could not be copied.').includes('(email)'),
  );
  assert.ok(to('If the stock is wrong, mail the coordinator.').includes('(email)'));
  assert.ok(to('Failed orders should be mailed to me.').includes('(email)'));
  assert.ok(to('The night shift lead gets an SMS and sorts it out.').includes('(sms)'));
  assert.ok(to('If a payment fails, tell the manager by text message.').includes('(sms)'));
  assert.ok(!to('Nobody should get an SMS because of the import.').includes('(sms)'));
  assert.ok(!to('A wholesaler e-mails us price lists.').includes('(email)'));
  assert.ok(!to('The customer is matched by email address.').includes('(email)'));
});

test('what somebody made is a system by what it is made of', () => {
  assert.deepEqual(systemsIn('Our menu planner, a Django app with a REST API, sends recipes to Shopify.'), [
    '(menu-planner)',
    'shopify',
  ]);
  assert.deepEqual(
    systemsIn('Risk built a fraud scoring API. Orders from BigCommerce go to the scoring service.'),
    ['(fraud-scoring-api)', 'bigcommerce'],
  );
  assert.deepEqual(systemsIn('New claims from Typeform go to claims-api.'), ['typeform', '(claims-api)']);
  assert.deepEqual(systemsIn('Our own membership core, Java, gets members from Xero.'), [
    '(membership-core)',
    'xero',
  ]);
});

test('another company is a system when it has an interface, not when it is only spoken of', () => {
  assert.deepEqual(
    systemsIn('A caterer cooks for us. They have a REST API. Meals go from Odoo to the caterer.'),
    ['(caterer)', 'odoo'],
  );
  assert.deepEqual(
    systemsIn('Our host network gave us access to their provisioning API. Orders come from Salesforce.'),
    ['(host-network)', 'salesforce'],
  );
  assert.deepEqual(systemsIn('Results go to Xero when the lab manager releases them in Odoo.'), [
    'xero',
    'odoo',
  ]);
  assert.deepEqual(systemsIn("We're a staffing company on Bullhorn. Invoices go to Xero."), [
    'bullhorn',
    'xero',
  ]);
});

test('what only carries, protects or stores is no system of its own', () => {
  assert.deepEqual(systemsIn('Sage is SQL Server on our machine. Items go from Sage to NetSuite.'), [
    'sage',
    'netsuite',
  ]);
  assert.deepEqual(systemsIn('Orders go from Shopify to Odoo as a CSV by FTP.'), ['shopify', 'odoo']);
  assert.deepEqual(systemsIn('Deals go from HubSpot to Xero. Nobody wants Marketo touched.'), [
    'hubspot',
    'xero',
  ]);
  assert.deepEqual(systemsIn('Data go from Oracle to Snowflake. Tableau stays, not your problem.'), [
    'oracle',
    'snowflake',
  ]);
});

test('a name that no list holds is a system where it is used like one', () => {
  assert.deepEqual(systemsIn('Tickets in Foobazzo become cards in Trello.'), ['(foobazzo)', 'trello']);
  assert.deepEqual(systemsIn('Deals from HubSpot -> Quibble, nightly.'), ['hubspot', '(quibble)']);
  assert.deepEqual(systemsIn('Everything is in Xero, Quibble and Slack; invoices go to Slack.'), [
    'xero',
    '(quibble)',
    'slack',
  ]);
  assert.deepEqual(
    systemsIn('A 3PL picks it (they call themselves Quibble). Orders go from Shopify to Quibble.'),
    ['(quibble)', 'shopify'],
  );
  assert.deepEqual(systemsIn('Deals go from HubSpot to Xero, in Kenya as well.'), ['hubspot', 'xero']);
});

test('ids spell foreign letters out', () => {
  assert.deepEqual(systemsIn('Our warehouse system is Börsemühle. Orders go from Shopify to Börsemühle.'), [
    '(boersemuehle)',
    'shopify',
  ]);
});

test('a product whose longer name ends in records is meant only where it is written as a name', () => {
  assert.deepEqual(systemsIn('Stripe payments should appear in Xero.'), ['stripe', 'xero']);
  const index = mentionsOf(tokensOf('Stripe payments and Stripe Payments'), plainIndex);
  assert.deepEqual(
    index.map(({ at, to }) => to - at),
    [1, 1, 2],
  );
});

test('who books does no accounting', () => {
  const { actors } = sceneIn('Guests book through Eventbrite. Bookings must be in Xero.', []);
  assert.deepEqual(
    actors.map(({ uses, part }) => [uses, part]),
    [
      ['eventbrite', null],
      ['xero', null],
    ],
  );
});

test('a database that is named once is the database', () => {
  assert.deepEqual(
    systemsIn('Stock is kept in a SQL Server database. Orders from Shopify go into the database.'),
    ['(sql-server-database)', 'shopify'],
  );
});

test('a name is a system when it does what systems do, and no stage of a list is one', () => {
  assert.deepEqual(
    systemsIn('New prices depend on what rivals ask, which Blatzomat collects. They go to Shopify.'),
    ['(blatzomat)', 'shopify'],
  );
  assert.deepEqual(systemsIn('We have been on Fooblatz CRM for years. Contacts go from it to Xero.'), [
    '(fooblatz)',
    'xero',
  ]);
  assert.deepEqual(systemsIn('When I drag a deal to Booked in Pipedrive, Xero gets an invoice.'), [
    'pipedrive',
    'xero',
  ]);
  assert.deepEqual(systemsIn('A failed job should be a comment on the Linear issue, plus a Teams message.'), [
    'linear',
    'teams',
  ]);
});

test('what stays because everything moves to it takes part', () => {
  assert.deepEqual(
    systemsIn(
      'They are on Bullhorn, we are on Workable and that is what stays. Candidates have to come across.',
    ),
    ['bullhorn', 'workable'],
  );
  assert.deepEqual(
    systemsIn(
      'Plans come from Chargebee and our identity service has to know them since feature flags hang off it.',
    ),
    ['chargebee', '(identity-service)'],
  );
});

test('what somebody wrote is a system of its own beside the product that comes after it', () => {
  assert.deepEqual(
    systemsIn('Our CRM is something a student wrote in PHP. We move to Pipedrive: contacts and deals.'),
    ['(crm)', 'pipedrive'],
  );
  assert.deepEqual(
    systemsIn(
      'Booking is an RPG programme that everybody calls Zlubwise. A booking made there must be in Zlubwise and in Xero.',
    ),
    ['(zlubwise)', 'xero'],
  );
  assert.deepEqual(systemsIn('Our permit-to-work service sends permits to Procore.'), [
    '(permit-to-work-service)',
    'procore',
  ]);
});

test('a name that the writer takes back at once is no system', () => {
  assert.deepEqual(systemsIn('Leads are in Leadfeeder, no, sorry, in Pipedrive. They go to Xero.'), [
    'pipedrive',
    'xero',
  ]);
  assert.deepEqual(systemsIn('Our books are in Sage? No: they are in Xero. Stripe payments go there.'), [
    'xero',
    'stripe',
  ]);
  assert.deepEqual(systemsIn('Deals in Pipedrive... it is HubSpot now. Deals go to Xero.'), [
    'hubspot',
    'xero',
  ]);
});
