import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  madeBrief,
  madeFlow,
  madeLimit,
  madeProfile,
  madeResource,
  seen,
  usualOperations,
} from '../../test/made.ts';
import type { ApiProfile, Operation } from '../catalog/profile.ts';
import { Operation as OperationSchema } from '../catalog/profile.ts';
import { joinLandscape } from './join.ts';
import type { JoinedSystem, Landscape } from './landscape.ts';
import { callsPerSecond, limitsFor, tightest, unitsPerCall } from './limits.ts';

const batch = { kind: 'batch', batchOf: 'create', batchSize: 100, method: 'POST', path: '/v2/parcels/batch' };
const batchUpdate = { ...batch, batchOf: 'update', path: '/v2/parcels/batch-update' };

function operationsOf(operations: readonly object[]): readonly Operation[] {
  return operations.map((operation) => OperationSchema.parse(operation));
}

function join(target: ApiProfile, brief: object = {}): Landscape {
  return joinLandscape(
    madeBrief(brief),
    new Map([
      ['a', madeProfile({ resources: [madeResource('parcel'), madeResource('letter')] })],
      ['b', target],
    ]),
  );
}

function joined(profile: ApiProfile, edition: string | null): JoinedSystem {
  const asked = {
    id: 'b',
    uses: 'acme',
    api: null,
    name: null,
    description: null,
    edition,
    approvals: [],
    role: null,
  };
  return { asked, name: 'Acme', profile };
}

const create: Operation = OperationSchema.parse({ kind: 'create', method: 'POST', path: '/v2/parcels' });

function ids(rateLimits: readonly object[], edition: string | null = null): readonly string[] {
  return limitsFor(joined(madeProfile({ rateLimits }), edition), 'parcel', create).map((limit) => limit.id);
}

test('limits of sandboxes, caps on concurrency and limits on other calls do not count', () => {
  const limits = [
    madeLimit('live', 100, 'PT1S', { environment: 'production' }),
    madeLimit('test', 25, 'PT1S', { environment: 'sandbox' }),
    madeLimit('open', 10, 'PT1S', { concurrent: true }),
    madeLimit('search', 4, 'PT1S', { appliesTo: ['search'] }),
    madeLimit('create', 5, 'PT1S', { appliesTo: ['create'] }),
    madeLimit('letters', 5, 'PT1S', { appliesTo: ['letter'] }),
    madeLimit('path', 5, 'PT1S', { appliesTo: ['/v2/parcels'] }),
  ];
  assert.deepEqual(ids(limits), ['live', 'create', 'path']);
});

test('an edition has its own limits and those of every edition; without one the strictest of a kind counts', () => {
  const limits = [
    madeLimit('all', 1000, 'PT1M'),
    madeLimit('basic', 100, 'PT10S', { edition: ['basic'] }),
    madeLimit('top', 190, 'PT10S', { edition: ['top', 'max'] }),
    madeLimit('top-day', 650_000, 'P1D', { edition: ['top'] }),
  ];
  assert.deepEqual(ids(limits, 'Top'), ['all', 'top', 'top-day']);
  assert.deepEqual(ids(limits, 'basic'), ['all', 'basic']);
  assert.deepEqual(ids(limits, null), ['all', 'basic', 'top-day']);
  assert.deepEqual(ids(limits, 'never heard'), ['all', 'basic', 'top-day']);
});

test('the tightest limit is that of the fewest calls per second', () => {
  const limits = madeProfile({
    rateLimits: [
      madeLimit('ten', 190, 'PT10S'),
      madeLimit('day', 650_000, 'P1D'),
      madeLimit('s', 25, 'PT1S'),
    ],
  }).rateLimits;
  assert.deepEqual([tightest(limits, creating)?.id, tightest([], creating)], ['day', null]);
});

const creating = { resource: 'parcel', operation: create };

const points = {
  unit: 'points',
  costs: [
    { appliesTo: ['POST'], call: 10, source: seen },
    { appliesTo: ['list'], call: 2, record: 1, source: seen },
  ],
};

