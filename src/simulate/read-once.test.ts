import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planOf } from '../../test/example-plan.ts';
import { missionOfPlan } from '../plan/mission.ts';
import { policyOf } from './derive.ts';
import type { Flight } from './flight.ts';
import { faultsNamed } from './read-faults.ts';
import { fly } from './run.ts';
import type { Setting } from './sortie.ts';

/** One giver and three takers; `trigger` says how changes are found. */
const star = (trigger: string): string => `
spanwright: 1
name: Contacts for everybody
systems:
  - { id: crm, uses: hubspot, edition: professional, role: system-of-record }
  - { id: billing, uses: stripe }
  - { id: support, uses: zendesk, edition: professional }
  - { id: partner, name: Partner billing, api: ./openapi/billing-private.yaml }
flows:
  - { id: F1, from: crm.contact, to: billing.customer, freshness: PT15M, trigger: ${trigger} }
  - { id: F2, from: crm.contact, to: support.user, freshness: PT15M, trigger: ${trigger} }
  - { id: F3, from: crm.contact, to: partner.customer, freshness: PT1H, trigger: ${trigger} }
volumes:
  - { object: crm.contact, existing: 120, changesPerDay: 60, peakFactor: 3 }
`;

const setting = (faults: string): Setting => ({
  faults: faultsNamed(faults, 'test'),
  days: 2,
  policy: 'design',
  without: null,
  records: null,
  flows: null,
});

async function flown(trigger: string, faults: string, seed: number, once: boolean): Promise<Flight> {
  const mission = missionOfPlan(await planOf(star(trigger), null, 'D5'));
  const intended = policyOf(mission);
  const flows = intended.flows.map((flow) => (once ? flow : { ...flow, read: { ...flow.read, by: null } }));
  return fly({ mission, intended, flown: { ...intended, flows } }, setting(faults), seed);
}

const broken = ({ held }: Flight): readonly string[] =>
  held.flatMap((one) => (one.broken > 0 ? [`${one.invariant}: ${one.first ?? ''}`] : []));

for (const trigger of ['poll', 'webhook'])
  test(`a hub asks a source once for all flows that take from it (${trigger})`, async () => {
    const { flows } = policyOf(missionOfPlan(await planOf(star(trigger), null, 'D5')));
    const readers = flows.filter(({ read }) => read.by === null);
    assert.equal(readers.length, 1);
    assert.deepEqual(new Set(flows.map(({ read }) => read.by)), new Set([null, readers[0]?.flow ?? '']));
    const shared = await flown(trigger, 'none', 1, true);
    const each = await flown(trigger, 'none', 1, false);
    assert.deepEqual([broken(shared), broken(each)], [[], []]);
    const [less, more] = [shared.callsPerDay['crm'] ?? 0, each.callsPerDay['crm'] ?? 0];
    assert.ok(less < more * 0.6, `${less} calls a day against ${more}`);
    for (const flow of shared.flows) assert.ok(flow.applied > 0 && flow.lost === 0);
  });

test('what is found for others is safe from crashes, outages and lost messages', async () => {
  for (const trigger of ['poll', 'webhook'])
    for (const seed of [1, 2, 3]) {
      const flight = await flown(trigger, 'harsh', seed, true);
      assert.deepEqual(broken(flight), [], `${trigger}, seed ${seed}`);
    }
});

test('designs without a hub read for each flow', async () => {
  const { flows } = policyOf(missionOfPlan(await planOf(star('poll'), null, 'D1')));
  for (const { read } of flows) assert.equal(read.by, null);
});
