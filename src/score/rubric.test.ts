import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rubric, totalOf } from './rubric.ts';
import { higherFirst, standingFrom } from './score.ts';
import { criteria } from './scorecard.ts';

const value = fc.double({ min: 0, max: 500, noNaN: true });
const figures = fc.tuple(
  ...rubric.map(({ rule }) =>
    fc.array(value, { minLength: rule.gauges.length, maxLength: rule.gauges.length }),
  ),
);

test('the rubric has each criterion once, and its weights add to one', () => {
  assert.deepEqual(
    rubric.map(({ rule }) => rule.criterion),
    [...criteria],
  );
  assert.ok(Math.abs(rubric.reduce((sum, { weight }) => sum + weight, 0) - 1) < 1e-12);
  assert.ok(rubric.every(({ weight }) => weight > 0));
});

test('every mark lies between 0 and 100, whatever the figures', () => {
  fc.assert(
    fc.property(figures, (all) => {
      rubric.forEach(({ rule }, index) => {
        const mark = rule.mark(all[index] ?? []);
        assert.ok(mark >= 0 && mark <= 100, `${rule.criterion} ${mark}`);
      });
    }),
    { seed: 1 },
  );
});

for (const { rule } of rubric) {
  for (const [at, gauge] of rule.gauges.entries()) {
    test(`${rule.criterion}: ${gauge.better} of "${gauge.name}" never lowers the mark`, () => {
      const values = fc.array(value, { minLength: rule.gauges.length, maxLength: rule.gauges.length });
      fc.assert(
        fc.property(values, value, (before, step) => {
          const old = before[at] ?? 0;
          const after = before.with(at, gauge.better === 'more' ? old + step : Math.max(0, old - step));
          assert.ok(rule.mark(after) >= rule.mark(before) - 1e-9);
        }),
        { seed: 2 },
      );
    });
  }
}

test('a design that is worse in some figure and better in none never ranks above the other', () => {
  const steps = fc.tuple(
    ...rubric.map(({ rule }) =>
      fc.array(fc.oneof(fc.constant(0), value), {
        minLength: rule.gauges.length,
        maxLength: rule.gauges.length,
      }),
    ),
  );
  fc.assert(
    fc.property(figures, steps, (better, by) => {
      const worse = rubric.map(({ rule }, index) =>
        rule.gauges.map((gauge, at) => {
          const held = better[index]?.[at] ?? 0;
          const step = by[index]?.[at] ?? 0;
          return gauge.better === 'more' ? Math.max(0, held - step) : held + step;
        }),
      );
      assert.ok(higherFirst(standingFrom(better), standingFrom(worse)) <= 0);
    }),
    { seed: 3 },
  );
});

test('a total is the weighted sum of the marks', () => {
  assert.equal(totalOf(rubric.map(() => 50)), 50);
  assert.equal(totalOf([100, 0, 0, 0, 0, 0, 0, 0]), 25);
});
