import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeDesigns, madeLandscape } from '../../test/designed.ts';
import { madeLimit, madeProfile, madeResource, usualOperations } from '../../test/made.ts';
import { seconds } from '../measure/duration.ts';

const volumes = { volumes: [{ object: 'a.parcel', existing: 20_000, changesPerDay: 300, peakFactor: 5 }] };
const perEndpoint = madeLimit('endpoint', 25, 'PT1S', { scope: 'endpoint' });
const paged = { style: 'cursor', maxPageSize: 100 };
const list = {
  kind: 'list',
  method: 'GET',
  path: '/v2/parcels',
  pagination: paged,
  incremental: { param: 'since', field: 'updated_at' },
};
const operations = [list, ...usualOperations('/v2/parcels').slice(1)];

test('20,000 creates at 25 per second take 800 s at least, as the landscape says, and 1,000 s at the throttle, reads on top', () => {
  const profile = madeProfile({
    rateLimits: [perEndpoint],
    resources: [madeResource('parcel', { operations })],
  });
  const made = { a: profile, b: profile, brief: volumes };
  const { backfill } = madeDesigns(made).events;
  assert.equal(seconds(backfill.atLeast ?? 'PT0S'), 800);
  assert.equal(backfill.atLeast, madeLandscape(made).backfills[0]?.atLeast);
  // Indexing the target: 200 pages at 20 per s = 10 s; reading runs beside the writing.
  assert.equal(seconds(backfill.planned ?? 'PT0S'), 1010);
  assert.match(backfill.why, /at least 800 s, at 80 % of the limit 1,000 s/);
  assert.match(backfill.watermark, /^taken before the first page/);
});

test('calls that share one limit are added up', () => {
  const b = madeProfile({
    rateLimits: [madeLimit('all', 25, 'PT1S')],
    resources: [madeResource('parcel', { operations })],
  });
  const { backfill } = madeDesigns({
    a: b,
    b,
    brief: {
      ...volumes,
      systems: [
        { id: 'a', uses: 'acme' },
        { id: 'b', uses: 'acme' },
      ],
    },
  }).events;
  // Systems are apart: 20,000 writes at 20 per s; the index of 200 pages before it.
  assert.equal(seconds(backfill.planned ?? 'PT0S'), 1010);
});

test('an unknown limit gives no least time and an assumed plan of one call a second', () => {
  const { backfill } = madeDesigns({ brief: volumes }).polls;
  assert.equal(backfill.atLeast, null);
  assert.equal(backfill.limitId, null);
  // Index and writing at the target: 400 pages of 50 + 20,000 creates, one a second.
  assert.equal(seconds(backfill.planned ?? 'PT0S'), 20_400);
  assert.match(backfill.why, /documents no limit.*its owner must confirm/s);
  assert.ok(backfill.sources.some((source) => source.ref === 'design/call-rate'));
});

test('a daily quota is waited for, and its throttled share counts', () => {
  const b = madeProfile({
    rateLimits: [madeLimit('day', 10_000, 'P1D')],
    resources: [madeResource('parcel', { operations })],
  });
  const { backfill } = madeDesigns({ b, brief: volumes }).polls;
  assert.equal(backfill.atLeast, 'P1D');
  // 8,000 a day: 20,000 writes need three days' quotas, of which two are waited for.
  assert.equal(seconds(backfill.planned ?? 'PT0S') >= 2 * 86_400, true);
});

test('a list that ends at a result cap is read in partitions', () => {
  const a = madeProfile({
    resources: [
      madeResource('parcel', { operations: [{ ...list, pagination: { ...paged, maxResults: 5000 } }] }),
    ],
  });
  assert.match(madeDesigns({ a, brief: volumes }).polls.backfill.partitions, /^5 of at most 4,500 records/);
});
