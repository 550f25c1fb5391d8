import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InputError } from '../finding/input.ts';
import { Brief } from './brief.ts';
import { describeBrief, outlineBrief } from './describe.ts';

const read = (text: string): Brief => describeBrief({ name: 'text', text });
const flows = (text: string): readonly string[] =>
  read(text).flows.map((flow) => `${flow.from} > ${flow.to}${flow.direction === 'two-way' ? ' both' : ''}`);

test('source, record and target are read from prepositions, possessives and subjects', () => {
  assert.deepEqual(flows('Invoices should go from Xero to Salesforce.'), [
    'xero.invoice > salesforce.invoice',
  ]);
  assert.deepEqual(flows('Push Shopify orders to NetSuite every hour.'), ['shopify.order > netsuite.order']);
  assert.deepEqual(flows('Stripe sends payments to Xero.'), ['stripe.payment > xero.payment']);
  assert.deepEqual(flows('NetSuite must pull orders from Etsy.'), ['etsy.order > netsuite.order']);
});

test('a list of records makes a flow for each, a list of systems too', () => {
  assert.deepEqual(flows('Accounts, contacts and deals have to be copied from Pipedrive to HubSpot.'), [
    'pipedrive.account > hubspot.company',
    'pipedrive.contact > hubspot.contact',
    'pipedrive.deal > hubspot.deal',
  ]);
  assert.deepEqual(flows('Orders from Shopify and Etsy must land in Odoo.'), [
    'shopify.order > odoo.order',
    'etsy.order > odoo.order',
  ]);
});

test('an event in one system causes a record in another', () => {
  assert.deepEqual(flows('When a deal is won in Pipedrive, create a project in Asana.'), [
    'pipedrive.deal > asana.project',
  ]);
  assert.deepEqual(flows('If a payment fails in Mollie, post a message in Slack.'), [
    'mollie.payment > slack.alert',
  ]);
});

test('what is left out is taken from what was said before, and listed as assumed with its words', () => {
  const brief = read('Orders go from WooCommerce to Odoo, and tracking numbers come back.');
  assert.deepEqual(
    brief.flows.map((flow) => `${flow.from} > ${flow.to}`),
    ['woocommerce.order > odoo.order', 'odoo.tracking > woocommerce.tracking'],
  );
  assert.ok(
    brief.assumptions.some(
      (one) => one.text === 'The source of F2 is Odoo.' && one.from === 'tracking numbers come back',
    ),
  );
});

test('keeping two systems in step is one flow in both directions', () => {
  assert.deepEqual(flows('Contacts must be kept in sync between Pipedrive and ActiveCampaign, both ways.'), [
    'pipedrive.contact > activecampaign.contact both',
  ]);
});

test('all channels mean every shop and marketplace that is named', () => {
  const brief = read(
    'We sell on Shopify, Etsy and eBay, with Odoo behind. Orders from all channels must land in Odoo and tracking goes back to the channel the order came from.',
  );
  assert.equal(brief.flows.length, 6);
});

test('a denial is a constraint and never a flow', () => {
  const brief = read(
    'Tickets from Zendesk should show up in Jira. Never send invoices from Xero to customers automatically.',
  );
  assert.deepEqual(
    brief.flows.map((flow) => flow.from),
    ['zendesk.ticket'],
  );
  assert.deepEqual(brief.constraints.never, ['Never send invoices from Xero to customers automatically']);
});

test('leaving a system moves every record that is listed, once', () => {
  const brief = read(
    'We are leaving Freshdesk for Zendesk. All tickets, replies and attachments must be moved. Customers must not get any email.',
  );
  assert.deepEqual(
    brief.flows.map((flow) => [flow.from, flow.to, flow.trigger]),
    ['ticket', 'comment', 'attachment'].map((record) => [
      `freshdesk.${record}`,
      `zendesk.${record}`,
      'manual',
    ]),
  );
});

test('"they" and "we" are the partner and the system that holds the records', () => {
  assert.deepEqual(
    flows(
      'A print house makes our shirts. Our orders are in WooCommerce. We send them the order and they call our URL when it is shipped.',
    ),
    ['woocommerce.order > print-house.order', 'print-house.order_status > woocommerce.order_status'],
  );
});

test("a system of the writer's own is found without a list, and asked for its API document", () => {
  const brief = read(
    'Our internal loyalty service counts points. New customers in Shopify must be sent to the loyalty service at once.',
  );
  assert.deepEqual(
    brief.flows.map((flow) => `${flow.from} > ${flow.to}`),
    ['shopify.customer > loyalty-service.customer'],
  );
  assert.ok(
    brief.unknowns.some((one) => one.about === '/systems/loyalty-service/api' && one.why.length > 20),
  );
});

test('systems take the part that the text gives them, with edition and role', () => {
  const brief = read(
    'HubSpot (Professional) is our CRM and the place where customer data is right; we bill through Stripe. Contacts from HubSpot must be in Stripe the same day.',
  );
  assert.deepEqual(
    brief.systems.map((system) => [system.id, system.uses, system.edition, system.role]),
    [
      ['crm', 'hubspot', 'professional', 'system-of-record'],
      ['billing', 'stripe', null, 'participant'],
    ],
  );
  assert.equal(brief.flows[0]?.freshness, 'P1D');
});

