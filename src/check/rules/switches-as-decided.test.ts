import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  at,
  broken,
  examplePlan,
  exampleNames,
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
