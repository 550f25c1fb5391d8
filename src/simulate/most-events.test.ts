import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missionOfPlan } from '../plan/mission.ts';
import { planOf } from '../../test/example-plan.ts';
import { policyOf } from './derive.ts';
import type { Mission } from './mission.ts';
import { mostEvents } from './most-events.ts';

async function chain(third: string): Promise<Mission> {
  return missionOfPlan(
    await planOf(`
spanwright: 1
name: One after the other
systems:
  - { id: crm, uses: hubspot, edition: professional, role: system-of-record }
  - { id: billing, uses: stripe }
  - { id: support, uses: zendesk, edition: professional }
flows:
  - { id: F1, from: crm.contact, to: billing.customer, freshness: PT15M }
  - { id: F2, from: billing.customer, to: support.user, freshness: PT15M }${third}
volumes:
  - { object: crm.contact, existing: 8000, changesPerDay: 1000 }
  - { object: billing.customer, existing: 100, changesPerDay: 10 }
  - { object: support.user, existing: 100, changesPerDay: 10 }
`),
  );
}

test('what a flow is fed by others counts as its own changes do, and a circle is counted once', async () => {
  const days = 10;
  const line = await chain('');
  const [first, second] = line.flows;
  assert.ok(first !== undefined && second !== undefined);
  const of = (mission: Mission): number => mostEvents(mission, policyOf(mission), days);
  const alone = { ...line, flows: [second] };
  // The second flow reads what the first one writes: 1,000 changes a day, 60 events each, beside those of its own.
  assert.ok(of(line) - of({ ...line, flows: [first] }) > of(alone) - 100_000 + 60 * days * 1000);
  const round = await chain('\n  - { id: F3, from: support.user, to: crm.contact, freshness: PT15M }');
  assert.ok(Number.isFinite(of(round)) && of(round) > of(line));
});
