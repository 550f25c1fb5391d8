import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { randomFrom } from '../twin/random.ts';
import { day, hour, hourOfDay } from './clock.ts';
import { dailyCurve, nextChange } from './curve.ts';

describe('the curve of a day', () => {
  test('has mean 1 and its busiest hour at the asked peak, within office hours', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 24, noNaN: true }), (peak) => {
        const curve = dailyCurve(peak);
        const mean = curve.reduce((sum, weight) => sum + weight, 0) / 24;
        const busiest = Math.max(...curve);
        assert.ok(Math.abs(mean - 1) < 1e-4, `mean ${mean}`);
        assert.ok(Math.abs(busiest - peak) < 1e-4, `peak ${busiest}`);
        assert.ok(peak < 1.01 || curve.indexOf(busiest) === 10);
      }),
    );
  });

  test('is flat for a peak of 1 and one hour alone for 24 and more', () => {
    assert.deepEqual(new Set(dailyCurve(1)), new Set([1]));
    assert.ok(Math.abs((dailyCurve(80)[10] ?? 0) - 24) < 0.01);
  });
});

describe('changes along it', () => {
  test('come as often as asked, and in the busiest hour as much more often as the peak says', () => {
    const random = randomFrom(7);
    const curve = dailyCurve(5);
    let now = 0;
    let all = 0;
    let busiest = 0;
    const days = 200;
    for (;;) {
      now = nextChange(curve, 300, now, random);
      if (now >= days * day) break;
      all += 1;
      if (hourOfDay(now) === 10) busiest += 1;
    }
    assert.ok(Math.abs(all / days - 300) < 5, `${all / days} a day`);
    assert.ok(Math.abs(busiest / days / (300 / 24) - 5) < 0.2, `peak ${busiest / days / (300 / 24)}`);
  });

  test('never come where there are none', () => {
    assert.equal(nextChange(dailyCurve(3), 0, 5 * hour, randomFrom(1)), Number.POSITIVE_INFINITY);
  });
});
