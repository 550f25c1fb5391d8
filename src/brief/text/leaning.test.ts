import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';
import { leaningsIn, likelyMove } from './leaning.ts';
import { moveOf } from './move.ts';
import { openUnits, unitsIn } from './reader.ts';
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
  assert.equal(told('We leave Freshdesk for Zendesk. Tickets and contacts.'), 'freshdesk > zendesk');
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

test('what is not to come along, or is made anew, moves nothing', () => {
  const open = (text: string): readonly string[] => {
    const scene = sceneIn(text, []);
    return openUnits(unitsIn(scene, moveOf(scene)).units).map(({ record }) => record.name);
  };
  const lead = 'We leave Freshdesk for Zendesk.';
  assert.deepEqual(open(`${lead} To move: tickets and contacts. Not to move: invoices.`), [
    'ticket',
    'contact',
  ]);
  assert.deepEqual(open(`${lead} Tickets and contacts. Out of scope: invoices and orders.`), [
    'ticket',
    'contact',
  ]);
  assert.deepEqual(open(`${lead} Tickets and contacts. Price lists we make anew.`), ['ticket', 'contact']);
});

test('a list goes on behind a clause that only describes', () => {
  const scene = sceneIn(
    'We leave Freshdesk for Zendesk. We need all customers that wrote since 2019, and contracts.',
    [],
  );
  const contract = unitsIn(scene, moveOf(scene)).units.find(({ record }) => record.name === 'contract');
  assert.deepEqual(
    [...(contract?.parts ?? [])].flatMap(([actor, parts]) => (parts.includes('p-from') ? [actor.key] : [])),
    ['freshdesk'],
  );
});

test('a move is told by going on elsewhere, by a decision, by those who join and by what was before', () => {
  const told = (text: string): string | null => {
    const move = moveOf(sceneIn(text, []));
    return move === null ? null : `${move.from.key} > ${move.to.key}`;
  };
  const moves: readonly (readonly [string, string])[] = [
    [
      'Freshdesk is to be turned off, planning continues in Zendesk. Tickets and comments.',
      'freshdesk > zendesk',
    ],
    ['Everything is in SugarCRM. The board voted for HubSpot. Contacts, companies.', 'sugarcrm > hubspot'],
    [
      'Contacts are in SugarCRM, deals too. They are going to HubSpot. So contacts and deals.',
      'sugarcrm > hubspot',
    ],
    [
      'What we leave is the desk module of Freshdesk, for Zendesk. Tickets and contacts.',
      'freshdesk > zendesk',
    ],
    [
      'Two firms, bought in summer. Those two have Freshdesk, the rest Zendesk, so they have to follow.',
      'freshdesk > zendesk',
    ],
    ['For tickets we leave Freshdesk and take Zendesk. Tickets of this year.', 'freshdesk > zendesk'],
  ];
  for (const [text, expected] of moves) assert.equal(told(text), expected, text);
  assert.equal(told('Deals are in HubSpot and work goes on in Jira. A won deal becomes a task.'), null);
});
