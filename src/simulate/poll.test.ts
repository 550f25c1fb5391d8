import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atWork, type AtWork, byPeople, type Setup } from '../../test/at-work.ts';
import { madeEvent } from '../../test/designed.ts';
import { madeProfile, seen } from '../../test/made.ts';
import { directPolls } from '../design/strategies/direct-polls.ts';
import { eventDriven } from '../design/strategies/event-driven.ts';
import { findersOf } from './finders.ts';
import type { FlowPolicy } from './policy.ts';

const fields = [
  { path: 'id', type: 'string', readOnly: true },
  { path: 'email', type: 'string', format: 'email', unique: true },
  { path: 'note', type: 'string' },
  { path: 'updated_at', type: 'string', format: 'date-time', readOnly: true },
];
const parcel = (operations: readonly object[]): object => ({
  name: 'parcel',
  primaryKey: ['id'],
  concept: 'person',
  source: seen,
  fields,
  operations: [
    ...operations,
    { kind: 'get', method: 'GET', path: '/v2/parcels/{id}' },
    { kind: 'create', method: 'POST', path: '/v2/parcels' },
    { kind: 'update', method: 'PATCH', path: '/v2/parcels/{id}' },
  ],
});
const pagination = { style: 'cursor', maxPageSize: 50 };
const incremental = { param: 'since', field: 'updated_at', resolution: 'PT1S', lag: 'PT30S' };
/** A search whose index is half a minute behind and which stops at 200 hits. */
const search = {
  kind: 'search',
  method: 'POST',
  path: '/v2/parcels/search',
  incremental,
  pagination: { ...pagination, maxResults: 200 },
};
const list = { kind: 'list', method: 'GET', path: '/v2/parcels', pagination };

const minute = 60_000;
const searching: Setup = {
  made: {
    a: madeProfile({ resources: [parcel([search, list])] }),
    b: madeProfile({ resources: [parcel([list])] }),
    flow: { trigger: 'poll', every: 'PT5M', freshness: null },
  },
  strategy: directPolls,
};

/** Starts the finders without a first load, runs `acts` at their moments (ms), and stops at `end`. */
function find(
  setup: Setup,
  end: number,
  acts: readonly (readonly [at: number, act: (work: AtWork) => void])[],
): AtWork {
  const work = atWork({
    ...setup,
    policy: (policy) => {
      const quiet: FlowPolicy = { ...policy, backfill: { ...policy.backfill, run: false } };
      return setup.policy === undefined ? quiet : setup.policy(quiet);
    },
  });
  for (const process of findersOf(work.station).processes) work.kernel.spawn(process, 'finder');
  for (const [time, act] of acts) work.kernel.at(time, () => act(work));
  work.kernel.runUntil(end);
  return work;
}

const edit =
  (id: number) =>
  (work: AtWork): void => {
    work.source.update(id, 0b100, [0, 0, work.kernel.now() + 1], byPeople);
  };
const records = ({ jobs }: AtWork): readonly number[] =>
  [...new Set(jobs.map((job) => job.record))].toSorted((a, b) => a - b);
/** Without the last records of the import, which the first windows overlap. */
const changed = (work: AtWork): readonly number[] => records(work).filter((id) => id < 900);

test('what changed is found by the next window and what did not is left alone', () => {
  const work = find(searching, 11 * minute, [[2 * minute, edit(7)]]);
  assert.deepEqual(changed(work), [7]);
  assert.ok(work.jobs.every((job) => job.from === 'poll' && job.row !== null));
});

test('an overlap finds what the index showed too late, and without it such changes are lost', () => {
  const many = Array.from({ length: 40 }, (_, id) => id);
  const late = [[5 * minute - 5000, (work: AtWork) => many.forEach((id) => edit(id)(work))]] as const;
  const clock = (overlapMs: number): Setup => ({
    ...searching,
    policy: (policy) => ({ ...policy, read: { ...policy.read, overlapMs, watermark: 'clock' } }),
  });
  assert.deepEqual(changed(find(clock(150_000), 30 * minute, late)), many);
  const without = changed(find(clock(0), 30 * minute, late));
  assert.ok(without.length > 0 && without.length < 35, `${without.length} of 40 found`);
});

test('a bulk edit beyond the result cap is found whole when windows are cut, and lost in part when they are not', () => {
  const bulk = (work: AtWork): void => {
    for (let id = 0; id < 900; id++) edit(id)(work);
  };
  const cut = find(searching, 30 * minute, [[minute, bulk]]);
  assert.ok((cut.running.policy.read.partitionAbove ?? 0) < 200);
  assert.equal(changed(cut).length, 900);
  const uncut = find(
    {
      ...searching,
      policy: (policy) => ({ ...policy, read: { ...policy.read, partitionAbove: null, watermark: 'clock' } }),
    },
    30 * minute,
    [[minute, bulk]],
  );
  assert.ok(changed(uncut).length <= 200 && changed(uncut).length > 150);
});

test('a window that breaks off is read again from the same watermark', () => {
  let crashed = 0;
  const work = find(
    { ...searching, crash: (point) => point === 'page-taken' && crashed++ === 0 },
    4 * minute,
    [[1000, edit(4)]],
  );
  const mark = work.station.durable.watermark;
  assert.equal(mark, 0);
});

