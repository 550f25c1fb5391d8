// What every way of counting promises, tried on arrivals that fast-check makes up: bursts, gaps, costs, others who take their share.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bucket } from './bucket.ts';
import { byRecord } from './by-record.ts';
import { type Counter, openAt, type Rate } from './counter.ts';
import { fixedWindows } from './fixed.ts';
import { inFlight } from './in-flight.ts';
import { slidingWindow } from './sliding.ts';

/** `gap` ms after the one before; a gap below nothing is so many thousandths of a window short of a whole one. */
interface Arrival {
  readonly gap: number;
  readonly cost: number;
  readonly left: number;
}

interface Passed {
  readonly at: number;
  readonly cost: number;
}

function after(gap: number, { windowMs }: Rate): number {
  return gap >= 0 ? gap : Math.max(0, Math.floor(windowMs * (1 + gap / 1000)));
}

/** Sends everything and gives what was let through. */
function send(counter: Counter, given: Rate, arrivals: readonly Arrival[]): readonly Passed[] {
  let now = 0;
  const passed: Passed[] = [];
  for (const { gap, cost, left } of arrivals) {
    now += after(gap, given);
    if (!counter.fits(now, cost, left)) continue;
    counter.take(now, cost);
    passed.push({ at: now, cost });
  }
  return passed;
}

/** The most that any stretch of so many ms holds; stretches start at what passed, for no other start holds more. */
function busiest(passed: readonly Passed[], stretch: number): number {
  return Math.max(
    0,
    ...passed.map(({ at }) =>
      passed.filter((one) => one.at >= at && one.at < at + stretch).reduce((sum, one) => sum + one.cost, 0),
    ),
  );
}

const rate = fc.record({
  limit: fc.integer({ min: 1, max: 40 }),
  windowMs: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 200, max: 5000 })),
});
const left = fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true }));
const gap = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 300 }) },
  { weight: 2, arbitrary: fc.integer({ min: -8, max: -1 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 20_000 }) },
);
const singles = fc.array(fc.record({ gap, cost: fc.constant(1), left }), { maxLength: 250, size: 'max' });
const costly = fc.array(fc.record({ gap, cost: fc.integer({ min: 0, max: 12 }), left }), {
  maxLength: 250,
  size: 'max',
});

test('a sliding window never holds more than the limit, counted call by call', () => {
  fc.assert(
    fc.property(rate, singles, (given, arrivals) => {
      const passed = send(slidingWindow(given, true), given, arrivals);
      assert.ok(busiest(passed, given.windowMs) <= given.limit);
    }),
  );
});

test('a sliding window never holds more than the limit, counted in parts', () => {
  fc.assert(
    fc.property(rate, costly, (given, arrivals) => {
      const passed = send(slidingWindow(given, false), given, arrivals);
      assert.ok(busiest(passed, given.windowMs) <= given.limit);
    }),
  );
});

test('a sliding window counted call by call refuses nothing that would have fitted', () => {
  fc.assert(
    fc.property(rate, singles, (given, arrivals) => {
      const counter = slidingWindow(given, true);
      const passed: number[] = [];
      let now = 0;
      for (const { gap: pause } of arrivals) {
        now += after(pause, given);
        const there = passed.filter((at) => at > now - given.windowMs).length;
        assert.equal(counter.fits(now, 1, 1), there < given.limit);
        assert.equal(counter.used(now), there);
        if (there >= given.limit) continue;
        counter.take(now, 1);
        passed.push(now);
      }
    }),
  );
});

test('parts that are about to leave keep a sliding window shut for less than a hundredth of its length', () => {
  const counter = slidingWindow({ limit: 500_000, windowMs: 86_400_000 }, true);
  for (let call = 0; call < 500_000; call++) counter.take(call * 100, 1);
  const full = 500_000 * 100;
  assert.equal(counter.used(full), 500_000);
  assert.equal(counter.fits(full, 1, 1), false);
  const wait = counter.wait(full, 1, 1);
  assert.ok(wait >= 86_400_000 - full && wait <= 86_400_000 * 1.01 - full);
  assert.equal(counter.fits(86_400_000 - 1, 1, 1), false);
  assert.equal(counter.fits(86_400_000 * 1.01, 1, 1), true);
});

test('fixed windows hold no more than the limit each, and start anew together', () => {
  fc.assert(
    fc.property(rate, costly, (given, arrivals) => {
      const sums = new Map<number, number>();
      for (const { at, cost } of send(fixedWindows(given), given, arrivals)) {
        const window = Math.floor(at / given.windowMs);
        sums.set(window, (sums.get(window) ?? 0) + cost);
      }
      for (const sum of sums.values()) assert.ok(sum <= given.limit);
    }),
  );
  const counter = fixedWindows({ limit: 3, windowMs: 1000 });
  for (let call = 0; call < 3; call++) counter.take(999, 1);
  assert.equal(counter.fits(999, 1, 1), false);
  assert.equal(counter.wait(999, 1, 1), 1);
  assert.equal(counter.fits(1000, 3, 1), true);
});