test('points are weighed by call: a page by its records, a write by its own cost, what is not named by one', () => {
  const [limit] = madeProfile({ rateLimits: [madeLimit('bucket', 100, 'PT1S', points)] }).rateLimits;
  assert.ok(limit);
  const paged = { style: 'cursor', maxPageSize: 250 };
  const [page, unsized, update] = operationsOf([
    { kind: 'list', method: 'GET', path: '/v2/parcels', pagination: paged },
    { kind: 'list', method: 'GET', path: '/v2/all' },
    { kind: 'update', method: 'PATCH', path: '/v2/parcels/{id}' },
  ]);
  assert.ok(page && unsized && update);
  const cost = (operation: Operation): number => unitsPerCall(limit, { resource: 'parcel', operation });
  assert.deepEqual([cost(create), cost(page), cost(unsized), cost(update)], [10, 252, 102, 1]);
  assert.equal(callsPerSecond(limit, creating), 10);
});

test('the budget of a limit in points keeps calls and points apart, and a burst that may be saved up does not fill it', () => {
  const budgetOf = (burst: number | null) => {
    const target = madeProfile({
      resources: [madeResource('parcel', { operations: [{ kind: 'create', method: 'POST', path: '/p' }] })],
      rateLimits: [madeLimit('bucket', 5, 'PT1S', { ...points, burst })],
    });
    return join(target, {
      flows: [madeFlow({ writes: 'create-only' })],
      volumes: [{ object: 'a.parcel', existing: 100, changesPerDay: 8640, peakFactor: 1 }],
    });
  };
  const [tight] = budgetOf(null).budgets;
  assert.deepEqual(
    [tight?.callsPerDay, tight?.pointsPerDay, tight?.peakPerWindow, tight?.use],
    [8640, 86_400, 10, 2],
  );
  const [saved] = budgetOf(100).budgets;
  assert.deepEqual([saved?.pointsPerDay, saved?.peakPerWindow], [86_400, 1]);
  assert.match(budgetOf(null).findings[0]?.message ?? '', /at the peak 10 points fall into a window of 1 s/);
  // 100 creates of 10 points at 5 a second; what is saved up is free.
  assert.deepEqual(
    [budgetOf(null).backfills[0]?.atLeast, budgetOf(100).backfills[0]?.atLeast],
    ['PT3M20S', 'PT3M'],
  );
});

test('flows that share a limit are summed, and the tightest budget of a system is marked', () => {
  const target = madeProfile({
    resources: [madeResource('parcel'), madeResource('letter')],
    rateLimits: [madeLimit('s', 25, 'PT1S'), madeLimit('day', 10_000, 'P1D')],
  });
  const landscape = join(target, {
    flows: [madeFlow(), madeFlow({ id: 'F2', from: 'a.letter', to: 'b.letter' })],
    volumes: [
      { object: 'a.parcel', existing: 1, changesPerDay: 6000, peakFactor: 5 },
      { object: 'a.letter', existing: 1, changesPerDay: 3000, peakFactor: 5 },
    ],
  });
  assert.deepEqual(
    landscape.budgets.map((one) => [
      one.id,
      one.demands.map((demand) => demand.flow),
      one.callsPerDay,
      one.use,
      one.binding,
    ]),
    [
      ['B-b-s', ['F1', 'F2'], 9000, 2 / 25, false],
      ['B-b-day', ['F1', 'F2'], 9000, 0.9, true],
    ],
  );
});

test('a limit counted per endpoint makes a budget of its own for each endpoint', () => {
  const target = madeProfile({
    resources: [madeResource('parcel'), madeResource('letter')],
    rateLimits: [madeLimit('each', 25, 'PT1S', { scope: 'endpoint' })],
  });
  const landscape = join(target, {
    flows: [madeFlow(), madeFlow({ id: 'F2', from: 'a.letter', to: 'b.letter', writes: 'create-only' })],
    volumes: ['parcel', 'letter'].map((name) => ({
      object: `a.${name}`,
      existing: 1,
      changesPerDay: 100,
      peakFactor: 1,
    })),
  });
  assert.deepEqual(
    landscape.budgets.map((one) => one.id),
    ['B-b-each-patch-v2-parcels-id', 'B-b-each-post-v2-letters'],
  );
});

