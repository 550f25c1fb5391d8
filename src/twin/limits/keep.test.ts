import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeLimit, madeProfile } from '../../../test/made.ts';
import type { CallSite } from '../twin.ts';
import { keepLimits, type LimitKeeper } from './keep.ts';

function siteOf(kind: CallSite['operation']['kind'], method: string, path: string): CallSite {
  return {
    id: `${method} ${path}`,
    resource: 'parcel',
    operation: {
      kind,
      method,
      path,
      batchOf: null,
      batchSize: null,
      pagination: null,
      incremental: null,
      idempotency: null,
    },
  };
}

const list = siteOf('list', 'GET', '/parcels');
const update = siteOf('update', 'PATCH', '/parcels/{id}');
const create = siteOf('create', 'POST', '/parcels');
const letter: CallSite = { ...siteOf('update', 'PATCH', '/letters/{id}'), resource: 'letter' };

function keep(
  limits: readonly object[],
  given: { edition?: string; others?: number; kind?: string } = {},
): LimitKeeper {
  const profile = madeProfile({
    rateLimits: limits,
    ...(given.kind === undefined ? {} : { kind: given.kind }),
  });
  return keepLimits({
    system: 'b',
    profile,
    edition: given.edition ?? null,
    environment: 'production',
    air: { others: () => given.others ?? 0 },
  });
}

/** How many of so many calls at one moment pass. */
function passing(keeper: LimitKeeper, site: CallSite, calls: number, now: number = 0): number {
  let passed = 0;
  for (let call = 0; call < calls; call++) if (keeper.admit(site, now, 1, null).ok) passed += 1;
  return passed;
}

test('all calls share a limit of the account, and each endpoint has its own where it is counted apart', () => {
  const shared = keep([madeLimit('all', 10, 'PT1S')]);
  assert.deepEqual([passing(shared, list, 6), passing(shared, update, 6)], [6, 4]);
  const apart = keep([madeLimit('each', 10, 'PT1S', { scope: 'endpoint' })]);
  assert.deepEqual([passing(apart, list, 12), passing(apart, update, 12)], [10, 10]);
  assert.deepEqual(
    apart.uses().map((use) => [use.limitId, use.endpoint, use.admitted, use.refused, use.overrun]),
    [
      ['each', 'GET /parcels', 10, 2, 2],
      ['each', 'PATCH /parcels/{id}', 10, 2, 2],
    ],
  );
});

test('a refused call takes nothing of the limits that would have let it pass', () => {
  const keeper = keep([
    madeLimit('all', 10, 'PT1S'),
    madeLimit('writes', 2, 'PT1S', { appliesTo: ['update'] }),
  ]);
  assert.equal(passing(keeper, update, 5), 2);
  assert.equal(passing(keeper, list, 20), 8);
});

test('a refusal carries the status and the time that the vendor tells, of the limit that stands longest in the way', () => {
  const keeper = keep([
    madeLimit('second', 1, 'PT1S', { retryAfter: true }),
    madeLimit('hour', 1, 'PT1H', { status: 403, retryAfter: true }),
  ]);
  assert.deepEqual(keeper.admit(list, 0, 1, null), { ok: true });
  assert.deepEqual(keeper.admit(list, 400, 1, null), {
    ok: false,
    status: 403,
    retryAfter: 3_600_000,
    limitId: 'hour',
  });
  const silent = keep([madeLimit('second', 1, 'PT1S')]);
  silent.admit(list, 0, 1, null);
  assert.deepEqual(silent.admit(list, 400, 1, null), {
    ok: false,
    status: 429,
    retryAfter: null,
    limitId: 'second',
  });
});

test('points are counted by call and by record', () => {
  const cost = (appliesTo: readonly string[], call: number, record: number): object => ({
    appliesTo,
    call,
    record,
    source: { kind: 'vendor-docs', ref: 'https://acme.example/limits', retrieved: '2026-11-02' },
  });
  const keeper = keep([
    madeLimit('points', 100, 'PT1M', { unit: 'points', costs: [cost(['list'], 2, 1), cost([], 10, 0)] }),
  ]);
  assert.equal(keeper.admit(list, 0, 50, null).ok, true);
  assert.equal(passing(keeper, update, 10), 4);
  assert.equal(keeper.admit(list, 0, 6, null).ok, true);
  assert.equal(keeper.admit(list, 0, 0, null).ok, false);
  assert.equal(keeper.uses()[0]?.busiest, 100);
  assert.equal(keeper.admit(list, 61_000, 99, null).ok, false);
});

