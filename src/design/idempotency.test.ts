import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeDesigns, madeLandscape } from '../../test/designed.ts';
import { madeProfile, madeResource } from '../../test/made.ts';
import type { FlowDesign } from './design.ts';
import type { MappingSide } from '../mapping/mapping.ts';
import { match } from '../mapping/match.ts';
import { propose } from './propose.ts';
import { directPolls } from './strategies/direct-polls.ts';

const create = { kind: 'create', method: 'POST', path: '/v2/parcels' };
const update = { kind: 'update', method: 'PATCH', path: '/v2/parcels/{id}' };
const search = { kind: 'search', method: 'GET', path: '/v2/parcels/search' };

function decide(operations: readonly object[], parts: object = {}, flow: object = {}) {
  const b = madeProfile({ resources: [madeResource('parcel', { operations, ...parts })] });
  return madeDesigns({ b, flow }).polls;
}

test('a vendor key is used with its retention, and after it the record is looked up', () => {
  const keyed = { idempotency: { header: 'Idempotency-Key', retention: 'PT12H' } };
  const { idempotency, calls, retry } = decide([{ ...create, ...keyed }, { ...update, ...keyed }, search]);
  assert.equal(idempotency.support, 'header');
  assert.equal(idempotency.retention, 'PT12H');
  assert.equal(
    idempotency.formula,
    'spw-F1-{parcel id}-create, then spw-F1-{parcel id}-{hash of mapped values}-{n} with n = writes applied to the pair so far',
  );
  assert.match(idempotency.unknownOutcome, /same key for up to 12 h; after that look it up/);
  assert.match(idempotency.why, /\(A, B, A\)/);
  assert.equal(
    calls.find((call) => call.id === 'F1.create')?.detail,
    'Idempotency-Key: spw-F1-{parcel id}-create',
  );
  assert.equal(retry.rows.find((row) => row.class === 'no-answer')?.givesUpAfter, 'PT12H');
});

test('a key whose life is not documented is trusted within one run only', () => {
  const { idempotency } = decide([{ ...create, idempotency: { header: 'X-Once' } }, update]);
  assert.equal(idempotency.retention, null);
  assert.match(idempotency.unknownOutcome, /within the run/);
  assert.match(idempotency.risk ?? '', /may double it/);
});

test('an upsert and an update by id need no key', () => {
  assert.equal(
    decide([{ kind: 'upsert', method: 'PUT', path: '/v2/parcels' }]).idempotency.support,
    'natural-key',
  );
  const updates = decide([update], {}, { writes: 'update-only' }).idempotency;
  assert.deepEqual([updates.support, updates.risk], ['natural-key', null]);
});

test('a unique field turns a doubled create into a conflict', () => {
  const fields = [{ path: 'email', type: 'string', unique: true }];
  const b = madeProfile({
    resources: [madeResource('parcel', { concept: 'person', operations: [create, update], fields })],
  });
  const a = madeProfile({
    resources: [madeResource('parcel', { concept: 'person', fields: [{ path: 'email', type: 'string' }] })],
  });
  const { idempotency } = madeDesigns({ a, b }).polls;
  assert.equal(idempotency.support, 'natural-key');
  assert.match(idempotency.unknownOutcome, /second record with the same email is refused/);
  assert.equal(idempotency.risk, null);
});

test('a search before a repeat waits for its index and states the risk that stays', () => {
  const lagging = { ...search, incremental: { param: 'q', field: 'created', lag: 'PT2M' } };
  const { idempotency } = decide([create, update, lagging], { custom: 'metadata' });
  assert.equal(idempotency.support, 'natural-key');
  assert.match(
    idempotency.unknownOutcome,
    /wait 2 min \(documented index lag\), then look it up by metadata\.a_parcel_id first/,
  );
  assert.notEqual(idempotency.risk, null);
});

test('with no key, no unique field and no look-up nothing is repeated, and the risk is stated', () => {
  const { idempotency, retry } = decide([create, update]);
  assert.equal(idempotency.support, 'none');
  assert.match(idempotency.risk ?? '', /can double the record/);
  assert.match(idempotency.unknownOutcome, /a person looks/);
  assert.equal(retry.rows.find((row) => row.class === 'no-answer')?.retry, false);
});

function noFields(system: string): MappingSide {
  return { system, object: 'parcel', concept: null, fields: [] };
}

/** The flow's design where the mapping fills nothing of the target. */
function unfilled(operations: readonly object[]): FlowDesign {
  const landscape = madeLandscape({
    b: madeProfile({ resources: [madeResource('parcel', { operations })] }),
  });
  const nothing = match(noFields('a'), noFields('b'));
  const [flow] = propose(directPolls, 'D1', landscape, new Map([['F1', nothing]])).flows;
  assert.ok(flow !== undefined);
  return flow;
}

const upsert = { kind: 'upsert', method: 'PUT', path: '/v2/parcels' };
const list = {
  kind: 'list',
  method: 'GET',
  path: '/v2/parcels',
  incremental: { param: 'since', field: 'updated_at', lag: null },
};

test('where the mapping fills no key of the record, an unanswered create is read back and compared, with and without an upsert', () => {
  for (const write of [create, upsert]) {
    const { idempotency, identity, retry, calls } = unfilled([write, update, list]);
    assert.deepEqual([idempotency.support, idempotency.unknown], ['read-back', 'read-back']);
    assert.match(
      idempotency.unknownOutcome,
      /wait 1 min, then read by GET \/v2\/parcels what updated_at shows since the attempt/,
    );
    assert.match(idempotency.risk ?? '', /wait for a person/);
    assert.match(identity.firstMatch, /paired by a person, in a list that is loaded first/);
    assert.equal(retry.rows.find((row) => row.class === 'no-answer')?.retry, true);
    assert.equal(calls.find(({ id }) => id === 'F1.read-back')?.callsPerDay, 0);
  }
});

test('where what was created since can not be read either, the unanswered create is left to a person', () => {
  for (const write of [create, upsert]) {
    const { idempotency, retry, calls } = unfilled([write, update, search]);
    assert.deepEqual([idempotency.support, idempotency.unknown], ['none', 'dead-letter']);
    assert.match(idempotency.risk ?? '', /nothing that is written into it tells it from others/);
    assert.equal(retry.rows.find((row) => row.class === 'no-answer')?.retry, false);
    assert.ok(!calls.some(({ id }) => id === 'F1.read-back'));
  }
});

test('both ways, an upsert without an answer is looked for by its key before it overwrites what people changed since', () => {
  const b = madeProfile({
    resources: [madeResource('parcel', { custom: 'metadata', operations: [upsert, list] })],
  });
  const oneWay = madeDesigns({ b }).polls.idempotency;
  assert.equal(oneWay.unknown, 'repeat');
  const { idempotency, calls } = madeDesigns({ b, flow: { direction: 'two-way' } }).polls;
  assert.deepEqual([idempotency.support, idempotency.unknown], ['natural-key', 'look-up']);
  assert.match(
    idempotency.unknownOutcome,
    /what updated_at shows since the attempt, look for metadata\.a_parcel_id in it, and repeat only when it is not there/,
  );
  assert.ok(calls.some(({ id }) => id === 'F1-out.read-back'));
});