test('volumes go with their records: existing, a day, in the peak', () => {
  const brief = read(
    'Orders go from Shopify to NetSuite and contacts from HubSpot to NetSuite. We have about 20k contacts, some 300 of which change on an ordinary day (five times that after a campaign), and take 3,000 orders a day, 12,000 on Black Friday.',
  );
  assert.deepEqual(brief.volumes, [
    { object: 'hubspot.contact', existing: 20_000, changesPerDay: 300, peakFactor: 5 },
    { object: 'shopify.order', existing: null, changesPerDay: 3000, peakFactor: 4 },
  ]);
});

test('deadline, budget, team, hosting, compliance and tools are constraints', () => {
  const brief = read(
    'Sync contacts from HubSpot to Mailchimp. It must be live by 15 June 2027, we can spend 300 euros a month, host on Azure, have one developer who writes Python, must respect the GDPR, like n8n. We do not want Zapier.',
  );
  const { goLive, monthlyBudget, team, hosting, compliance, prefer, avoid } = brief.constraints;
  assert.deepEqual(
    { goLive, monthlyBudget, team, hosting, compliance, prefer, avoid },
    {
      goLive: '2027-06-15',
      monthlyBudget: { amount: 300, currency: 'EUR' },
      team: { developers: 1, skills: ['python'] },
      hosting: 'azure',
      compliance: ['gdpr'],
      prefer: ['n8n'],
      avoid: ['zapier'],
    },
  );
});

test('a go-live day without a year becomes a question', () => {
  const brief = read('Orders from Etsy must land in Xero. We want to be live by next March.');
  assert.equal(brief.constraints.goLive, null);
  assert.ok(
    brief.unknowns.some((one) => one.about === '/constraints/goLive' && one.question.includes('next March')),
  );
});

test('a file that is dropped and picked up is one flow between the systems', () => {
  assert.deepEqual(
    flows(
      'Our AS/400 writes CSV files with products and prices to an SFTP folder every night. The files should be imported into Shopware.',
    ),
    ['as400.product > shopware.product', 'as400.price > shopware.price'],
  );
});

test('the catalog decides which product needs a document, and adds systems of its own', () => {
  const known = [{ id: 'acme', name: 'Acme Ledger', aliases: ['ledgerly'], category: 'accounting' }];
  const brief = describeBrief({ name: 'text', text: 'Invoices from Ledgerly must go to HubSpot.' }, known);
  assert.deepEqual(
    brief.systems.map((system) => system.uses),
    ['acme', 'hubspot'],
  );
  assert.deepEqual(
    brief.unknowns.filter((one) => one.about?.endsWith('/api')).map((one) => one.about),
    ['/systems/hubspot/api'],
  );
});

const unusable: readonly (readonly [string, string, RegExp])[] = [
  ['nothing', '  \n', /is empty/],
  ['one word', 'integration', /names no system/],
  ['one system', 'HubSpot', /one system only \(HubSpot\)/],
  ['nonsense', 'colourless green ideas sleep furiously under the purple moon', /names no system/],
  ['a wish that is no flow', 'We use Slack and Jira and are very happy.', /nothing that flows/],
  ['a liking', 'Salesforce is nice. I like Slack.', /nothing that flows/],
  [
    'another language',
    'Wir möchten die Rechnungen aus Shopify endlich automatisch in Xero haben und nicht mehr abtippen.',
    /written in German; descriptions are read in English \(recognised: Shopify and Xero\)/,
  ],
  ['far too much', 'Orders from Shopify must land in Xero. '.repeat(3000), /characters; expected at most/],
];
for (const [what, text, message] of unusable) {
  test(`${what} is refused with what was expected`, () => {
    assert.throws(
      () => read(text),
      (error: unknown) => error instanceof InputError && message.test(error.message),
    );
  });
}

test('clear systems without a clear flow are shown with the question for the flows, and never planned', () => {
  const text = 'HubSpot knows the contacts, Odoo the invoices, and updating is painful.';
  const outline = outlineBrief({ name: 'a text', text });
  assert.deepEqual(
    outline.systems.map((system) => system.uses),
    ['hubspot', 'odoo'],
  );
  assert.deepEqual(outline.flows, []);
  assert.match(outline.unknowns[0]?.question ?? '', /What should flow between HubSpot and Odoo/);
  assert.throws(() => read(text), /nothing that flows between them could be read/);
});

test('a long description is read in bounded time, and the result is a valid brief', () => {
  const sentence =
    'Orders from Shopify should land in NetSuite and, when a deal is won in HubSpot, an invoice must be created in Xero. ';
  const brief = read(sentence.repeat(400));
  assert.deepEqual(Brief.parse(brief), brief);
  assert.equal(brief.flows.length, 2);
});

test('the same text gives the same brief', () => {
  const text =
    'Deals won in Pipedrive should become projects in Asana; hours go from Harvest to Xero weekly.';
  assert.deepEqual(read(text), read(text));
});
