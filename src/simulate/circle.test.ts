import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenIn } from '../../test/guarded.ts';
import { planOf } from '../../test/example-plan.ts';
import { missionOfPlan } from '../plan/mission.ts';
import { faultsNamed } from './read-faults.ts';
import { flyOnce } from './run.ts';

const systems = `
systems:
  - { id: crm, uses: hubspot, edition: professional, role: system-of-record }
  - { id: billing, uses: stripe }
  - { id: support, uses: zendesk, edition: professional }
volumes:
  - { object: crm.contact, existing: 800, changesPerDay: 100, peakFactor: 4 }
`;

async function broken(flows: string, seed: number): Promise<object> {
  const mission = missionOfPlan(await planOf(`spanwright: 1\nname: Round\nflows:${flows}${systems}`));
  assert.equal(mission.flows.length, 3, JSON.stringify(mission.left));
  const faults = faultsNamed('typical', 'test');
  const setting = { faults, days: 2, policy: 'design', without: null, records: 120, flows: null } as const;
  return brokenIn(flyOnce(mission, setting, seed));
}

const first = '{ id: F1, from: crm.contact, to: billing.customer, freshness: PT15M }';
const second = '{ id: F2, from: billing.customer, to: support.user, freshness: PT15M }';

test('three flows in a circle come to rest, and every change of people arrives once', async () => {
  const flows = `\n  - ${first}\n  - ${second}\n  - { id: F3, from: support.user, to: crm.contact, freshness: PT15M }`;
  for (const seed of [1, 2]) assert.deepEqual(await broken(flows, seed), {}, `seed ${seed}`);
});

test('two flows that write the same records make each of them once and do not write over one another', async () => {
  const flows = `\n  - ${first}\n  - ${second}\n  - { id: F3, from: crm.contact, to: support.user, freshness: PT15M }`;
  for (const seed of [1, 2]) assert.deepEqual(await broken(flows, seed), {}, `seed ${seed}`);
});

const brought = `
spanwright: 1
name: Two ways to one record
flows:
  - { id: F1, from: mail.member, to: crm.contact, freshness: PT15M }
  - { id: F2, from: crm.contact, to: billing.customer, freshness: PT5M }
  - { id: F3, from: mail.member, to: billing.customer, freshness: PT5M }
systems:
  - { id: crm, uses: hubspot, edition: professional, role: system-of-record }
  - { id: billing, uses: stripe }
  - { id: mail, uses: mailchimp }
volumes:
  - { object: crm.contact, existing: 800, changesPerDay: 300, peakFactor: 4 }
  - { object: mail.member, existing: 800, changesPerDay: 300, peakFactor: 4 }
`;

test('a record that two flows bring at once is made by the one that reserved its match key, and linked by the other', async () => {
  const plan = await planOf(brought, null, 'D2');
  assert.match(
    plan.flows[1]?.design.identity.firstMatch ?? '',
    /F3 makes records of .* too: the match key is reserved/,
  );
  assert.doesNotMatch(plan.flows[0]?.design.identity.firstMatch ?? '', /reserved/);
  const faults = faultsNamed('typical', 'test');
  const setting = { faults, days: 2, policy: 'design', without: null, records: 120, flows: null } as const;
  for (const seed of [3, 4]) {
    const flight = flyOnce(missionOfPlan(plan), setting, seed);
    assert.deepEqual(brokenIn(flight), {}, `seed ${seed}`);
    assert.ok(Object.keys(flight.branches).some((branch) => branch.endsWith('prevented.shared-key')));
  }
});
