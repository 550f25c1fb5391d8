import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';

const systemsIn = (text: string): readonly string[] =>
  sceneIn(text, []).actors.map((actor) => actor.uses ?? `${actor.kind}:${actor.key}`);

test('a system that the writer made is called by what its sentence says it holds', () => {
  assert.deepEqual(
    systemsIn('Our coupons live in a service we wrote ourselves. Sales want them on the company in HubSpot.'),
    ['internal:coupon-service', 'hubspot'],
  );
  assert.deepEqual(systemsIn('Planners work in software that our IT built. Orders come from Odoo.'), [
    'internal:in-house-software',
    'odoo',
  ]);
});

test('what somebody else built, and a text that names its own system, gets no further one', () => {
  assert.deepEqual(
    systemsIn('Our loyalty service sends points to HubSpot; the app we built ourselves shows them.').filter(
      (one) => one.startsWith('internal:'),
    ).length,
    1,
  );
  assert.deepEqual(systemsIn('Their software that they built sends orders to Odoo and Xero.'), [
    'odoo',
    'xero',
  ]);
});

test('a thing that the writer made is a service, and what was written for him is his', () => {
  assert.deepEqual(
    systemsIn('Commissions are worked out by a thing our data team built. It needs deals from Salesforce.'),
    ['internal:commission-service', 'salesforce'],
  );
  assert.deepEqual(
    systemsIn("The opera's ticketing was programmed for us in 1995. Buyers go to Dynamics 365."),
    ['support:ticketing', 'dynamics365'],
  );
});

test('a name of two heads is one system', () => {
  assert.deepEqual(
    systemsIn(
      'Visits are logged in a homegrown service app. They go to Xero; the service app shows paid invoices.',
    ).length,
    2,
  );
});

test('what a noun is made of and who made it tell that it is software', () => {
  assert.deepEqual(
    systemsIn(
      'Keys are kept in a key register that an apprentice wrote (Flask, REST). Leavers in BambooHR must be in the register.',
    ),
    ['internal:key-register', 'bamboohr'],
  );
  assert.deepEqual(
    systemsIn('We run rinks. Our frost service (Elixir, REST, API key) gets areas from Salesforce.'),
    ['internal:frost-service', 'salesforce'],
  );
  assert.deepEqual(systemsIn('Permit core is in-house: PHP, SOAP. Fees go from the core to Xero.'), [
    'internal:permit-core',
    'xero',
  ]);
});

test('a register that is only spoken of, and what a supplier made, is no software of the writer', () => {
  assert.deepEqual(
    systemsIn('The land register is open on Mondays. Deals in HubSpot become invoices in Xero.'),
    ['hubspot', 'xero'],
  );
});
