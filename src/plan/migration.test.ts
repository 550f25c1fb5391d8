import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Brief } from '../brief/brief.ts';
import { migrationsOf } from './migration.ts';

interface Told {
  readonly summary?: string;
  readonly systems: readonly object[];
  readonly flows: readonly object[];
}

function left({ summary, systems, flows }: Told): readonly string[] {
  const brief = Brief.parse({ spanwright: 1, name: 'Systems', summary: summary ?? null, systems, flows });
  return migrationsOf(brief).map((one) => `${one.system} > ${one.successors.join(', ')}`);
}

const desk = {
  systems: [
    { id: 'zendesk', uses: 'zendesk' },
    { id: 'intercom', uses: 'intercom' },
  ],
  flows: [
    { id: 'F1', from: 'zendesk.ticket', to: 'intercom.conversation' },
    { id: 'F2', from: 'zendesk.user', to: 'intercom.contact' },
  ],
};

test('a system that the words leave, by name, is left, whatever word is used', () => {
  for (const summary of [
    'We migrate from Zendesk to Intercom in May.',
    'Intercom replaces Zendesk.',
    'Tickets move over to Intercom, then Zendesk is switched off.',
    'Leaving Zendesk after ten years: everything goes to Intercom.',
    'We retire Zendesk at the end of the year.',
    'Once all is in Intercom we shut Zendesk down.',
  ])
    assert.deepEqual(left({ ...desk, summary }), ['zendesk > intercom'], summary);
});

test('systems that work side by side are no migration, however old one is', () => {
  for (const summary of [
    'Tickets of Zendesk show in Intercom.',
    'Support sees in Intercom what Zendesk knows.',
    'Saves us retyping every ticket.',
  ])
    assert.deepEqual(left({ ...desk, summary }), [], summary);
  const old = {
    systems: [
      { id: 'erp', name: 'Legacy ERP' },
      { id: 'shop', name: 'Shop' },
    ],
    flows: [{ id: 'F1', from: 'erp.article', to: 'shop.product' }],
  };
  assert.deepEqual(left({ ...old, summary: 'The shop sells what the ERP keeps.' }), []);
  assert.deepEqual(left({ ...old, summary: 'The ERP is shut down in June; the shop takes over.' }), [
    'erp > shop',
  ]);
});

test('what is replaced by the integration itself is not a system that is left', () => {
  assert.deepEqual(left({ ...desk, summary: 'This replaces manual entry of tickets.' }), []);
});

test('a way back into the old system until it is shut is known', () => {
  const brief = Brief.parse({
    spanwright: 1,
    name: 'Leaving the old ERP',
    systems: [
      { id: 'erp', name: 'Old ERP' },
      { id: 'billing', name: 'New billing' },
    ],
    flows: [
      { id: 'F1', from: 'erp.customer', to: 'billing.customer' },
      { id: 'F2', from: 'billing.payment', to: 'erp.invoice' },
    ],
  });
  const [one] = migrationsOf(brief);
  assert.deepEqual([one?.out, one?.back], [['F1'], ['F2']]);
});

test('where a migration is named and one system only gives, that one is left', () => {
  assert.deepEqual(left({ ...desk, summary: 'Legacy migration: help desk.' }), ['zendesk > intercom']);
});
