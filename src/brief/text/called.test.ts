import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeBrief, type KnownSystem, sceneIn } from '../describe.ts';
import { unitsIn } from './reader.ts';

/** The records of a text: the name of each and the writer's own word, if it is kept. */
function recordsIn(text: string): readonly string[] {
  return sceneIn(text, []).records.map(({ record, said }) =>
    said === null ? record.name : `${record.name} (${said})`,
  );
}

/** What the units of a text are called. */
function unitsNamed(text: string): readonly string[] {
  return unitsIn(sceneIn(text, []), null).units.map(({ record }) => record.name);
}

function ends(text: string, known: readonly KnownSystem[]): readonly string[] {
  return describeBrief({ name: 'text', text }, known).flows.map(({ from, to }) => `${from} > ${to}`);
}

function knownAs(id: string, name: string): KnownSystem {
  return { id, name, aliases: [], category: 'crm' };
}

test('a narrower word stays beside the name, a mere synonym does not', () => {
  assert.deepEqual(recordsIn('Send meter readings from Odoo to Stripe.'), ['usage_record (meter_reading)']);
  assert.deepEqual(recordsIn('Send opportunities from Odoo to HubSpot.'), ['deal']);
  assert.deepEqual(recordsIn('Send stock levels from Odoo to Shopify.'), ['inventory']);
});

test('two words of one list are two records, elsewhere as well', () => {
  assert.deepEqual(recordsIn('Copy accounts, pledges and gifts from Odoo to HubSpot. Gifts come first.'), [
    'company (account)',
    'donation (pledge)',
    'gift',
    'gift',
  ]);
});

test('a synonym in another sentence or at another system is the same record', () => {
  assert.deepEqual(recordsIn('Send pledges from Odoo to HubSpot. Gifts come first.'), [
    'donation (pledge)',
    'donation (gift)',
  ]);
  assert.deepEqual(recordsIn("Book Amazon's settlements and the Stripe payouts in Xero."), [
    'payout (settlement)',
    'payout',
  ]);
});

test('a flow starts under the word of the writer and arrives under the plain name', () => {
  assert.deepEqual(ends('Guest reservations from Mews must be copied to NetSuite every night.', []), [
    'mews.reservation > netsuite.booking',
  ]);
});

test('where the objects of a system are known, it is the other one that has the word of the writer', () => {
  const text = 'Cases from Salesforce must be copied to Freshdesk every night.';
  assert.deepEqual(ends(text, []), ['salesforce.case > freshdesk.ticket']);
  assert.deepEqual(ends(text, [knownAs('salesforce', 'Salesforce')]), ['salesforce.ticket > freshdesk.case']);
  assert.deepEqual(ends(text, [knownAs('salesforce', 'Salesforce'), knownAs('freshdesk', 'Freshdesk')]), [
    'salesforce.ticket > freshdesk.ticket',
  ]);
});

test('a volume stands at the object of its flow, however that is called', () => {
  const text = 'About 300 reservations a day are copied from Mews to NetSuite every night.';
  const brief = describeBrief({ name: 'text', text });
  assert.deepEqual(
    brief.volumes.map(({ object, changesPerDay }) => [object, changesPerDay]),
    [['mews.reservation', 300]],
  );
});

test('a list, a history or a file of records is those records', () => {
  assert.ok(unitsNamed('The item list goes from Odoo to Shopify.').includes('product'));
  assert.ok(unitsNamed('Once a week Odoo sends an invoice file to DATEV.').includes('invoice'));
  assert.ok(!unitsNamed('Once a week Odoo sends an invoice file to DATEV.').includes('document'));
});

test('a word that is too wide alone is a record with the noun before it', () => {
  assert.ok(unitsNamed('Seed requests go from Odoo to ServiceNow.').includes('seed_request'));
  assert.ok(!unitsNamed('Requests go from Odoo to ServiceNow.').includes('request'));
});

test('a record at the end of a sentence is no order for what opens the next', () => {
  const text = 'Copy contacts, deals and calls from Odoo to HubSpot, with notes and calls. Notes come first.';
  assert.equal(recordsIn(text).filter((name) => name.startsWith('activity')).length, 2);
});

test('sales and hours are records where something tells whose or which they are', () => {
  assert.deepEqual(recordsIn("Etsy's sales reduce what Odoo has."), ['order']);
  assert.deepEqual(recordsIn('Sales per shop into Xero each night.'), ['order']);
  assert.deepEqual(recordsIn('Hours from Toggl to Xero.'), ['timesheet']);
  assert.deepEqual(recordsIn('Sales works with HubSpot within two hours from now.'), []);
  assert.deepEqual(recordsIn("Odoo's sales team looks at HubSpot."), []);
});

test('a wide word with a noun before it is called by both, an hour that was worked is a record', () => {
  assert.deepEqual(unitsNamed('Arrival dates go from Odoo to HubSpot.'), ['arrival_date']);
  assert.deepEqual(unitsNamed('Odoo sends a cover request to HubSpot.'), ['cover_request']);
  assert.deepEqual(unitsNamed('The signed hours go from Odoo to HubSpot.'), ['timesheet']);
  assert.deepEqual(unitsNamed('Invoices go from Odoo to HubSpot within two hours.'), ['invoice']);
});
