// Sentences as most people write them. They are none of those that the reader learns from.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeBrief } from '../describe.ts';

const read: Readonly<Record<string, readonly string[]>> = {
  'When a deal is won in HubSpot, create an invoice in Xero.': ['hubspot.deal > xero.invoice'],
  'When a deal is won in Copper, create a project in Basecamp.': ['copper.deal > basecamp.project'],
  'When a payment succeeds in Stripe, create a receipt in QuickBooks.': [
    'stripe.payment > quickbooks.receipt',
  ],
  'When an order is paid in Magento, send it to NetSuite.': ['magento.order > netsuite.order'],
  'Orders from Shopify should go to NetSuite.': ['shopify.order > netsuite.order'],
  'Invoices from QuickBooks go to Salesforce every night.': ['quickbooks.invoice > salesforce.invoice'],
  'Sync customers from Stripe to HubSpot.': ['stripe.customer > hubspot.customer'],
  'Push Etsy orders to Xero every hour.': ['etsy.order > xero.order'],
  'Copy all contacts from Mailchimp into Pipedrive.': ['mailchimp.contact > pipedrive.contact'],
  'New leads in Typeform must be created in Salesforce.': ['typeform.lead > salesforce.lead'],
  'Zendesk tickets should show up in Jira.': ['zendesk.ticket > jira.ticket'],
  'We want invoices from Xero in HubSpot.': ['xero.invoice > hubspot.invoice'],
  'NetSuite must pull orders from WooCommerce.': ['woocommerce.order > netsuite.order'],
  'Stripe sends payments to Xero.': ['stripe.payment > xero.payment'],
  'Import Eventbrite orders into HubSpot.': ['eventbrite.order > hubspot.order'],
  'Keep contacts in sync between HubSpot and Mailchimp, both ways.': ['hubspot.contact <> mailchimp.contact'],
  'Two-way sync of companies between Salesforce and NetSuite.': ['salesforce.company <> netsuite.company'],
  'If a payment fails in Stripe, post a message in Slack.': ['stripe.payment > slack.alert'],
  'Post a message in Slack when a ticket is created in Zendesk.': ['zendesk.ticket > slack.alert'],
  'Orders from Shopify and Amazon must land in NetSuite.': [
    'amazon.order > netsuite.order',
    'shopify.order > netsuite.order',
  ],
  'Products and prices from Odoo go to Shopify every night.': [
    'odoo.price > shopify.price',
    'odoo.product > shopify.product',
  ],
  'Stock from NetSuite must be in Shopify within five minutes.': ['netsuite.inventory > shopify.inventory'],
  'Orders go from Shopify to Odoo, and tracking numbers come back.': [
    'odoo.tracking > shopify.tracking',
    'shopify.order > odoo.order',
  ],
  'Employees from Personio should be in Okta the same day.': ['personio.employee > okta.employee'],
  'We are moving from Pipedrive to HubSpot. All deals must come along.': ['pipedrive.deal > hubspot.deal'],
  'Every paid order in Shopify needs an invoice in Xero.': ['shopify.order > xero.invoice'],
  'Customers from HubSpot should be in Stripe. Never send invoices from Stripe to HubSpot.': [
    'hubspot.customer > stripe.customer',
  ],
  'Stripe -> Xero: payouts, daily.': ['stripe.payout > xero.payout'],
  'Send new Freshsales leads to Mailchimp in real time.': ['freshsales.lead > mailchimp.lead'],
  'Policies from our policy service have to reach Salesforce.': ['policy-service.policy > salesforce.policy'],
};

for (const [text, flows] of Object.entries(read)) {
  test(text, () => {
    const brief = describeBrief({ name: 'text', text });
    const named = (end: string): string => {
      const [id = '', object = ''] = end.split('.');
      return `${brief.systems.find((one) => one.id === id)?.uses ?? id}.${object}`;
    };
    const found = brief.flows.map(
      (flow) => `${named(flow.from)} ${flow.direction === 'two-way' ? '<>' : '>'} ${named(flow.to)}`,
    );
    assert.deepEqual(found.toSorted(), flows);
  });
}
