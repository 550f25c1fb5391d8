import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  at,
  broken,
  examplePlan,
  exampleNames,
  planOf,
  planOfExample,
  realPlans,
  twoWayPlan,
} from '../../../test/example-plan.ts';
import { switchesAsDecided } from './switches-as-decided.ts';

test('plans as they are made keep the rule switches-as-decided', async () => {
  for (const plan of [...(await realPlans()), ...(await Promise.all(exampleNames.map(planOfExample)))])
    assert.deepEqual(switchesAsDecided.check(plan), []);
});

test('an intake that lets anything in, and one where nothing comes by message, are told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const { transport } = at(copy.flows, 0).design;
    transport.intake = { verifies: false, rotates: false, storesFirst: false };
    at(copy.flows, 1).design.transport.intake = { verifies: true, rotates: true, storesFirst: true };
  });
  assert.deepEqual(
    switchesAsDecided.check(plan).map((one) => one.at),
    ['P-F1-transport', 'P-F1-transport', 'P-F1-transport', 'P-F2-transport'],
  );
});

test('a first load that does not keep to what it says is told', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const { backfill } = at(copy.flows, 0).design;
    Object.assign(backfill, { holdsLive: false, resumes: false, cuts: false, recordsPerCall: 77 });
  });
  const found = switchesAsDecided.check(plan);
  assert.deepEqual(
    found.map((one) => one.at),
    Array.from({ length: 4 }, () => 'P-F1-backfill'),
  );
  assert.match(at(found, 3).message, /loads 77 records with a call where its method says \d/);
});

test('another winner, times that are not told, another mark and another overhead are told', async () => {
  const plan = broken(await twoWayPlan(), (copy) => {
    const { conflict, deletes, transport } = at(copy.flows, 0).design;
    if (conflict !== null) Object.assign(conflict, { owner: 'support', timed: !conflict.timed });
    deletes.mark = 'somewhere_else';
    transport.overhead.time = 'PT9M';
  });
  assert.deepEqual(
    switchesAsDecided.check(plan).map((one) => one.at),
    ['P-F1-out-conflict', 'P-F1-out-conflict', 'P-F1-out-deletes', 'P-F1-out-transport'],
  );
});

/** Three givers of persons in a hub, each one way, one of them the system of record. */
const intoHub = (third: string): string => `
spanwright: 1
name: Persons of three systems
systems:
  - { id: crm, uses: hubspot, edition: professional, role: system-of-record }
  - { id: billing, uses: stripe }
  - { id: support, uses: zendesk, edition: professional }
flows:
  - { id: F1, from: crm.contact, to: support.user }
  - { id: F2, from: ${third}, to: crm.contact }
volumes:
  - { object: crm.contact, existing: 900, changesPerDay: 40 }
`;

test('one-way flows into a golden record are settled among all that give it, not between their two ends', async () => {
  const timed = await planOf(intoHub('support.user'), null, 'D5');
  assert.deepEqual(switchesAsDecided.check(timed), []);
  for (const { design } of timed.flows)
    assert.deepEqual([design.conflict?.owner, design.conflict?.timed], ['crm', true]);
  const untimed = await planOf(intoHub('billing.customer'), null, 'D5');
  assert.deepEqual(switchesAsDecided.check(untimed), []);
  // F2 alone joins crm and billing; F1 has no end in billing, and the golden record is the same.
  for (const { design } of untimed.flows)
    assert.deepEqual([design.conflict?.owner, design.conflict?.timed], ['crm', false]);
  const wrong = broken(untimed, (copy) => {
    for (const { design } of copy.flows)
      if (design.conflict !== null) Object.assign(design.conflict, { owner: null, timed: true });
  });
  const found = switchesAsDecided.check(wrong);
  assert.deepEqual(
    found.map((one) => one.at),
    ['P-F1-conflict', 'P-F1-conflict', 'P-F2-conflict', 'P-F2-conflict'],
  );
  assert.match(at(found, 1).message, /not all of crm\.contact, billing\.customer tell/);
});
