import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plan } from '../../../test/render/plan.ts';
import { canonicalChapter } from './canonical.ts';

const field = {
  name: 'email',
  type: 'string',
  format: 'email',
  systemOfRecord: 'crm',
  rule: 'system of record by the brief',
  heldBy: [
    { system: 'crm', resource: 'contact', field: 'mail' },
    { system: 'tally', resource: 'payer', field: 'e_mail' },
  ],
} as const;

const concept = {
  concept: 'customer',
  ends: [
    { system: 'crm', resource: 'contact', gives: true, takes: false, same: true },
    { system: 'tally', resource: 'payer', gives: false, takes: true, same: true },
  ],
  fields: [field],
  flows: ['F1'],
};

const words = (canonical: typeof plan.architecture.canonical): string =>
  JSON.stringify(canonicalChapter({ ...plan, architecture: { ...plan.architecture, canonical } }));

test('a design without a model of its own has no such chapter', () => {
  assert.deepEqual(canonicalChapter(plan), []);
});

test('each kind is shown with who gives and takes, and each field with type, owner and places', () => {
  const shown = words({ concepts: [concept], mappings: 1, adapters: 2 });
  for (const part of [
    '2 adapters',
    'gives',
    'takes',
    'string, email',
    'system of record by the brief',
    'e_mail',
    'F1',
  ])
    assert.ok(shown.includes(part), part);
});

test('a kind without common fields says so, a long one is cut and says how much is left', () => {
  assert.match(
    words({ concepts: [{ ...concept, fields: [] }], mappings: 1, adapters: 2 }),
    /No field is known/,
  );
  const fields = Array.from({ length: 75 }, (_, index) => ({ ...field, name: `field_${index}` }));
  assert.match(
    words({ concepts: [{ ...concept, fields }], mappings: 1, adapters: 2 }),
    /15 more of its fields/,
  );
});