test('a limit of a single record holds for each record and for nothing else', () => {
  const keeper = keep([
    madeLimit('all', 1000, 'PT1S'),
    madeLimit('one', 3, 'PT10M', { scope: 'record', appliesTo: ['update'] }),
  ]);
  const writes = (site: CallSite, record: number, now: number): number => {
    let passed = 0;
    for (let call = 0; call < 5; call++) if (keeper.admit(site, now, 1, record).ok) passed += 1;
    return passed;
  };
  assert.deepEqual([writes(update, 7, 0), writes(update, 8, 0), writes(letter, 7, 0)], [3, 3, 3]);
  assert.equal(writes(update, 7, 599_999), 0);
  assert.equal(writes(update, 7, 600_000), 3);
  assert.equal(keeper.admit(create, 0, 1, null).ok, true);
  assert.equal(keeper.uses().find((use) => use.limitId === 'one')?.busiest, 3);
});

test('calls that are open hold their place until the answer, and for a minute when it never comes', () => {
  const keeper = keep([madeLimit('open', 2, 'PT1S', { concurrent: true })]);
  const start = (now: number, latency: number): boolean => {
    const { ok } = keeper.admit(list, now, 1, null);
    if (ok) keeper.takes(list, now, latency);
    return ok;
  };
  assert.deepEqual([start(0, 300), start(0, Number.POSITIVE_INFINITY), start(299, 1)], [true, true, false]);
  assert.deepEqual([start(300, 100_000), start(59_999, 1), start(60_000, 1)], [true, false, true]);
  assert.equal(keeper.uses()[0]?.busiest, 2);
});

test('what others of the account use up is refused, and is not laid at the door of the integration', () => {
  const keeper = keep([madeLimit('all', 100, 'PT1S'), madeLimit('own', 90, 'PT1S', { scope: 'app' })], {
    others: 0.25,
  });
  assert.equal(passing(keeper, list, 80), 75);
  const [all, own] = keeper.uses();
  assert.deepEqual([all?.admitted, all?.refused, all?.overrun], [75, 5, 0]);
  assert.deepEqual([own?.admitted, own?.refused, own?.overrun], [75, 0, 0]);
  passing(keeper, list, 40);
  assert.equal(keeper.uses()[0]?.overrun, 0, '75 admitted, one more would still fit into 100');
});

test('the limits of the edition hold; without one the strictest, and that is said', () => {
  const limits = [
    madeLimit('small', 5, 'PT1S', { edition: ['free'] }),
    madeLimit('large', 50, 'PT1S', { edition: ['professional'] }),
    madeLimit('trial', 1, 'PT1S', { environment: 'sandbox' }),
  ];
  assert.equal(passing(keep(limits, { edition: 'Professional' }), list, 99), 50);
  assert.equal(passing(keep(limits, { edition: 'free' }), list, 99), 5);
  const unknown = keep(limits);
  assert.equal(passing(unknown, list, 99), 5);
  assert.ok(
    unknown.assumptions().some((one) => one.about.includes('edition') && one.takes.includes('small')),
  );
});

test('where nothing is documented an API is taken to have a limit all the same, a database none', () => {
  const api = keep([madeLimit('searches', 4, 'PT1S', { appliesTo: ['search'] })]);
  assert.equal(passing(api, list, 99), 5);
  assert.equal(passing(api, update, 99), 0);
  assert.deepEqual(
    api.uses().map((use) => [use.limitId, use.assumed]),
    [['undocumented', true]],
  );
  assert.ok(api.assumptions().some((one) => one.about.includes('GET /parcels')));
  const database = keep([], { kind: 'database' });
  assert.equal(passing(database, list, 99), 99);
  assert.deepEqual(database.assumptions(), []);
});

test('what a limit leaves open is listed once it is met, and what is documented is not', () => {
  const open = keep([madeLimit('all', 10, 'PT1M')]);
  assert.deepEqual(open.assumptions().length, 1);
  passing(open, list, 1);
  passing(open, update, 1);
  assert.deepEqual(
    open.assumptions().map((one) => one.about),
    [
      'whether calls that a limit refuses count against it',
      'how limit all counts its window',
      'the status that limit all refuses with',
      'whether a refusal by limit all tells when to come again',
    ],
  );
  const told = keep([
    madeLimit('all', 10, 'PT1M', { counting: 'fixed', status: 429, retryAfter: false }),
    madeLimit('saved', 1, 'PT1S', { burst: 20, status: 429, retryAfter: true }),
  ]);
  passing(told, list, 1);
  assert.equal(told.assumptions().length, 1);
});

test('a leaky bucket without a size lets calls through one by one, with a size as many at once', () => {
  const drip = keep([madeLimit('drip', 10, 'PT1S', { counting: 'leaky-bucket' })]);
  assert.deepEqual(
    [0, 50, 100, 150, 200].map((now) => passing(drip, list, 3, now)),
    [1, 0, 1, 0, 1],
  );
  const sized = keep([madeLimit('sized', 10, 'PT1S', { counting: 'leaky-bucket', burst: 4 })]);
  assert.deepEqual(
    [0, 100].map((now) => passing(sized, list, 9, now)),
    [4, 1],
  );
});
