import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { Duration } from './duration-schema.ts';
import { duration, inWords, seconds } from './duration.ts';

test('every length that the shape accepts can be reckoned with, down to fractions of a millisecond', () => {
  const lengths = {
    PT5M: 300,
    P30D: 2_592_000,
    P1WT5M: 605_100,
    'PT0.5S': 0.5,
    'PT1.5H': 5400,
    'PT0.0001S': 1e-4,
  };
  for (const [length, expected] of Object.entries(lengths)) {
    assert.ok(Duration.safeParse(length).success, length);
    assert.equal(seconds(length), expected, length);
  }
  assert.equal(seconds('P999999999W'), 999_999_999 * 604_800);
});

test('a fraction before the last part, lengths beyond reckoning, and months and years are refused', () => {
  for (const wrong of [
    'PT1.5H30M',
    'PT1.5M10S',
    'P99999999999999D',
    'PT9007199254740993S',
    'P1M',
    'P1Y',
    'P',
    'PT',
  ])
    assert.ok(!Duration.safeParse(wrong).success, wrong);
  assert.throws(() => seconds('PT1.5H30M'), RangeError);
});

test('words round to whole seconds before they are parted, so that 60 seconds are a minute', () => {
  assert.equal(inWords('PT59.6S'), '1 min');
  assert.equal(inWords('PT3599.9S'), '1 h');
  assert.equal(inWords('PT15M20S'), '15 min 20 s');
  assert.equal(inWords('PT59.4S'), '59 s');
  assert.equal(inWords('PT3661S'), '1 h 1 min');
  assert.equal(inWords('PT86405S'), '1 d 5 s');
  assert.equal(inWords('PT0.5M'), '30 s');
  assert.equal(inWords('PT0.9999S'), '1 s');
  assert.equal(inWords('PT0.04S'), '40 ms');
  assert.equal(inWords('PT0.0001S'), '1 ms');
  assert.equal(inWords('PT0S'), '0 s');
});

test('seconds become the shortest form; what is no length is refused', () => {
  assert.equal(duration(90), 'PT1M30S');
  assert.equal(duration(86_400), 'P1D');
  assert.equal(duration(0), 'PT0S');
  assert.throws(() => duration(Number.NaN), RangeError);
  assert.throws(() => duration(-1), RangeError);
  assert.throws(() => inWords('5 minutes'), RangeError);
});

test('lengths are written as Temporal writes them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 12 }), (ms) => {
      const expected = Temporal.Duration.from({ milliseconds: ms }).round({ largestUnit: 'day' }).toString();
      assert.equal(duration(ms / 1000), expected);
    }),
  );
});
