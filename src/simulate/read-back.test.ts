import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenIn } from '../../test/guarded.ts';
import { proposalFor } from '../jobs/plan.ts';
import { missionOfProposal } from '../plan/mission.ts';
import { documentsBeside } from '../store/documents.ts';
import { shippedShelf } from '../store/shelf.ts';
import type { Row } from '../twin/store.ts';
import type { Flight } from './flight.ts';
import { toldFrom } from './read-back.ts';
import { faultsNamed } from './read-faults.ts';
import { flyOnce } from './run.ts';

function rowOf(id: number, ...values: readonly number[]): Row {
  return { id, version: 1, modified: 0, created: 0, deleted: false, values };
}

/** Both fields are sent; the third is nobody's. */
const sent = { mask: 3, values: [5, 7, 0] };

test('the only record with all that was sent is the one, beside others that were made meanwhile', () => {
  const [own, other] = [rowOf(4, 5, 7, 2), rowOf(5, 5, 8, 0)];
  assert.equal(toldFrom(sent, [other, own], []), own);
});

test('several with all that was sent, and one that may have been edited since, can not be told', () => {
  assert.equal(toldFrom(sent, [rowOf(4, 5, 7), rowOf(6, 5, 7)], []), 'unknown');
  assert.equal(toldFrom(sent, [rowOf(4, 9, 9)], []), 'unknown');
});

test('nothing was made where no record is free but what other creates without an answer made', () => {
  assert.equal(toldFrom(sent, [], []), 'none');
  assert.equal(toldFrom(sent, [rowOf(4, 6, 6)], [{ mask: 3, values: [6, 6] }]), 'none');
});

test('where nothing was sent, a record made meanwhile can not be told', () => {
  assert.equal(toldFrom({ mask: 3, values: [0, 0] }, [rowOf(4, 0, 0)], []), 'unknown');
});

const nameless = `
spanwright: 1
name: Shop and a private API that is given no key
systems:
  - { id: shop, uses: shopify }
  - { id: own, name: Own commerce, api: ./openapi/commerce-private.yaml }
flows:
  - { id: F1, from: shop.product, to: own.product, direction: two-way, freshness: PT15M }
volumes:
  - { object: shop.product, existing: 6000, changesPerDay: 200, peakFactor: 4 }
`;

async function flown(without: string | null): Promise<Flight> {
  const ports = { shelf: shippedShelf(), documents: documentsBeside('examples/brief.yaml') };
  const { landscape, designs, mappings } = await proposalFor({ name: 'brief.yaml', text: nameless }, ports);
  const [design] = designs;
  assert.ok(design !== undefined);
  assert.equal(design.flows[0]?.idempotency.unknown, 'read-back');
  const faults = faultsNamed('harsh', 'test');
  const setting = { faults, days: 3, policy: 'design', without, records: 200, flows: null } as const;
  return flyOnce(missionOfProposal(landscape, design, mappings), setting, 1);
}

test('a create without an answer that no key names is read back and linked, and doubles without that', async () => {
  const whole = await flown(null);
  assert.deepEqual(brokenIn(whole), {});
  assert.ok(Object.keys(whole.branches).some((branch) => branch.endsWith('prevented.read-back')));
  assert.ok((brokenIn(await flown('unknown-outcome'))['nothing-doubled'] ?? 0) > 0);
});