test('the watermark moves before the work is stored where that safeguard is missing', () => {
  const before = find(
    {
      ...searching,
      policy: (policy) => ({ ...policy, read: { ...policy.read, advances: 'before' } }),
      crash: (point) => point === 'page-read',
    },
    11 * minute,
    [[minute, edit(4)]],
  );
  assert.ok((before.station.durable.watermark ?? 0) >= minute);
  assert.deepEqual(changed(before), [4]);
});

test('a list of events gives what happened, each record with what was told', () => {
  const log = {
    name: 'event',
    aliases: ['events'],
    concept: 'event',
    primaryKey: ['id'],
    source: seen,
    fields: [{ path: 'id', type: 'string' }],
    operations: [
      {
        kind: 'list',
        method: 'GET',
        path: '/v2/events',
        pagination,
        incremental: { param: 'created', field: 'created' },
      },
    ],
  };
  const work = find(
    {
      made: {
        a: madeProfile({
          resources: [parcel([list]), log],
          events: [madeEvent('created'), madeEvent('updated'), madeEvent('deleted')],
        }),
        b: madeProfile({ resources: [parcel([list])] }),
        flow: { trigger: 'poll', every: 'PT5M', freshness: null },
      },
      strategy: directPolls,
    },
    30 * minute,
    [
      [2 * minute, edit(5)],
      [3 * minute, (at) => at.source.remove(6, byPeople)],
    ],
  );
  assert.equal(work.running.policy.read.feed, 'event-list');
  assert.deepEqual(changed(work), [5, 6]);
  assert.ok(work.jobs.some((job) => job.record === 6 && job.change === 'deleted'));
});

test('a full scan hands over what it does not know and what is gone twice', () => {
  const work = find(
    {
      made: {
        a: madeProfile({ resources: [parcel([list])] }),
        b: madeProfile({ resources: [parcel([list])] }),
        flow: { trigger: 'poll', every: 'PT1H', freshness: null },
      },
      strategy: directPolls,
    },
    10 * minute,
    [],
  );
  assert.equal(work.running.policy.read.feed, 'full-scan');
  assert.equal(records(work).length, 1000);
});

test('what no message announced is found by the repair poll', () => {
  const work = find(
    {
      made: {
        a: madeProfile({
          resources: [parcel([search, list])],
          events: [madeEvent('created'), madeEvent('updated')],
          webhooks: { delivery: 'at-least-once', source: seen },
        }),
        b: madeProfile({ resources: [parcel([list])] }),
        flow: { trigger: 'webhook', freshness: 'PT5M' },
      },
      strategy: eventDriven,
    },
    40 * minute,
    [[2 * minute, edit(9)]],
  );
  assert.equal(work.running.policy.trigger.mode, 'webhook');
  assert.deepEqual(changed(work), [9]);
  assert.ok(work.jobs.every((job) => job.from === 'repair'));
});

test('nothing is polled before the first load has passed, and the load begins at its watermark', () => {
  const work = atWork({
    ...searching,
    made: { ...searching.made, a: madeProfile({ resources: [parcel([search, list])] }) },
  });
  for (const process of findersOf(work.station).processes) work.kernel.spawn(process, 'finder');
  work.kernel.at(30_000, () => edit(3)(work));
  work.kernel.runUntil(40 * minute);
  const { backfill } = work.station.durable;
  assert.ok(backfill?.done === true && backfill.endedAt !== null);
  const kinds = work.jobs.map((job) => job.from);
  assert.equal(kinds.filter((from) => from === 'backfill').length, 1000);
  assert.ok(kinds.indexOf('poll') > kinds.lastIndexOf('backfill'));
  assert.ok(work.jobs.some((job) => job.from === 'poll' && job.record === 3));
});

test('a broken load goes on with the page that was open', () => {
  let pages = 0;
  const work = atWork({ ...searching, crash: (point) => point === 'load-page-done' && ++pages === 5 });
  const [load] = findersOf(work.station).processes;
  assert.ok(load);
  const task = work.kernel.spawn(load, 'load');
  while (pages < 5) work.kernel.runUntil(work.kernel.now() + 100);
  work.kernel.kill(task);
  const before = work.jobs.length;
  const [again] = findersOf(work.station).processes;
  assert.ok(again);
  work.kernel.spawn(again, 'load');
  work.kernel.runUntil(work.kernel.now() + 60 * minute);
  assert.equal(work.station.durable.backfill?.done, true);
  assert.ok(work.jobs.length - before <= 1000 - 5 * 50, `${work.jobs.length - before} handed over again`);
  assert.equal(records(work).length, 1000);
});

test('the target is indexed by its match key before the load', () => {
  const work = atWork({ ...searching, strategy: directPolls });
  const [load] = findersOf(work.station).processes;
  assert.ok(load && work.running.key !== null);
  work.kernel.spawn(load, 'load');
  work.kernel.runUntil(60 * minute);
  const count = work.target.count();
  assert.equal(work.station.index?.size, count);
});
