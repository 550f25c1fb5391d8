import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeBrief } from './describe.ts';
import { readBrief } from './read.ts';
import { spelledOut, takenBack } from './spell-out.ts';

const written = `spanwright: 1
name: Till and ledger
systems:
  - { id: till, description: the till of the museum shop }
  - { id: ledger, api: ./ledger.yaml }
  - { id: crm, uses: hubspot }
flows: [{ id: F1, from: till.sale, to: ledger.entry }]
`;
const isProduct = (uses: string): boolean => uses === 'hubspot';

test('every system says what it uses, a system of its own its id', () => {
  const brief = readBrief({ name: 'a brief', text: written });
  assert.deepEqual(
    spelledOut(brief).systems.map((system) => system.uses),
    ['till', 'ledger', 'hubspot'],
  );
});

test('what was handed out reads back as the same brief, from YAML and from text', () => {
  const told = describeBrief({
    name: 'a text',
    text: 'Orders go from our order service to Xero. We keep members in Zlubwise, new ones go to Mailchimp.',
  });
  for (const brief of [readBrief({ name: 'a brief', text: written }), told]) {
    const back = readBrief({ name: 'back', text: JSON.stringify(spelledOut(brief)) });
    assert.deepEqual(
      takenBack(back, (uses) => ['hubspot', 'xero', 'mailchimp'].includes(uses)),
      brief,
    );
  }
});

test('a product is never taken for a system of its own, nor a bare misspelling', () => {
  const text = `spanwright: 1
name: Three
systems:
  - { id: hubspot, uses: hubspot, description: the crm }
  - { id: hubspto, uses: hubspto }
  - { id: erp, uses: auto }
flows: [{ id: F1, from: hubspot.contact, to: erp.contact }]
`;
  const back = takenBack(readBrief({ name: 'a brief', text }), isProduct);
  assert.deepEqual(
    back.systems.map((system) => system.uses),
    ['hubspot', 'hubspto', null],
  );
});
