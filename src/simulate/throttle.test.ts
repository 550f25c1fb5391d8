import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { madeLimit, madeProfile, seen } from '../../test/made.ts';
import type { CallSite, Request } from '../twin/twin.ts';
import type { ThrottlePolicy } from './policy.ts';
import { type Asker, throttle } from './throttle.ts';

const site = (kind: CallSite['operation']['kind'], path: string, resource = 'parcel'): CallSite => ({
  id: `F1.${kind}`,
  resource,
  operation: {
    kind,
    method: kind === 'get' ? 'GET' : 'POST',
    path,
    batchOf: null,
    batchSize: null,
    pagination: null,
    incremental: null,
    idempotency: null,
  },
});
const get: Request = { do: 'get', id: 7 };
const create = site('create', '/v2/parcels');
const read = site('get', '/v2/parcels/{id}');

function askerWith(limits: readonly object[], policies: readonly Partial<ThrottlePolicy>[]): Asker {
  return {
    system: 'a',
    profile: madeProfile({ rateLimits: limits }),
    throttle: policies.map((policy) => ({
      system: 'a',
      limitId: 'all',
      count: 4,
      unit: 'calls' as const,
      windowMs: 1000,
      ...policy,
    })),
  };
}

test('no window ever holds more calls than the count, wherever it begins', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 5000 }),
      fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 120 }),
      (count, windowMs, gaps) => {
        const own = throttle();
        const asker = askerWith([madeLimit('all', 10, 'PT1S')], [{ count, windowMs }]);
        const admitted: number[] = [];
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          for (;;) {
            const wait = own.take(asker, read, get, now);
            if (wait === 0) break;
            assert.ok(wait <= windowMs);
            now += wait;
          }
          admitted.push(now);
        }
        for (const [index, time] of admitted.entries())
          assert.ok(admitted.filter((other, at) => at >= index && other < time + windowMs).length <= count);
      },
    ),
    { seed: 11 },
  );
});

test('calls are let through as early as the window allows', () => {
  const own = throttle();
  const asker = askerWith([madeLimit('all', 10, 'PT1S')], [{ count: 2 }]);
  assert.equal(own.take(asker, read, get, 0), 0);
  assert.equal(own.take(asker, read, get, 400), 0);
  assert.equal(own.take(asker, read, get, 500), 500);
  assert.equal(own.take(asker, read, get, 1000), 0);
  assert.equal(own.take(asker, read, get, 1000), 400);
});

test('flows of one system share a throttle, and calls under no limit of it pass', () => {
  const own = throttle();
  const limits = [madeLimit('writes', 10, 'PT1S', { appliesTo: ['create'] })];
  const first = askerWith(limits, [{ limitId: 'writes', count: 1 }]);
  const second = { ...first, throttle: [...first.throttle] };
  assert.equal(own.take(first, create, get, 0), 0);
  assert.equal(own.take(second, create, get, 0), 1000);
  assert.equal(own.take(second, read, get, 0), 0);
  assert.equal(own.take({ ...first, system: 'b' }, site('create', '/v2/parcels'), get, 0), 0);
});

test('a limit counted for each endpoint is kept for each, one kept for each record for each record', () => {
  const own = throttle();
  const asker = askerWith(
    [
      madeLimit('end', 10, 'PT1S', { scope: 'endpoint', appliesTo: ['create'] }),
      madeLimit('rec', 10, 'PT1S', { scope: 'record', appliesTo: ['get'] }),
    ],
    [
      { limitId: 'end', count: 1 },
      { limitId: 'rec', count: 1 },
    ],
  );
  assert.equal(own.take(asker, create, get, 0), 0);
  assert.equal(own.take(asker, site('create', '/v2/crates'), get, 0), 0);
  assert.ok(own.take(asker, create, get, 0) > 0);
  assert.equal(own.take(asker, read, { do: 'get', id: 1 }, 0), 0);
  assert.equal(own.take(asker, read, { do: 'get', id: 2 }, 0), 0);
  assert.ok(own.take(asker, read, { do: 'get', id: 1 }, 0) > 0);
});

test('points are counted as the profile says; what costs more than the count passes alone and is paid off after it', () => {
  const own = throttle();
  const costs = [{ appliesTo: ['create'], call: 3, record: 1, source: seen }];
  const asker = askerWith(
    [madeLimit('all', 100, 'PT1S', { unit: 'points', costs })],
    [{ unit: 'points', count: 8 }],
  );
  const writing = (records: number): Request => ({
    do: 'write',
    key: null,
    writes: Array.from({ length: records }, (_, id) => ({
      id,
      match: null,
      mask: 1,
      values: [1],
      ifVersion: null,
      carried: { flow: 'F1', source: id, version: 1, seen: null },
    })),
  });
  assert.equal(own.take(asker, create, writing(2), 0), 0);
  assert.ok(own.take(asker, create, writing(1), 0) > 0);
  assert.equal(own.take(asker, create, writing(30), 1000), 0);
  assert.equal(own.take(asker, read, get, 4500), 500);
});

test('where nothing is documented the reckoned rate holds', () => {
  const own = throttle();
  const asker = askerWith([], [{ limitId: 'reckoned', count: 1 }]);
  assert.equal(own.take(asker, read, get, 0), 0);
  assert.equal(own.take(asker, create, get, 0), 1000);
});

test('after a refusal the rate is halved for a minute', () => {
  const own = throttle();
  const asker = askerWith([madeLimit('all', 10, 'PT1S')], [{ count: 4 }]);
  own.ease(asker, read, get, 0);
  assert.equal(own.take(asker, read, get, 0), 0);
  assert.equal(own.take(asker, read, get, 0), 0);
  assert.ok(own.take(asker, read, get, 0) > 0);
  assert.deepEqual(
    [0, 1, 2, 3].map(() => own.take(asker, read, get, 60_000)),
    [0, 0, 0, 0],
  );
});
