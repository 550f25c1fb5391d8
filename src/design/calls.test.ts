import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeDesigns, tellingProfile } from '../../test/designed.ts';
import { madeLimit, madeProfile, madeResource } from '../../test/made.ts';

const paged = { style: 'cursor', maxPageSize: 100 };
const list = {
  kind: 'list',
  method: 'GET',
  path: '/v2/parcels',
  pagination: paged,
  incremental: { param: 'since', field: 'updated_at' },
};
const get = { kind: 'get', method: 'GET', path: '/v2/parcels/{id}' };
const search = {
  kind: 'search',
  method: 'POST',
  path: '/v2/parcels/search',
  scopes: ['parcels.write', 'parcels.read'],
};
const create = { kind: 'create', method: 'POST', path: '/v2/parcels' };
const update = { kind: 'update', method: 'PATCH', path: '/v2/parcels/{id}' };
const profile = (operations: readonly object[]) =>
  madeProfile({
    rateLimits: [madeLimit('all', 10, 'PT1S')],
    resources: [madeResource('parcel', { operations })],
  });

test('calls a day follow from interval, pages and load', () => {
  const { polls } = madeDesigns({
    a: profile([list, get]),
    b: profile([list, search, create, update]),
    flow: { trigger: 'poll', every: 'PT5M', freshness: null },
  });
  const perDay = Object.fromEntries(polls.calls.map((call) => [call.id, call.callsPerDay]));
  // 288 polls of one page; 100 changes a day of which a fifth is new; 1,000 records in pages of 100 compared nightly.
  assert.deepEqual(perDay, {
    'F1.find': 288,
    'F1.match': 20,
    'F1.create': 20,
    'F1.update': 80,
    'F1.scan': 10,
    'F1.compare': 10,
  });
});

test('a full scan costs all its pages at every poll', () => {
  const everything = { ...list, incremental: null };
  const { polls } = madeDesigns({
    a: profile([everything]),
    flow: { trigger: 'poll', every: 'PT1H', freshness: null },
  });
  assert.equal(polls.calls.find((call) => call.id === 'F1.find')?.callsPerDay, 24 * 10);
});

test('messages cost a read for each change, and the repair its own polls', () => {
  const a = tellingProfile({ resources: [madeResource('parcel', { operations: [list, get] })] });
  const { events } = madeDesigns({ a, flow: { trigger: 'webhook', freshness: 'PT5M' } });
  assert.equal(events.calls.find((call) => call.id === 'F1.read')?.callsPerDay, 100);
  assert.equal(events.calls.find((call) => call.id === 'F1.find')?.callsPerDay, 96);
});

test('a call names the least scope, its page, its tightest limit and sources', () => {
  const { polls } = madeDesigns({ a: profile([list, get]), b: profile([list, search, create, update]) });
  const match = polls.calls.find((call) => call.id === 'F1.match');
  assert.deepEqual(match?.scopes, ['parcels.read']);
  const find = polls.calls.find((call) => call.id === 'F1.find');
  assert.deepEqual([find?.pageSize, find?.limitId, find?.onFailure], [100, 'all', 'read']);
  assert.ok(polls.calls.every((call) => call.sources.length > 0));
});

test('a flow without a known target has answers but no calls', () => {
  const { events } = madeDesigns({ b: null });
  assert.deepEqual(events.calls, []);
  assert.notEqual(events.blocked, null);
  assert.match(events.notApplicable['calls'] ?? '', /nothing can be called yet/);
  assert.equal(events.backfill.planned, null);
});

test('the limit that is named is the one that is met first, not a quota of the day', () => {
  const b = madeProfile({
    rateLimits: [madeLimit('day', 1000, 'P1D'), madeLimit('burst', 100, 'PT10S')],
    resources: [madeResource('parcel', { operations: [create, update] })],
  });
  assert.equal(madeDesigns({ b }).polls.calls.find((call) => call.id === 'F1.create')?.limitId, 'burst');
});