test('writes that do not fit one by one are reckoned in batches where the API has them, and say so', () => {
  const volumes = [{ object: 'a.parcel', existing: 1, changesPerDay: 864_000, peakFactor: 5 }];
  const rateLimits = [madeLimit('s', 10, 'PT1S')];
  const single = join(madeProfile({ rateLimits }), { volumes });
  assert.deepEqual(
    [single.budgets[0]?.use, single.findings[0]?.rule, single.findings[0]?.severity],
    [5, 'SPW104', 'error'],
  );
  assert.match(
    single.findings[0]?.message ?? '',
    /at the peak 50 calls fall into a window of 1 s, but the limit allows 10 \(F1\)/,
  );
  const operations = [...usualOperations('/v2/parcels'), batchUpdate];
  const batched = join(madeProfile({ rateLimits, resources: [madeResource('parcel', { operations })] }), {
    volumes,
  });
  assert.equal(batched.budgets[0]?.demands[0]?.what, 'POST /v2/parcels/batch-update, 100 records a call');
  assert.deepEqual([batched.budgets[0].use, batched.findings], [0.1, []]);
});

test('20,000 creates at 25 per second and endpoint take at least 800 s, with limit and source', () => {
  const target = madeProfile({
    rateLimits: [madeLimit('global', 100, 'PT1S'), madeLimit('each', 25, 'PT1S', { scope: 'endpoint' })],
  });
  const [floor, ...others] = join(target, {
    volumes: [{ object: 'a.parcel', existing: 20_000, changesPerDay: 1, peakFactor: 1 }],
  }).backfills;
  assert.deepEqual(
    [floor?.atLeast, floor?.calls, floor?.limit.id, floor?.operation],
    ['PT13M20S', 20_000, 'each', 'POST /v2/parcels'],
  );
  assert.equal(floor?.limit.source.retrieved, '2026-11-02');
  assert.deepEqual(others, []);
});

test('a documented batch is the best way, and single writes are told beside it', () => {
  const operations = [...usualOperations('/v2/parcels'), batch];
  const target = madeProfile({
    resources: [madeResource('parcel', { operations })],
    rateLimits: [madeLimit('s', 10, 'PT1S')],
  });
  const floors = join(target, {
    volumes: [{ object: 'a.parcel', existing: 1950, changesPerDay: 1, peakFactor: 1 }],
  }).backfills;
  assert.deepEqual(
    floors.map((one) => [one.operation, one.recordsPerCall, one.calls, one.atLeast]),
    [
      ['POST /v2/parcels/batch', 100, 20, 'PT2S'],
      ['POST /v2/parcels', 1, 1950, 'PT3M15S'],
    ],
  );
});

test('a daily quota may be spent at once: only further days have to be waited for', () => {
  const least = (existing: number): string | undefined => {
    const target = madeProfile({ rateLimits: [madeLimit('day', 10_000, 'P1D'), madeLimit('s', 10, 'PT1S')] });
    return join(target, { volumes: [{ object: 'a.parcel', existing, changesPerDay: 1, peakFactor: 1 }] })
      .backfills[0]?.atLeast;
  };
  assert.deepEqual([least(9000), least(25_000)], ['PT15M', 'P2D']);
});

test('an update-only flow loads by updates', () => {
  const target = madeProfile({ rateLimits: [madeLimit('s', 10, 'PT1S')] });
  assert.equal(
    join(target, { flows: [madeFlow({ writes: 'update-only' })] }).backfills[0]?.operation,
    'PATCH /v2/parcels/{id}',
  );
});

test('updates that are too many one by one are reckoned in batches that create or update', () => {
  const target = madeProfile({
    resources: [
      madeResource('parcel', {
        operations: [
          { kind: 'update', method: 'POST', path: '/v2/parcels/{id}' },
          { kind: 'create', method: 'PUT', path: '/v2/parcels' },
          { kind: 'batch', batchOf: 'upsert', batchSize: 50, method: 'POST', path: '/v2/parcels' },
        ],
      }),
    ],
    rateLimits: [madeLimit('day', 1000, 'P1D')],
  });
  const landscape = join(target, {
    volumes: [{ object: 'a.parcel', existing: 10, changesPerDay: 1800, peakFactor: 4 }],
  });
  assert.deepEqual(
    landscape.budgets.map((budget) => [budget.callsPerDay, budget.peakPerWindow]),
    [[36, 36]],
  );
  assert.ok(!landscape.findings.some((one) => one.rule === 'SPW104'));
});
