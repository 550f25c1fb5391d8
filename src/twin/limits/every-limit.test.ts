// Whatever limits a profile has, of any scope, unit and way of counting, and however calls come: no window of any of them ever holds more than
// it allows. What each limit admits is summed up here by its definition, without the counters.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { madeProfile, seen } from '../../../test/made.ts';
import { costOf, limitCounts, limitHoldsPerRecord, type LimitedCall } from '../../catalog/limit.ts';
import type { RateLimit } from '../../catalog/profile.ts';
import { seconds } from '../../measure/duration.ts';
import type { CallSite } from '../twin.ts';
import { keepLimits } from './keep.ts';

const calls: readonly LimitedCall[] = [
  { resource: 'parcel', kind: 'list', method: 'GET', path: '/parcels' },
  { resource: 'parcel', kind: 'update', method: 'PATCH', path: '/parcels/{id}' },
  { resource: 'letter', kind: 'update', method: 'PATCH', path: '/letters/{id}' },
  { resource: 'parcel', kind: 'search', method: 'POST', path: '/parcels/search' },
];
const sites: readonly CallSite[] = calls.map((call) => ({
  id: `${call.method} ${call.path}`,
  resource: call.resource,
  operation: {
    kind: call.kind,
    method: call.method,
    path: call.path,
    batchOf: null,
    batchSize: null,
    pagination: null,
    incremental: null,
    idempotency: null,
  },
}));

const aLimit = fc.record({
  limit: fc.integer({ min: 1, max: 30 }),
  window: fc.constantFrom('PT0.05S', 'PT1S', 'PT10S', 'PT1M'),
  scope: fc.constantFrom('app', 'account', 'token', 'user', 'endpoint', 'record'),
  appliesTo: fc.constantFrom([], ['update'], ['search', 'GET'], ['parcel'], ['/parcels/{id}']),
  unit: fc.constantFrom('calls', 'points'),
  costs: fc.constantFrom(
    [],
    [
      { appliesTo: ['list'], call: 1, record: 0.5, source: seen },
      { appliesTo: [], call: 2, record: 0, source: seen },
    ],
  ),
  burst: fc.option(fc.integer({ min: 1, max: 40 })),
  counting: fc.constantFrom(null, 'fixed', 'sliding', 'token-bucket', 'leaky-bucket'),
  concurrent: fc.boolean(),
});
const aCall = fc.record({
  gap: fc.oneof(
    fc.integer({ min: 0, max: 20 }),
    fc.integer({ min: 0, max: 15_000 }),
    fc.constantFrom(49, 997, 9970, 59_800),
  ),
  which: fc.nat({ max: calls.length - 1 }),
  records: fc.integer({ min: 0, max: 10 }),
  record: fc.option(fc.nat({ max: 2 })),
  latency: fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.constant(Number.POSITIVE_INFINITY)),
});

/** An admitted call as one limit sees it. */
interface Counted {
  readonly at: number;
  readonly cost: number;
  readonly until: number;
  /** What is counted together. */
  readonly group: string;
}

function counted(limit: RateLimit, one: Admitted): Counted | null {
  const call = calls[one.which];
  assert.ok(call);
  const perRecord = limitHoldsPerRecord(limit, call);
  if (!perRecord && !limitCounts(limit, call)) return null;
  if (perRecord && !limit.concurrent && one.record === null) return null;
  const endpoint = limit.scope === 'endpoint' ? call.path : '';
  const record = perRecord && !limit.concurrent ? `${call.resource} ${one.record ?? ''}` : '';
  return { at: one.at, cost: costOf(limit, call, one.records), until: one.until, group: endpoint + record };
}

interface Admitted {
  readonly at: number;
  readonly which: number;
  readonly records: number;
  readonly record: number | null;
  readonly until: number;
}

/** The most that was ever allowed at once, and how much of it was used. */
function check(limit: RateLimit, group: readonly Counted[]): void {
  const window = seconds(limit.window) * 1000;
  for (const [first, { at: from }] of group.entries()) {
    const after = group.slice(first);
    const sum = (until: number): number =>
      after.filter((one) => one.at < until).reduce((total, one) => total + one.cost, 0);
    if (limit.concurrent) {
      const open = group.slice(0, first + 1).filter((one) => one.until > from).length;
      assert.ok(open <= limit.limit, `${open} open at ${from}`);
      continue;
    }
    const counting = limit.counting ?? (limit.burst === null ? 'sliding' : 'token-bucket');
    if (counting === 'fixed') {
      const start = Math.floor(from / window) * window;
      const inside = group.filter((one) => one.at >= start && one.at < start + window);
      assert.ok(inside.reduce((total, one) => total + one.cost, 0) <= limit.limit);
    } else if (counting === 'sliding') assert.ok(sum(from + window) <= limit.limit);
    else {
      const drips = counting === 'leaky-bucket' && limit.unit === 'calls';
      const size = limit.burst ?? (drips ? 1 : limit.limit);
      for (const { at } of after)
        assert.ok(sum(at + 1) <= size + ((at - from) * limit.limit) / window + 1e-6, `${size}`);
    }
  }
}

test('no window of any limit ever holds more than it allows', () => {
  fc.assert(
    fc.property(
      fc.array(aLimit, { maxLength: 4 }),
      fc.array(aCall, { maxLength: 120, size: 'max' }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (limits, asked, others) => {
        const profile = madeProfile({
          rateLimits: limits.map((limit, index) => ({ id: `limit ${index}`, source: seen, ...limit })),
        });
        const keeper = keepLimits({
          system: 'b',
          profile,
          edition: null,
          environment: 'production',
          air: { others: (_, now) => (now % 7 < 4 ? others : 0) },
        });
        const admitted: Admitted[] = [];
        let now = 0;
        for (const { gap, which, records, record, latency } of asked) {
          now += gap;
          const site = sites[which];
          assert.ok(site);
          if (!keeper.admit(site, now, records, record).ok) continue;
          keeper.takes(site, now, latency);
          admitted.push({ at: now, which, records, record, until: now + Math.min(60_000, latency) });
        }
        for (const limit of profile.rateLimits) {
          const all = admitted.flatMap((one) => counted(limit, one) ?? []);
          for (const group of Map.groupBy(all, (one) => one.group).values()) check(limit, group);
        }
      },
    ),
    { numRuns: 300 },
  );
});
