import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Job } from './integration.ts';
import { kernelAt } from './kernel.ts';
import { lot } from './lot.ts';
import { queueOn } from './queue.ts';

function job(record: number, parts: Partial<Job> = {}): Job {
  return {
    flow: 'F1',
    record,
    change: 'updated',
    into: null,
    row: null,
    readAt: null,
    from: 'message',
    since: 0,
    attempts: 0,
    due: 0,
    firstFailed: null,
    lot: null,
    ...parts,
  };
}
const rules = { onePerRecord: true, readable: true };

test('work is taken when it is due, the earliest first, in the order in which it came', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 200 }),
      fc.boolean(),
      (dues, onePerRecord) => {
        const kernel = kernelAt();
        const queue = queueOn(kernel, { onePerRecord, readable: true });
        for (const [record, due] of dues.entries()) queue.put(job(record, { due }));
        const early: number[] = [];
        kernel.runUntil(100_000);
        for (let next = queue.take(false); next !== null; next = queue.take(false)) early.push(next.record);
        const wanted = [...dues.entries()]
          .filter(([, due]) => due <= 100_000)
          .toSorted((a, b) => a[1] - b[1] || a[0] - b[0])
          .map(([record]) => record);
        assert.deepEqual(early, wanted);
        assert.equal(queue.size(), dues.length);
      },
    ),
    { seed: 5 },
  );
});

test('jobs of one record collapse while they wait, and one of a record is in flight at a time', () => {
  const kernel = kernelAt();
  const queue = queueOn(kernel, rules);
  const own = lot();
  for (const record of [1, 1, 2, 1]) {
    own.left += 1;
    queue.put(job(record, { lot: own }));
  }
  const taken = [queue.take(false), queue.take(false)];
  assert.deepEqual(new Set(taken.map((one) => one?.record)), new Set([1, 2]));
  queue.put(job(1));
  assert.equal(queue.take(false), null);
  for (const one of taken) if (one?.record === 1) queue.done(one);
  assert.equal(own.left, 1);
  assert.equal(queue.take(false)?.record, 1);
});

test('what failed waits for its time and gives way to newer work of its record', () => {
  const kernel = kernelAt();
  const queue = queueOn(kernel, rules);
  queue.put(job(1));
  const taken = queue.take(false);
  assert.ok(taken);
  queue.again(taken, 5000);
  assert.equal(queue.take(false), null);
  kernel.runUntil(5000);
  assert.equal(queue.take(false)?.record, 1);
});

test('after a crash a durable queue has all that waited and was in flight, another has nothing', () => {
  for (const durable of [true, false]) {
    const queue = queueOn(kernelAt(), rules);
    for (const record of [1, 2, 3]) queue.put(job(record));
    queue.take(false);
    queue.crash(durable);
    assert.equal(queue.size(), durable ? 3 : 0);
    const left: number[] = [];
    for (let next = queue.take(false); next !== null; next = queue.take(false)) left.push(next.record);
    assert.deepEqual(new Set(left), new Set(durable ? [1, 2, 3] : []));
  }
});

test('during a load that holds live work back only work of the load is taken', () => {
  const queue = queueOn(kernelAt(), rules);
  queue.put(job(1));
  queue.put(job(2, { from: 'backfill' }));
  assert.equal(queue.take(true)?.record, 2);
  assert.equal(queue.take(true), null);
  assert.equal(queue.take(false)?.record, 1);
});
