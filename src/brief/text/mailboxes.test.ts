import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';

const systemsIn = (text: string): readonly string[] =>
  sceneIn(text, []).actors.map((actor) => actor.uses ?? actor.key);

test('whoever is texted or mailed is reached by a phone or a mailbox', () => {
  assert.deepEqual(systemsIn('Odoo sends stock to Shopify. Below ten pieces: text Hanna.'), [
    'odoo',
    'shopify',
    'sms',
  ]);
  assert.deepEqual(systemsIn('Odoo sends stock to Shopify. Failed run = mail to planning.'), [
    'odoo',
    'shopify',
    'email',
  ]);
});

test('a product that carries the notice, a text that is written on something and a mail that nobody wants are none', () => {
  assert.deepEqual(
    systemsIn('Odoo orders go to Shopify. Drivers are mailed after the tour, through Postmark.'),
    ['odoo', 'shopify', 'postmark'],
  );
  assert.deepEqual(systemsIn('Odoo orders go to Shopify with the card text.'), ['odoo', 'shopify']);
  assert.deepEqual(systemsIn("Odoo orders go to Shopify. I don't want 90 people to get a mail."), [
    'odoo',
    'shopify',
  ]);
});
