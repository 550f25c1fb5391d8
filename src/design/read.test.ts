import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeDesigns, madeEvent, tellingProfile } from '../../test/designed.ts';
import { madeProfile, madeResource, seen } from '../../test/made.ts';

const list = {
  kind: 'list',
  method: 'GET',
  path: '/v2/parcels',
  pagination: { style: 'cursor', maxPageSize: 100 },
};
const get = { kind: 'get', method: 'GET', path: '/v2/parcels/{id}' };

function read(operations: readonly object[], parts: object = {}, made: object = {}) {
  const a = madeProfile({ resources: [madeResource('parcel', { operations, ...parts })], ...made });
  return madeDesigns({ a, flow: { trigger: 'poll' } }).polls.read;
}

test('the overlap is the documented lag, the resolution and the safety added up', () => {
  const incremental = { param: 'since', field: 'updated_at', lag: 'PT30S', resolution: 'PT10S' };
  const decision = read([{ ...list, incremental }, get]);
  assert.equal(decision.method, 'incremental-filter');
  assert.equal(decision.cursorField, 'updated_at');
  assert.equal(decision.overlap, 'PT1M40S');
  assert.match(decision.why, /30 s of index lag \(documented\) \+ 10 s of clock resolution \+ 1 min/);
});

test('a list that is asked in words reads an index as a search does', () => {
  const decision = read([
    { ...list, incremental: { param: 'query: updated_at:>=', field: 'updated_at' } },
    get,
  ]);
  assert.equal(decision.overlap, 'PT2M1S');
  assert.match(decision.why, /index lag \(assumed/);
});

test('a search without a documented lag is taken to lag by a minute, said as an assumption with its rule', () => {
  const decision = read([
    { ...list, kind: 'search', incremental: { param: 'since', field: 'updated_at' } },
    get,
  ]);
  assert.equal(decision.overlap, 'PT2M1S');
  assert.match(decision.why, /1 min of index lag \(assumed, none is documented\)/);
  assert.match(decision.why, /Sorted ascending by updated_at/);
  assert.ok(decision.sources.some((source) => source.kind === 'rule' && source.ref === 'design/index-lag'));
});

test('a cursor that holds days reaches back over a day', () => {
  const fields = [{ path: 'updated_on', type: 'string', format: 'date' }];
  const decision = read([{ ...list, incremental: { param: 'since', field: 'updated_on' } }], { fields });
  assert.equal(decision.overlap, 'P1DT1M');
});

test('a window is cut below a result cap when a bulk edit could exceed it, and not when it could not', () => {
  const capped = (maxResults: number) => ({
    ...list,
    kind: 'search',
    pagination: { style: 'cursor', maxPageSize: 100, maxResults },
    incremental: { param: 'since', field: 'updated_at' },
  });
  const cut = read([capped(1000)]);
  assert.deepEqual(cut.partition, { by: 'ranges of updated_at, and of id within one value', above: 900 });
  const whole = read([capped(1200)]);
  assert.equal(whole.partition, null);
  assert.match(whole.why, /Even a bulk edit of all 1,000 records/);
});

test('a filter on creation alone gives way to a list of events, read by id', () => {
  const created = { ...list, incremental: { param: 'created_since', field: 'created_at' } };
  const events = {
    name: 'event',
    concept: 'event',
    primaryKey: ['id'],
    source: seen,
    operations: [
      { kind: 'list', method: 'GET', path: '/v2/events', incremental: { param: 'after', field: 'created' } },
    ],
  };
  const a = madeProfile({
    resources: [madeResource('parcel', { operations: [created, get] }), events],
    events: [madeEvent('created'), madeEvent('updated')],
  });
  const { polls } = madeDesigns({ a, flow: { trigger: 'poll' } });
  assert.equal(polls.read.method, 'read-by-id');
  const find = polls.calls.find((call) => call.id === 'F1.find');
  assert.equal(find?.path, '/v2/events');
  assert.equal(find?.resource, 'event');
  assert.match(find?.detail ?? '', /types parcel\.created, parcel\.updated/);
  assert.match(polls.read.why, /by creation at best, not by change/);
});

test('a filter on creation alone without events means reading everything, unless only new records are asked for', () => {
  const created = { ...list, incremental: { param: 'created_since', field: 'created_at' } };
  const full = read([created, get]);
  assert.equal(full.method, 'full-scan');
  assert.equal(full.overlap, null);
  assert.match(full.why, /created_since compares the creation alone/);
  const a = madeProfile({ resources: [madeResource('parcel', { operations: [created, get] })] });
  const only = madeDesigns({ a, flow: { trigger: 'poll', writes: 'create-only' } }).polls.read;
  assert.equal(only.method, 'incremental-filter');
  assert.match(only.why, /enough here, as only new records are asked for/);
});

test('a list whose paging is not documented is a stated danger', () => {
  const decision = read([
    {
      kind: 'list',
      method: 'GET',
      path: '/v2/parcels',
      incremental: { param: 'since', field: 'updated_at' },
    },
  ]);
  assert.equal(decision.pageSize, null);
  assert.match(decision.why, /paged is not documented/);
});

test('deletions are told by events, or found by the comparison', () => {
  assert.match(
    read([{ ...list, incremental: { param: 'since', field: 'updated_at' } }]).deletes,
    /not seen.*comparison of both sides/,
  );
  const { events } = madeDesigns({ a: tellingProfile(), flow: { trigger: 'webhook' } });
  assert.equal(events.read.deletes, 'told by parcel.deleted');
});

test('a message that carries the record serves where no call reads one', () => {
  const a = tellingProfile({
    events: [madeEvent('created', { payload: 'record' }), madeEvent('updated', { payload: 'record' })],
    resources: [madeResource('parcel', { operations: [list] })],
  });
  const { events } = madeDesigns({ a, flow: { trigger: 'webhook' } });
  assert.equal(events.read.method, 'event-payload');
  assert.match(events.read.why, /what is older than the state last applied is dropped/);
});
