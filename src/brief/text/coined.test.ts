import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';

const systemsIn = (text: string): readonly string[] =>
  sceneIn(text, []).actors.map((actor) => actor.uses ?? `${actor.kind}:${actor.key}`);

test('software is called by the name that its makers gave it', () => {
  assert.deepEqual(
    systemsIn(
      'depot-eye is ours (Go, REST, API key). Orders from Odoo must be in depot-eye, and its counts in Xero.',
    ),
    ['internal:depot-eye', 'odoo', 'xero'],
  );
  assert.deepEqual(systemsIn('"karoo" is our fare API (Rust, REST). Trips go from karoo to Salesforce.'), [
    'internal:karoo',
    'salesforce',
  ]);
  assert.deepEqual(
    systemsIn(
      'We run a small service called seat-keeper. Deals won in HubSpot create a seat in seat-keeper.',
    ),
    ['internal:seat-keeper', 'hubspot'],
  );
});

test('words that a hyphen joins name nothing without a word of whose software they are', () => {
  assert.deepEqual(
    systemsIn('The half-year figures of Odoo go to Xero, with the cost-centre and the built-in tax code.'),
    ['odoo', 'xero'],
  );
});