test('a bucket lets through no more than its size and what flowed in, over any stretch', () => {
  fc.assert(
    fc.property(rate, fc.integer({ min: 1, max: 60 }), costly, (given, size, arrivals) => {
      const passed = send(bucket(given, size), given, arrivals);
      for (const [first, { at: from }] of passed.entries()) {
        let sum = 0;
        for (const { at, cost } of passed.slice(first)) {
          sum += cost;
          assert.ok(sum <= size + ((at - from) * given.limit) / given.windowMs + 1e-6);
        }
      }
    }),
  );
});

test('a bucket that is drawn on at its own rate never refuses, and is full again after size ÷ rate', () => {
  const counter = bucket({ limit: 2, windowMs: 1000 }, 20);
  for (let call = 0; call < 20; call++) counter.take(0, 1);
  for (let time = 500; time <= 600_000; time += 500) {
    assert.equal(counter.fits(time, 1, 1), true, `at ${time}`);
    counter.take(time, 1);
  }
  assert.equal(counter.fits(600_000, 1, 1), false);
  assert.equal(counter.wait(600_000, 1, 1), 500);
  assert.equal(counter.idle(609_998), false);
  assert.equal(counter.idle(610_000), true);
});

test('whatever is told as a time to wait is enough, and never more than a window is lost by it', () => {
  const made: readonly ((given: { limit: number; windowMs: number }) => Counter)[] = [
    (given) => slidingWindow(given, true),
    (given) => slidingWindow(given, false),
    fixedWindows,
    (given) => bucket(given, given.limit),
  ];
  fc.assert(
    fc.property(rate, singles, fc.nat({ max: made.length - 1 }), (given, arrivals, which) => {
      const counter = made[which]?.(given);
      assert.ok(counter);
      let now = 0;
      for (const { gap: pause } of arrivals) {
        now += after(pause, given);
        const wait = counter.wait(now, 1, 1);
        assert.equal(wait === 0, counter.fits(now, 1, 1));
        assert.ok(wait <= given.windowMs * 1.01 + 2, `${wait} of ${given.windowMs}`);
        now += wait;
        assert.equal(counter.fits(now, 1, 1), true);
        counter.take(now, 1);
      }
    }),
  );
});

test('what costs more than the whole limit never passes', () => {
  const given = { limit: 10, windowMs: 1000 };
  for (const counter of [slidingWindow(given, false), fixedWindows(given), bucket(given, 10)]) {
    assert.equal(counter.fits(0, 11, 1), false);
    assert.equal(counter.wait(0, 11, 1), Number.POSITIVE_INFINITY);
  }
});

test('others get their share in turns, also of a limit of one', () => {
  let open = 0;
  for (let second = 0; second < 1000; second++)
    open += openAt({ limit: 1, windowMs: 1000 }, second * 1000, 0.8);
  assert.ok(Math.abs(open - 800) <= 2, `${open}`);
  assert.equal(openAt({ limit: 100, windowMs: 1000 }, 123_456, 0.75), 75);
  assert.equal(openAt({ limit: 100, windowMs: 1000 }, 123_456, 0), 0);
  assert.equal(openAt({ limit: 100, windowMs: 1000 }, 123_456, 1), 100);
});

test('no more calls are open at once than may be, and each closes at its own time', () => {
  const call = fc.record({ gap: fc.integer({ min: 0, max: 40 }), lasts: fc.integer({ min: 1, max: 200 }) });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.array(call, { maxLength: 150 }), (limit, calls) => {
      const counter = inFlight({ limit, windowMs: 1000 });
      const ends: number[] = [];
      let now = 0;
      for (const { gap: pause, lasts } of calls) {
        now += pause;
        const there = ends.filter((end) => end > now).length;
        assert.equal(counter.used(now), there);
        assert.equal(counter.fits(now, 1), there < limit);
        const wait = counter.wait(now, 1);
        now += wait;
        assert.ok(ends.filter((end) => end > now).length < limit);
        if (wait > 0) assert.equal(ends.filter((end) => end > now - 1).length, limit);
        counter.take(now + lasts);
        ends.push(now + lasts);
      }
    }),
  );
});

test('of many records only those are kept that were touched within the window', () => {
  const records = byRecord(() => slidingWindow({ limit: 3, windowMs: 1000 }, true));
  for (let record = 0; record < 100_000; record++) records.of(record, record * 10).take(record * 10, 1);
  assert.ok(records.size() <= 2048, `${records.size()}`);
  assert.equal(records.of(99_999, 999_990).used(999_990), 1);
});
