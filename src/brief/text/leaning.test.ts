import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';
import { leaningsIn, likelyMove } from './leaning.ts';
import { moveOf } from './move.ts';
import { learnedWeights } from './weights.ts';

function moved(text: string): string | null {
  const scene = sceneIn(text, []);
  const move = likelyMove(scene, leaningsIn(scene, learnedWeights.moves));
  return move === null ? null : `${move.from.key} > ${move.to.key}`;
}

test('a system that goes is left for the one that comes', () => {
  assert.equal(
    moved(
      'Our old SugarCRM is switched off in June, we are moving to HubSpot. Contacts and deals move over.',
    ),
    'sugarcrm > hubspot',
  );
  assert.equal(
    moved(
      'We are leaving Freshdesk for Zendesk. All tickets of the last two years with their comments come along.',
    ),
    'freshdesk > zendesk',
  );
});

test('what runs every day is no move', () => {
  assert.equal(
    moved('New orders from Shopify go to NetSuite every hour, stock comes back every ten minutes.'),
    null,
  );
});

test('a system that people want off is told as left for the only other one of its kind', () => {
  const scene = sceneIn(
    'Our parent company uses Zendesk and wants us off Freshdesk. Tickets and contacts of this year are moved.',
    [],
  );
  const move = moveOf(scene);
  assert.equal(`${move?.from.key} > ${move?.to.key}`, 'freshdesk > zendesk');
});

test('a move is told in many ways', () => {
  const told = (text: string): string => {
    const move = moveOf(sceneIn(text, []));
    return `${move?.from.key} > ${move?.to.key}`;
  };
  assert.equal(
    told("We've outgrown FreshBooks and are moving to QuickBooks Online. Clients and invoices come over."),
    'freshbooks > quickbooks',
  );
  assert.equal(
    told('Zendesk is too expensive, so support goes to Freshdesk. All tickets have to be moved.'),
    'zendesk > freshdesk',
  );
  assert.equal(told('Salary data must never leave BambooHR. Leavers go to Okta.'), 'undefined > undefined');
  assert.equal(told('From Freshdesk to Zendesk by June. Tickets and contacts.'), 'freshdesk > zendesk');
  assert.equal(told('Zendesk is replacing Freshdesk in May. Take the tickets.'), 'freshdesk > zendesk');
  assert.equal(
    told('Our support team is on "Freshdesk" and we go off it. New home: Zendesk. Take the tickets.'),
    'freshdesk > zendesk',
  );
  assert.equal(
    told('Agents type tickets into Freshdesk. Zendesk replaces it. Needed: tickets and contacts.'),
    'freshdesk > zendesk',
  );
});
