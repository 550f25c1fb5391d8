import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planFor } from '../jobs/plan.ts';
import { shippedShelf } from '../store/shelf.ts';
import { contentHash } from './hash.ts';
import type { Plan } from './plan.ts';
import { redate } from './redate.ts';

const brief = `
spanwright: 1
name: Customers
systems:
  - { id: crm, uses: hubspot, edition: professional, role: system-of-record }
  - { id: billing, name: Northwind Billing }
flows:
  - { id: F1, from: crm.contact, to: billing.customer, freshness: PT15M }
`;

function composed(start: string | null): Promise<Plan> {
  const documents = { read: () => Promise.reject(new Error('no document is named')) };
  const request = {
    brief: { name: 'brief.yaml', text: brief },
    design: null,
    reason: null,
    start,
    engine: 'spanwright test',
  };
  return planFor(request, { shelf: shippedShelf(), documents });
}

test('a plan with another first day is the plan that would have been composed with it, but for the day on which prices were judged', async () => {
  const [open, early, late] = await Promise.all([
    composed(null),
    composed('2027-01-09'),
    composed('2027-03-01'),
  ]);
  for (const [from, to, start] of [
    [open, early, '2027-01-09'],
    [early, late, '2027-03-01'],
    [late, open, null],
  ] as const) {
    const made = redate(from, start);
    const { contentHash: hash, revisions, ...content } = made;
    const { contentHash: _hash, revisions: log, ...wanted } = to;
    assert.deepEqual(content, { ...wanted, comparison: from.comparison });
    assert.equal(contentHash(content), hash);
    assert.deepEqual(
      revisions.map(({ date }) => date),
      log.map(({ date }) => date),
    );
    assert.equal(revisions[0]?.contentHash, hash);
  }
  assert.deepEqual(redate(early, '2027-01-09'), early);
});
