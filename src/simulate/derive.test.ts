import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { exampleNames } from '../../test/example-plan.ts';
import { madeMission } from '../../test/at-work.ts';
import { madeLimit, madeProfile } from '../../test/made.ts';
import { directPolls } from '../design/strategies/direct-polls.ts';
import { eventDriven } from '../design/strategies/event-driven.ts';
import { proposalFor } from '../jobs/plan.ts';
import { seconds } from '../measure/duration.ts';
import { documentsBeside } from '../store/documents.ts';
import { shippedShelf } from '../store/shelf.ts';
import { policyOf } from './derive.ts';
import { layoutOf } from './layout.ts';
import type { Mission } from './mission.ts';
import { missionOf } from './mission-of.ts';

/** The missions of all designs of an example. */
async function missionsOf(name: string): Promise<readonly Mission[]> {
  const path = fileURLToPath(new URL(`../../examples/${name}.yaml`, import.meta.url));
  const ports = { shelf: shippedShelf(), documents: documentsBeside(path) };
  const { landscape, designs, mappings } = await proposalFor(
    { name: path, text: readFileSync(path, 'utf8') },
    ports,
  );
  return designs.map((design) => missionOf(landscape, design, mappings));
}

for (const name of exampleNames)
  test(`${name}: every flow of every design flies or says why not, with what the design decided`, async () => {
    for (const mission of await missionsOf(name)) {
      const policy = policyOf(mission);
      assert.deepEqual(
        policy.flows.map((flow) => flow.flow),
        mission.flows.map((flow) => flow.id),
      );
      assert.ok(mission.flows.length > 0, mission.strategy);
      for (const { why } of mission.left) assert.ok(why.length > 5);
      for (const [index, flow] of mission.flows.entries()) {
        const own = policy.flows[index];
        const { design } = flow;
        assert.ok(own);
        const barred = new Set(
          mission.barred.filter((one) => one.flow === null || one.flow === flow.id).map((one) => one.policy),
        );
        if (!barred.has('read.watermark'))
          assert.equal(
            own.read.overlapMs,
            design.read.overlap === null ? 0 : seconds(design.read.overlap) * 1000,
          );
        assert.equal(own.read.partitionAbove, design.read.partition?.above ?? null);
        assert.equal(own.transport.durable, design.transport.queue !== null);
        assert.equal(own.breaker === null, barred.has('retry.breaker') || design.retry.breaker === null);
        assert.equal(own.reconcileMs === null, barred.has('reconciliation.run'));
        assert.equal(own.conflict === null, flow.pair === null);
        if (!barred.has('throttle.share'))
          assert.equal(own.throttle.length, design.throttle.limits.length + design.throttle.reckoned.length);
      }
    }
  });

for (const name of exampleNames)
  test(`${name}: stores hold all that their flows look at and write, thirty fields at most`, async () => {
    for (const mission of await missionsOf(name)) {
      const { stocks, flows } = layoutOf(mission);
      for (const stock of stocks) {
        assert.ok(stock.fields.length <= 30 && stock.fields.length === stock.starts.length);
        assert.equal(new Set(stock.fields).size, stock.fields.length);
        assert.ok(Number.isInteger(stock.count) && stock.count >= 0);
      }
      for (const { flow, rows, key, kept, filter } of flows) {
        const at = (end: typeof flow.from): readonly string[] =>
          stocks.find((stock) => stock.system === end.system && stock.resource === end.resource)?.fields ??
          [];
        const [from, to] = [at(flow.from), at(flow.to)];
        assert.ok(rows.length > 0, flow.id);
        for (const row of rows)
          assert.ok(to.includes(row.to) && row.from.every((path) => from.includes(path)));
        if (key !== null) assert.ok(from.includes(key.source) && to.includes(key.target));
        if (kept !== null) assert.ok(to.includes(kept));
        if (filter !== null) assert.ok(from.includes(filter.field) && filter.of > 1);
      }
    }
  });

const limited = madeProfile({ rateLimits: [madeLimit('all', 10, 'PT1S')] });
const fielded = (parts: object = {}): ReturnType<typeof madeProfile> =>
  madeProfile({
    resources: [
      {
        ...(limited.resources[0] as object),
        concept: 'person',
        fields: [
          { path: 'id', type: 'string', readOnly: true },
          { path: 'email', type: 'string', format: 'email' },
          { path: 'name', type: 'string' },
          { path: 'city', type: 'string' },
        ],
      },
    ],
    ...parts,
  });

test('without a queue of its own a flow keeps work in memory, with one it does not', () => {
  const of = (strategy: typeof directPolls): boolean | undefined =>
    policyOf(madeMission({ a: fielded(), b: fielded() }, strategy)).flows[0]?.transport.durable;
  assert.equal(of(directPolls), false);
  assert.equal(of(eventDriven), true);
});

test('a system without documented limits is asked at the reckoned rate', () => {
  const [flow] = policyOf(madeMission({ a: fielded(), b: fielded() }, directPolls)).flows;
  assert.deepEqual(flow?.throttle, [
    { system: 'a', limitId: 'reckoned', count: 1, unit: 'calls', windowMs: 1000 },
    { system: 'b', limitId: 'reckoned', count: 1, unit: 'calls', windowMs: 1000 },
  ]);
});

test('what no tool carries is absent in the run, for its flow alone', () => {
  const mission = madeMission({ a: fielded(), b: fielded() }, eventDriven);
  const barring = (flow: string | null, policy: string): ReturnType<typeof policyOf> =>
    policyOf({ ...mission, barred: [{ flow, policy }] });
  assert.equal(barring('F1', 'retry.breaker').flows[0]?.breaker, null);
  assert.notEqual(barring('F2', 'retry.breaker').flows[0]?.breaker, null);
  assert.equal(barring(null, 'dead-letter.keep').flows[0]?.deadLetter, null);
  assert.equal(barring('F1', 'retry.unavailable').flows[0]?.retry.unavailable.retry, false);
  assert.equal(barring('F1', 'identity.cross-reference').flows[0]?.identity.crossReference, false);
  assert.deepEqual(barring('F1', 'environments.promote').flows, policyOf(mission).flows);
});

test('of a two-way flow only what goes one to one both ways goes both ways; the rest goes with the system of record', () => {
  const mission = madeMission(
    {
      a: fielded(),
      b: fielded(),
      flow: { direction: 'two-way' },
      brief: {
        systems: [
          { id: 'a', uses: 'acme', role: 'system-of-record' },
          { id: 'b', uses: 'acme' },
        ],
      },
    },
    eventDriven,
  );
  assert.deepEqual(
    mission.flows.map((flow) => flow.id),
    ['F1-out', 'F1-back'],
  );
  const uneven: Mission = {
    ...mission,
    flows: mission.flows.map((flow) => ({
      ...flow,
      rows: [
        { from: ['email'], to: 'email' },
        flow.id === 'F1-out' ? { from: ['name', 'city'], to: 'name' } : { from: ['name'], to: 'name' },
      ],
    })),
  };
  const { flows } = layoutOf(uneven);
  assert.deepEqual(
    flows.map(({ rows }) => rows.map((row) => row.to)),
    [['email', 'name'], ['email']],
  );
  assert.ok(flows.every(({ notes }) => notes.length === 1));
  const [out, back] = policyOf(mission).flows;
  assert.equal(out?.conflict?.winner, 'source');
  assert.equal(back?.conflict?.winner, 'target');
});
