import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LimitedCall, limitCounts, limitHoldsPerRecord } from './limit.ts';

const update: LimitedCall = {
  resource: 'parcel',
  kind: 'update',
  method: 'put',
  path: '/parcels/{parcelId}',
};
const list: LimitedCall = { resource: 'parcel', kind: 'list', method: 'GET', path: '/parcels' };
const seek: LimitedCall = { resource: 'parcel', kind: 'search', method: 'POST', path: '/parcels/search' };

function counted(appliesTo: readonly string[]): readonly string[] {
  return [update, list, seek]
    .filter((call) => limitCounts({ appliesTo, scope: 'account' }, call))
    .map((call) => call.kind);
}

test('a limit without entries counts every call', () => {
  assert.deepEqual(counted([]), ['update', 'list', 'search']);
});

test('entries are alternatives: kinds, resource names, path prefixes', () => {
  assert.deepEqual(counted(['search']), ['search']);
  assert.deepEqual(counted(['parcel']), ['update', 'list', 'search']);
  assert.deepEqual(counted(['list', '/parcels/search']), ['list', 'search']);
});

test('an entry of several words needs all of them', () => {
  assert.deepEqual(counted(['update parcel']), ['update']);
  assert.deepEqual(counted(['update letter']), []);
  assert.deepEqual(counted(['PUT /parcels/{id}']), ['update']);
  assert.deepEqual(counted(['DELETE /parcels/{id}']), []);
});

test('a limit kept per record is never summed over calls, and is found by its own question', () => {
  const perRecord = { appliesTo: ['update parcel'], scope: 'record' } as const;
  assert.equal(limitCounts(perRecord, update), false);
  assert.equal(limitHoldsPerRecord(perRecord, update), true);
  assert.equal(limitHoldsPerRecord(perRecord, list), false);
  assert.equal(limitHoldsPerRecord({ ...perRecord, scope: 'account' }, update), false);
});
