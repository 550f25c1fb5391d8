import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { moments } from './moments.ts';

/** What is pushed with its time, or null for a taking. */
type Step = number | null;

/** A list that is searched for its earliest entry each time: what the heap has to be equal to. */
function naively(steps: readonly Step[]): readonly (readonly [number, number] | null)[] {
  const list: { time: number; arrival: number }[] = [];
  const taken: (readonly [number, number] | null)[] = [];
  for (const [arrival, time] of steps.entries()) {
    if (time !== null) {
      list.push({ time, arrival });
      continue;
    }
    list.sort((a, b) => a.time - b.time || a.arrival - b.arrival);
    const first = list.shift();
    taken.push(first === undefined ? null : [first.time, first.arrival]);
  }
  return taken;
}

function byHeap(steps: readonly Step[]): readonly (readonly [number, number] | null)[] {
  const heap = moments<number>();
  const taken: (readonly [number, number] | null)[] = [];
  for (const [arrival, time] of steps.entries()) {
    if (time !== null) {
      heap.push(time, arrival);
      continue;
    }
    const next = heap.next();
    const act = heap.pop();
    taken.push(act === null ? null : [heap.time(), act]);
    assert.equal(next, act === null ? Number.POSITIVE_INFINITY : heap.time());
  }
  return taken;
}

const few = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 3_000_000_000 }));

test('gives what a sorted list gives: by time, and within one moment by arrival', () => {
  const steps = fc.array(fc.option(few, { freq: 3 }), { maxLength: 400, size: 'max' });
  fc.assert(
    fc.property(steps, (given) => {
      assert.deepEqual(byHeap(given), naively(given));
    }),
    { numRuns: 300 },
  );
});

test('gives what a sorted list gives when each taking is followed by an arrival, as in a run', () => {
  fc.assert(
    fc.property(
      fc.array(few, { minLength: 1, maxLength: 90 }),
      fc.array(few, { maxLength: 200, size: 'max' }),
      (first, then) => {
        const steps = [...first, ...then.flatMap((time): Step[] => [null, time])];
        assert.deepEqual(byHeap(steps), naively(steps));
      },
    ),
  );
});

test('counts what is left, and lets go of what was taken', () => {
  const heap = moments<string>();
  assert.equal(heap.pop(), null);
  heap.push(5, 'five');
  heap.push(3, 'three');
  assert.equal(heap.size(), 2);
  assert.equal(heap.pop(), 'three');
  assert.equal(heap.size(), 1);
  heap.push(4, 'four');
  assert.equal(heap.size(), 2);
  assert.deepEqual([heap.pop(), heap.pop(), heap.pop(), heap.size()], ['four', 'five', null, 0]);
  assert.equal(heap.next(), Number.POSITIVE_INFINITY);
});
