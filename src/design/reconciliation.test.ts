import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeDesigns, tellingProfile } from '../../test/designed.ts';
import { madeLimit, madeProfile, madeResource } from '../../test/made.ts';

const records = (existing: number) => ({
  volumes: [{ object: 'a.parcel', existing, changesPerDay: 100, peakFactor: 4 }],
});

test('both sides are compared nightly where that takes under four hours, else weekly', () => {
  const profile = madeProfile({ rateLimits: [madeLimit('all', 10, 'PT1S')] });
  const every = (existing: number) =>
    madeDesigns({ a: profile, b: profile, brief: records(existing) }).polls.reconciliation.every;
  // 50 records a page at 8 pages a second: four hours are 5,760,000 records.
  assert.equal(every(5_000_000), 'P1D');
  assert.equal(every(6_000_000), 'P7D');
});

test('what the target has too much is never deleted', () => {
  assert.match(madeDesigns({}).polls.reconciliation.repairs, /reported, never deleted/);
});

test('a side that can not be listed is compared through the cross-reference', () => {
  const b = madeProfile({
    resources: [
      madeResource('parcel', { operations: [{ kind: 'create', method: 'POST', path: '/v2/parcels' }] }),
    ],
  });
  assert.match(
    madeDesigns({ a: tellingProfile(), b }).events.reconciliation.compares,
    /Acme can't be listed/,
  );
});
