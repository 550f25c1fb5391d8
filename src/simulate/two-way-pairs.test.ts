import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenIn } from '../../test/guarded.ts';
import { proposalFor } from '../jobs/plan.ts';
import { missionOfProposal } from '../plan/mission.ts';
import { documentsBeside } from '../store/documents.ts';
import { shippedShelf } from '../store/shelf.ts';
import { faultsNamed } from './read-faults.ts';
import { flyOnce } from './run.ts';

interface Flown {
  readonly faults: string;
  readonly seed: number;
  readonly records: number;
}

/** Every design of the brief, or the one of this strategy alone, holds every invariant and comes to rest. */
async function holds(
  text: string,
  { faults, seed, records }: Flown,
  only: string | null = null,
): Promise<void> {
  const ports = { shelf: shippedShelf(), documents: documentsBeside('brief.yaml') };
  const { landscape, designs, mappings } = await proposalFor({ name: 'brief.yaml', text }, ports);
  const setting = { days: 3, policy: 'design', without: null, records, flows: null } as const;
  for (const design of designs.filter(({ strategy }) => only === null || strategy === only)) {
    const mission = missionOfProposal(landscape, design, mappings);
    const flight = flyOnce(mission, { ...setting, faults: faultsNamed(faults, 'test') }, seed);
    assert.deepEqual(brokenIn(flight), {}, design.strategy);
    assert.doesNotMatch(flight.notes.join('\n'), /ended early/, design.strategy);
  }
}

test('where records tell the day alone, no design doubles or loses any, overwrites what is newer, or never comes to rest', () =>
  holds(
    `
spanwright: 1
name: Shop and books both ways
systems:
  - { id: shop, uses: shopify }
  - { id: books, uses: quickbooks-online }
flows:
  - { id: F1, from: shop.customer, to: books.customer, direction: two-way, freshness: PT15M }
volumes:
  - { object: shop.customer, existing: 6000, changesPerDay: 200, peakFactor: 4 }
`,
    { faults: 'typical', seed: 2, records: 200 },
  ));

test('who is matched by what was read before it was deleted takes nobody with it', () =>
  holds(
    `
spanwright: 1
name: One CRM, two mirrors
systems:
  - { id: crm, uses: salesforce, edition: enterprise, role: system-of-record }
  - { id: mail, uses: mailchimp }
  - { id: desk, uses: zendesk, edition: professional }
flows:
  - { id: F1, from: crm.contact, to: mail.member, direction: two-way, freshness: PT30M }
  - { id: F2, from: crm.contact, to: desk.user, direction: two-way, freshness: PT15M }
volumes:
  - { object: crm.contact, existing: 6000, changesPerDay: 200, peakFactor: 4 }
`,
    { faults: 'harsh', seed: 2, records: 300 },
    'direct-polls',
  ));

test('a record without a partner is left to people by every scan but the first', () =>
  holds(
    `
spanwright: 1
name: Channels, shipping, accounting
systems:
  - { id: shop, uses: shopify, role: system-of-record }
  - { id: ship, uses: shipstation }
  - { id: books, uses: quickbooks-online }
flows:
  - { id: F1, from: ship.shipment, to: shop.order, writes: update-only }
  - { id: F2, from: shop.order, to: books.invoice, writes: create-only }
volumes:
  - { object: shop.order, existing: 9000, changesPerDay: 300, peakFactor: 6 }
`,
    { faults: 'typical', seed: 1, records: 150 },
    'direct-polls',
  ));
