import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeDesigns } from '../../test/designed.ts';
import { madeLimit, madeProfile, madeResource, usualOperations } from '../../test/made.ts';

const create = { kind: 'create', method: 'POST', path: '/v2/parcels' };
const update = { kind: 'update', method: 'PATCH', path: '/v2/parcels/{id}' };
const upsert = { kind: 'upsert', method: 'PUT', path: '/v2/parcels/by-reference/{reference}' };

function target(operations: readonly object[], parts: object = {}) {
  return madeProfile({
    rateLimits: [madeLimit('all', 10, 'PT1S')],
    resources: [madeResource('parcel', { operations, ...parts })],
  });
}

function writes(operations: readonly object[], flow: object = {}) {
  const { polls } = madeDesigns({ b: target(operations), flow });
  return {
    ...polls.write,
    calls: polls.calls.filter((call) => call.onFailure === 'write').map((call) => call.id),
    blocked: polls.blocked,
  };
}

test('an upsert is preferred, and its key must exist as a unique field', () => {
  const decision = writes([create, update, upsert]);
  assert.equal(decision.mode, 'upsert');
  assert.deepEqual(decision.calls, ['F1.upsert']);
  assert.match(decision.why, /has to exist in Acme as a field with unique values/);
});

test('without an upsert a record is created once and updated later', () => {
  const decision = writes([create, update]);
  assert.equal(decision.mode, 'create-then-update');
  assert.deepEqual(decision.calls, ['F1.create', 'F1.update']);
});

test('what the brief forbids is not done', () => {
  assert.deepEqual(writes([create, update, upsert], { writes: 'create-only' }).calls, ['F1.create']);
  const updates = writes([create, update, upsert], { writes: 'update-only' });
  assert.deepEqual([updates.mode, updates.calls], ['update-only', ['F1.update']]);
  assert.match(updates.why, /parked and tried again for a day/);
});

test('an API that can only create or only update says what is lost', () => {
  assert.match(writes([create]).why, /later changes do not reach it/);
  assert.match(writes([update]).why, /records without a partner wait for a person/);
});

test('nothing to write with leaves the flow without calls and with a reason', () => {
  const decision = writes([{ kind: 'get', method: 'GET', path: '/v2/parcels/{id}' }]);
  assert.notEqual(decision.blocked, null);
  assert.deepEqual(decision.calls, []);
});

test('a batch is used when a run brings enough records, and its size is no larger than the API takes', () => {
  const batch = {
    kind: 'batch',
    batchOf: 'create',
    batchSize: 100,
    method: 'POST',
    path: '/v2/parcels/batch',
  };
  const busy = { volumes: [{ object: 'a.parcel', existing: 100_000, changesPerDay: 50_000, peakFactor: 2 }] };
  const many = madeDesigns({
    b: target([create, update, batch]),
    flow: { trigger: 'poll', every: 'PT5M', freshness: null },
    brief: busy,
  }).polls;
  // 50,000 × 2 × 300 s ÷ 86,400 s = 347.2 records in the busiest run.
  assert.equal(many.write.batch, 100);
  assert.match(many.write.why, /brings 348 records.*4 calls instead of 348/s);
  const few = madeDesigns({
    b: target([create, update, batch]),
    flow: { trigger: 'poll', every: 'PT5M', freshness: null },
  }).polls;
  assert.equal(few.write.batch, null);
  assert.ok(few.calls.some((call) => call.id === 'F1.load' && call.callsPerDay === 0));
});

test('a batch that takes no key against doubles is not used where single calls take one', () => {
  const batch = {
    kind: 'batch',
    batchOf: 'create',
    batchSize: 100,
    method: 'POST',
    path: '/v2/parcels/batch',
  };
  const keyed = { ...create, idempotency: { header: 'Idempotency-Key' } };
  const { polls } = madeDesigns({
    b: target([keyed, update, batch]),
    flow: { trigger: 'poll', every: 'PT5M', freshness: null },
    brief: { volumes: [{ object: 'a.parcel', existing: 1000, changesPerDay: 50_000, peakFactor: 2 }] },
  });
  assert.equal(polls.write.batch, null);
  assert.match(polls.write.why, /the batch call takes no key against doubles, single calls do/);
});

test('a call that replaces the record is read first', () => {
  const decision = writes([create, { kind: 'replace', method: 'PUT', path: '/v2/parcels/{id}' }]);
  assert.match(decision.why, /read first and written back whole/);
});

test('the usual operations are found at their own methods and paths', () => {
  const { polls } = madeDesigns({ b: target(usualOperations('/v2/parcels')) });
  assert.deepEqual(
    polls.calls.map((call) => `${call.id} ${call.method} ${call.path}`),
    [
      'F1.find GET /v2/parcels',
      'F1.create POST /v2/parcels',
      'F1.update PATCH /v2/parcels/{id}',
      'F1.read-back GET /v2/parcels',
      'F1.scan GET /v2/parcels',
      'F1.compare GET /v2/parcels',
    ],
  );
});
