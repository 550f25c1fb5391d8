import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outlineBrief } from '../../brief/describe.ts';
import { marksOf } from './marks.ts';

const known = [
  { id: 'hubspot', name: 'HubSpot', aliases: [], category: 'crm' },
  { id: 'stripe', name: 'Stripe', aliases: [], category: 'billing' },
];

function marked(text: string): readonly (readonly [string, string, readonly string[]])[] {
  const brief = outlineBrief({ name: 'text', text }, known);
  return marksOf(text, brief, known).map(({ start, end, kind, about }) => [
    text.slice(start, end),
    kind,
    about,
  ]);
}

const text = `HubSpot (Professional) is our CRM. When a contact becomes a customer in HubSpot, we want a customer in Stripe
within five minutes. We have about 20,000 contacts, some 300 of which change on an ordinary day (five times that after a
campaign). We want to be live on 1 March 2027, host on AWS and must respect the GDPR. Invoices must never be sent automatically.`;

test('systems, editions, times, figures and constraints are marked with what they became', () => {
  const found = marked(text);
  const of = (words: string): readonly [string, string, readonly string[]] | undefined =>
    found.find(([said]) => said.replace(/\s+/g, ' ') === words);
  assert.deepEqual(of('HubSpot')?.slice(1), ['system', ['/systems/crm']]);
  assert.deepEqual(of('Professional')?.slice(1), ['system', ['/systems/crm/edition']]);
  assert.deepEqual(of('within five minutes')?.slice(1), ['time', ['/flows/F1']]);
  assert.deepEqual(of('20,000')?.slice(1), ['volume', ['/volumes/crm.contact']]);
  assert.deepEqual(of('300 of which change on an ordinary day')?.[1], 'volume');
  assert.deepEqual(of('five times')?.[1], 'volume');
  assert.deepEqual((of('AWS') ?? of('on AWS'))?.slice(1), ['constraint', ['/constraints/hosting']]);
  assert.deepEqual(of('GDPR')?.slice(1), ['constraint', ['/constraints/compliance']]);
  assert.ok(found.some(([said, kind]) => kind === 'constraint' && said.includes('1 March 2027')));
  assert.ok(found.some(([said, kind]) => kind === 'constraint' && said.includes('never')));
  assert.ok(
    found.some(
      ([said, kind, about]) => said === 'contact' && kind === 'object' && about.includes('/flows/F1'),
    ),
  );
});

test('marks stand in the order of the text and never overlap', () => {
  const brief = outlineBrief({ name: 'text', text }, known);
  const marks = marksOf(text, brief, known);
  for (const [index, mark] of marks.entries()) {
    assert.ok(mark.start < mark.end && mark.end <= text.length);
    assert.ok(mark.start >= (marks[index - 1]?.end ?? 0));
  }
});

test('a figure that the brief does not hold is not marked', () => {
  const found = marked(
    'Contacts from HubSpot go to Stripe as customers. We started in 2011 and have 3 offices.',
  );
  assert.deepEqual(
    found.filter(([, kind]) => kind === 'volume'),
    [],
  );
});
