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

test('a page is known until there is work, and not again when the work is done', () => {
  const queue = queueOn(kernelAt(), { onePerRecord: true, readable: true });
  const durable = { queue } as Durable;
  const rows: readonly Row[] = [];
  assert.equal(knownPage(durable, rows), null);
  noteKnown(durable, rows, 7);
  assert.deepEqual([knownPage(durable, rows), knownPage(durable, [])], [7, null]);
  queue.put(job);
  assert.equal(knownPage(durable, rows), null);
  noteKnown(durable, rows, 7);
  const taken = queue.take(false);
  assert.ok(taken !== null);
  queue.done(taken);
  assert.equal(knownPage(durable, rows), null, 'what was noted while there was work does not count');
});
