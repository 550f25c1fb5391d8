import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeDesigns, tellingProfile } from '../../test/designed.ts';
import { madeProfile, madeResource } from '../../test/made.ts';

const paged = { style: 'cursor', maxPageSize: 100 };
const operations = [
  {
    kind: 'list',
    method: 'GET',
    path: '/v2/parcels',
    pagination: paged,
    incremental: { param: 'since', field: 'updated_at', resolution: 'P1D' },
  },
  { kind: 'get', method: 'GET', path: '/v2/parcels/{id}' },
  { kind: 'create', method: 'POST', path: '/v2/parcels' },
  { kind: 'update', method: 'PATCH', path: '/v2/parcels/{id}' },
];
const silent = madeProfile({ resources: [madeResource('parcel', { operations })] });

function perDay(design: {
  readonly calls: readonly { readonly id: string; readonly callsPerDay: number }[];
}) {
  return new Map(design.calls.map(({ id, callsPerDay }) => [id, callsPerDay]));
}

test('both ways the target is looked at before each change of a record that is there crosses', () => {
  const polled = perDay(madeDesigns({ a: silent, b: silent, flow: { direction: 'two-way' } }).polls);
  assert.equal(polled.get('F1-out.get'), 80);
  const oneWay = perDay(madeDesigns({ a: silent, b: silent, flow: {} }).polls);
  assert.equal(oneWay.get('F1.get'), undefined);
});

test('a leg that reads by id reads its own changes, what the other leg wrote, and for the look of the other leg', () => {
  const { events } = madeDesigns({ a: tellingProfile(), b: silent, flow: { direction: 'two-way' } });
  // b changes 200 times a day by rule, and four in five of these records are there already.
  assert.equal(perDay(events).get('F1-out.read'), 100 + 200 + 160);
});

test('a filter by the day shows the records of the last days at every poll', () => {
  const brief = { volumes: [{ object: 'a.parcel', existing: 1000, changesPerDay: 100, peakFactor: 1 }] };
  const flow = { trigger: 'poll', every: 'PT1H', freshness: null };
  const made = perDay(madeDesigns({ a: silent, b: silent, brief, flow }).polls);
  // A day of overlap and one and a half of coarse times: some 250 records in pages of 100.
  assert.equal(made.get('F1.find'), 24 * 3);
});

test('the daily look at a subscription is a call where the vendor lists its subscriptions', () => {
  const hooks = madeResource('webhook_subscription', {
    operations: [{ kind: 'list', method: 'GET', path: '/v2/webhook_subscriptions' }],
  });
  const flow = { trigger: 'webhook', freshness: 'PT5M' };
  const parcels = madeResource('parcel', { operations });
  const watched = madeDesigns({ a: tellingProfile({ resources: [parcels, hooks] }), flow }).events;
  assert.equal(perDay(watched).get('F1.watch'), 1);
  const paid = { ...hooks, name: 'subscription' };
  const other = madeDesigns({ a: tellingProfile({ resources: [parcels, paid] }), flow }).events;
  assert.equal(perDay(other).get('F1.watch'), undefined);
});
