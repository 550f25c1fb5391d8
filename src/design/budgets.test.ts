import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeDesigns, madeLandscape } from '../../test/designed.ts';
import { madeFlow, madeLimit, madeProfile, madeResource } from '../../test/made.ts';
import { proposeDesigns } from './propose.ts';

const busy = (changesPerDay: number) => ({
  volumes: [{ object: 'a.parcel', existing: 1000, changesPerDay, peakFactor: 10 }],
});

test('all flows that share a limit are added up, and the tightest of a system is marked', () => {
  const b = madeProfile({
    rateLimits: [madeLimit('all', 10, 'PT1S'), madeLimit('creates', 2, 'PT1S', { appliesTo: ['create'] })],
    resources: [madeResource('parcel'), madeResource('letter')],
  });
  const landscape = madeLandscape({
    a: b,
    b,
    brief: { flows: [madeFlow(), madeFlow({ id: 'F2', from: 'a.letter', to: 'b.letter' })] },
  });
  const [design] = proposeDesigns(landscape);
  const all = design?.budgets.find((budget) => budget.id === 'B-b-all');
  assert.deepEqual(
    all?.demands.map((demand) => demand.flow),
    ['F1', 'F2'],
  );
  assert.equal(
    all?.callsPerDay,
    all?.demands.reduce((sum, demand) => sum + demand.callsPerDay, 0),
  );
  assert.deepEqual(
    design?.budgets.filter((budget) => budget.system === 'b' && budget.binding).map((budget) => budget.id),
    ['B-b-creates'],
  );
});

test('where each endpoint is counted apart each has its own budget', () => {
  const b = madeProfile({ rateLimits: [madeLimit('each', 10, 'PT1S', { scope: 'endpoint' })] });
  const ids = madeDesigns({ b }).pollsDesign.budgets.map((budget) => budget.id);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.includes('B-b-each-post-v2-parcels') && ids.includes('B-b-each-patch-v2-parcels-id'));
});

test('a busiest hour above a limit speaks against the design, with the figure and what lifts it', () => {
  const b = madeProfile({ rateLimits: [madeLimit('all', 1, 'PT1S')] });
  const { pollsDesign } = madeDesigns({
    b,
    brief: busy(86_400),
    flow: { trigger: 'poll', every: 'PT5M', freshness: null },
  });
  // 86,400 changes a day × 10 in the busiest hour are 10 writes a second, and the polls and look-ups make it 11 whole calls.
  assert.match(
    pollsDesign.rejectedFor.join(),
    /^b would see 11 calls per 1 s in the busiest hour \(F1 10\S*\) against 1 \(all\), 1,100 % of it; lifted by/,
  );
});

test('few calls under a small limit are no overrun', () => {
  const b = madeProfile({ rateLimits: [madeLimit('all', 1, 'PT1S')] });
  const { pollsDesign, eventsDesign } = madeDesigns({ a: b, b, brief: busy(100) });
  assert.deepEqual([pollsDesign.rejectedFor, eventsDesign.rejectedFor], [[], []]);
  assert.equal(pollsDesign.budgets.find((budget) => budget.id === 'B-b-all')?.use, 1);
});
