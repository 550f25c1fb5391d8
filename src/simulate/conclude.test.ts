import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atWork } from '../../test/at-work.ts';
import { flown } from '../../test/integrated.ts';
import {
  minute,
  hour,
  day,
  list,
  telling,
  setup,
  made,
  edit,
  writesOf,
  named,
  emailOf,
  forgetful,
} from '../../test/parcels.ts';
import { type Air, calmAir } from '../twin/air.ts';
import type { Reply } from '../twin/twin.ts';
import { fallThrough } from './conclude.ts';
import { draftOf, wholeContent } from './draft.ts';
import type { Job } from './integration.ts';
import { intend, pairFor } from './pairs.ts';
import type { FlowPolicy } from './policy.ts';

test('a change that is told twice is written once', () => {
  const twice: Air = { ...calmAir(), message: () => ({ delays: [1000, 4000, 90_000], forged: false }) };
  const work = flown(setup({ air: twice }));
  work.kernel.at(minute, () => edit(work.a, 3, 'note', 77));
  work.kernel.runUntil(20 * minute);
  const [first, ...more] = writesOf(work, 3);
  assert.equal(more.length, 0);
  assert.equal(first?.after.values[work.b.fields.indexOf('note')], 77);
  assert.ok((work.took.get('F1.prevented.hash') ?? 0) >= 1);
});

test('the same change is written again for each telling where nothing is remembered of it', () => {
  const twice: Air = { ...calmAir(), message: () => ({ delays: [1000, 4000, 90_000], forged: false }) };
  const work = flown(setup({ air: twice, policy: (policy) => ({ ...policy, dedupe: false }) }));
  work.kernel.at(minute, () => edit(work.a, 3, 'note', 77));
  work.kernel.runUntil(4 * minute);
  assert.ok(writesOf(work, 3).length >= 3);
});

const keyed = [
  list,
  { kind: 'get', method: 'GET', path: '/v2/parcels/{id}' },
  {
    kind: 'create',
    method: 'POST',
    path: '/v2/parcels',
    idempotency: { header: 'Idempotency-Key', retention: 'P1D' },
  },
  { kind: 'update', method: 'PATCH', path: '/v2/parcels/{id}' },
];

/** Thirty parcels are made while every third call of b goes unanswered; gives how many records b has of each. */
function thirtyMade(parts: Parameters<typeof setup>[0]): readonly number[] {
  const work = flown(setup({ air: forgetful(2 * hour), ...parts }));
  for (let number = 0; number < 30; number++)
    work.kernel.at(minute * (number + 1), () => made(work.a, number));
  work.kernel.runUntil(2 * day);
  return Array.from({ length: 30 }, (_, number) => named(work, emailOf(work.a, number)).length);
}

const once = Array.from({ length: 30 }, () => 1);

test('creates without an answer double nothing where the vendor takes a key', () => {
  const made = thirtyMade({ made: { b: telling({ operations: keyed }) } });
  assert.deepEqual(made, once);
});

test('creates without an answer double nothing where they are looked up first', () => {
  assert.deepEqual(thirtyMade({}), once);
});

test('creates without an answer double nothing where a person looks', () => {
  const policy = (own: FlowPolicy): FlowPolicy => ({
    ...own,
    identity: { ...own.identity, lookup: false },
    idempotency: { support: 'none', retentionMs: null, unknownOutcome: 'dead-letter' },
  });
  assert.deepEqual(thirtyMade({ policy }), once);
});

test('creates without an answer double records where they are simply repeated', () => {
  const policy = (own: FlowPolicy): FlowPolicy => ({
    ...own,
    identity: { ...own.identity, lookup: false },
    idempotency: { support: 'none', retentionMs: null, unknownOutcome: 'repeat' },
  });
  const counts = thirtyMade({ policy });
  assert.ok(counts.every((count) => count >= 1));
  assert.ok(
    counts.some((count) => count > 1),
    counts.join(' '),
  );
});

test('a partner that is there already is linked and written to, and made only where there is none', () => {
  const work = flown(setup());
  work.kernel.at(minute, () => {
    const there = made(work.b, 5);
    assert.equal(named(work, emailOf(work.a, 5))[0], there);
  });
  work.kernel.at(5 * minute, () => made(work.a, 5));
  work.kernel.runUntil(20 * minute);
  assert.equal(named(work, emailOf(work.a, 5)).length, 1);
  assert.equal(work.took.get('F1.created'), undefined);
});

test('a create whose repeat fails for sure is as unknown as before, and one that fails the first time is not', () => {
  const { station, kernel } = atWork(setup());
  const row = station.running.source.store('parcel').row(3);
  const job: Job = {
    flow: 'F1',
    record: 3,
    change: 'updated',
    into: null,
    row,
    readAt: 0,
    from: 'poll',
    since: 0,
    attempts: 0,
    due: 0,
    firstFailed: null,
    lot: null,
  };
  const pair = pairFor(station, 3);
  assert.ok(pair !== null);
  /** Sends the create of the record once more and has it answered so; gives whether its outcome is open. */
  const tried = (failed: 'no-answer' | 'unavailable'): boolean => {
    kernel.runUntil(kernel.now() + minute);
    const state = { row, readAt: 0 };
    const draft = draftOf(station, job, { state, pair, content: wholeContent(station, state, -1, pair) });
    assert.ok(draft !== null);
    intend(station, pair, draft.intent);
    const reply = { ...silence, status: failed === 'no-answer' ? 0 : 503 };
    fallThrough(station, draft, { reply, failed, at: kernel.now(), wait: 1000 });
    return pair.open !== null && station.durable.opens.has(3);
  };
  assert.deepEqual([tried('unavailable'), tried('no-answer'), tried('unavailable')], [false, true, true]);
});

const silence: Reply = {
  status: 0,
  latency: 0,
  limited: false,
  retryAfter: null,
  rows: [],
  page: null,
  told: [],
  next: null,
  partial: false,
  written: [],
};
