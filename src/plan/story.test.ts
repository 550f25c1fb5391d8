import assert from 'node:assert/strict';
import { test } from 'node:test';
import { personaIn } from './story.ts';

test('whoever a purpose begins with is the persona; things are none', () => {
  const told: readonly (readonly [string | null, string | null])[] = [
    ['A billing specialist invoices a new customer without retyping.', 'billing specialist'],
    ['An account manager sees on the deal whether it was paid.', 'account manager'],
    ['Support agents see open orders.', 'Support agents'],
    ['Our warehouse team packs what was paid.', 'warehouse team'],
    ['Customers get their invoice the same day.', 'Customers'],
    ['The shop sells what the ERP still keeps.', null],
    ['An invoice is created for each order.', null],
    ['Nobody orders what is not there.', null],
    ['Dunning stops when a customer has paid.', null],
    ['Customer records move once a night.', null],
    ['To let managers see payments.', null],
    ['', null],
    [null, null],
  ];
  for (const [purpose, persona] of told) assert.equal(personaIn(purpose), persona, purpose ?? 'null');
});
