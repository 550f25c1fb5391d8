import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeBrief } from '../describe.ts';

/** The flows of a text, written short: "crm.deal > xero.invoice". */
function flowsIn(text: string): readonly string[] {
  const brief = describeBrief({ name: 'text', text });
  const named = (end: string): string => {
    const [id = '', object = ''] = end.split('.');
    const system = brief.systems.find((one) => one.id === id);
    return `${system?.uses ?? id}.${object}`;
  };
  return brief.flows
    .map((flow) => `${named(flow.from)} ${flow.direction === 'two-way' ? '<>' : '>'} ${named(flow.to)}`)
    .toSorted();
}

const read: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  'a sentence that says what the business does is no flow': [
    'We make outdoor gear and sell it in our Shopify store and on Amazon. Orders from Shopify should go to Xero.',
    ['shopify.order > xero.order'],
  ],
  'a statement without its verb has that of the one before': [
    'Customers from NetSuite should be copied to Stripe every half hour, articles from NetSuite to Shopify every night.',
    ['netsuite.article > shopify.product', 'netsuite.customer > stripe.customer'],
  ],
  'things with a place each are kept in sync as a pair': [
    'Contacts in HubSpot and customers in Stripe should be kept in sync both ways.',
    ['hubspot.contact <> stripe.customer'],
  ],
  'what happens in one system is written in the other': [
    'When an invoice is paid in Stripe, the deal in HubSpot is updated within five minutes.',
    ['stripe.payment > hubspot.deal'],
  ],
  'the other way turns the flow before round': [
    'Stock levels flow from SAP to Shopify and eBay every 5 minutes, orders the other way.',
    [
      'ebay.order > sap.order',
      'sap.inventory > ebay.inventory',
      'sap.inventory > shopify.inventory',
      'shopify.order > sap.order',
    ],
  ],
  'a subject that needs another record is what starts the flow': [
    'We use Shopify, Xero and HubSpot. New Shopify customers should become HubSpot contacts, and every paid order needs an invoice in Xero.',
    ['shopify.customer > hubspot.contact', 'shopify.order > xero.invoice'],
  ],
  'a form of a verb with a modal behind it is a noun': [
    'Customer data is maintained in Salesforce only; changes must be visible in Zendesk and NetSuite within 10 minutes.',
    ['salesforce.customer > netsuite.customer', 'salesforce.customer > zendesk.customer'],
  ],
  'a record that is also a verb gives an order at the head of a statement': [
    'If a Shopify order is refunded, book a credit note in Xero.',
    ['shopify.order > xero.credit_note'],
  ],
  'where things are kept is no flow': [
    'Our invoices are written in Xero. Orders from Shopify should go to Xero.',
    ['shopify.order > xero.order'],
  ],
  'a label before a colon tells what follows its record': [
    'We sell on Shopify and on Etsy. Orders: should go from Shopify to Xero.',
    ['shopify.order > xero.order'],
  ],
  'an arrow shows the way': [
    'Shopify order is shipped -> invoice in Xero.',
    ['shopify.order > xero.invoice'],
  ],
  'a wish replaces what is done by hand today': [
    'Today someone exports orders from WooCommerce to Excel and retypes them into Sage. We want the orders to arrive in Sage automatically within the hour.',
    ['woocommerce.order > sage.order'],
  ],
  'what is denied behind a comma denies nothing before it': [
    'Every Monday the deals of HubSpot should go to Snowflake, no contacts in there.',
    ['hubspot.deal > snowflake.deal'],
  ],
};

for (const [name, [text, flows]] of Object.entries(read)) {
  test(name, () => {
    assert.deepEqual(flowsIn(text), flows);
  });
}
