import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Row } from '../twin/store.ts';
import type { Durable, Job } from './integration.ts';
import { kernelAt } from './kernel.ts';
import { knownPage, noteKnown } from './known-pages.ts';
import { queueOn } from './queue.ts';

const job: Job = {
  flow: 'f',
  record: 1,
  change: 'updated',
  into: null,
  row: null,
  readAt: null,
  from: 'poll',
  since: 0,
  attempts: 0,
  due: 0,
  firstFailed: null,
  lot: null,
};

function page(rows: number): readonly Row[] {
  return Array.from({ length: rows }, (_, id) => ({
    id,
    version: 1,
    modified: 0,
    created: 0,
    deleted: false,
    values: [],
  }));
}

test('a page is known until there is work, and not again when the work is done', () => {
  const queue = queueOn(kernelAt(), { onePerRecord: true, readable: true });
  const durable = { queue } as Durable;
  const rows = page(20);
  assert.equal(knownPage(durable, rows), null);
  noteKnown(durable, rows, 7);
  assert.deepEqual([knownPage(durable, rows), knownPage(durable, page(20))], [7, null]);
  queue.put(job);
  assert.equal(knownPage(durable, rows), null);
  noteKnown(durable, rows, 7);
  const taken = queue.take(false);
  assert.ok(taken !== null);
  queue.done(taken);
  assert.equal(knownPage(durable, rows), null, 'what was noted while there was work does not count');
});

test('a page of few rows is looked at each time', () => {
  const durable = { queue: queueOn(kernelAt(), { onePerRecord: true, readable: true }) } as Durable;
  const rows = page(3);
  noteKnown(durable, rows, 7);
  assert.equal(knownPage(durable, rows), null);
});
