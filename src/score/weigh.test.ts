import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { madeLandscape, tellingProfile } from '../../test/designed.ts';
import { proposeDesigns } from '../design/propose.ts';
import { compareDesigns } from './compare.ts';
import { criteria, type Criterion } from './scorecard.ts';
import { rubricWeights, weighedOf } from './sensitivity.ts';
import {
  dominatedOf,
  normal,
  rankByWeights,
  turnsOf,
  totalBy,
  type Weighed,
  type Weights,
  withWeight,
} from './weigh.ts';

const all = (value: number, changed: Partial<Weights> = {}): Weights =>
  ({ ...Object.fromEntries(criteria.map((criterion) => [criterion, value])), ...changed }) as Weights;

const weighed = (id: string, marks: Weights, reasonsAgainst = 0): Weighed => ({
  id,
  marks,
  usual: totalBy(rubricWeights, marks),
  lean: 0,
  reasonsAgainst,
});

const anyMarks: fc.Arbitrary<Weights> = fc
  .array(fc.integer({ min: 0, max: 4 }), { minLength: criteria.length, maxLength: criteria.length })
  .map(
    (values) =>
      Object.fromEntries(criteria.map((criterion, at) => [criterion, (values[at] ?? 0) * 25])) as Weights,
  );

test('under the rubric’s own weights the order is that of the comparison', () => {
  for (const flow of [{ trigger: 'webhook' }, { trigger: 'poll', every: 'PT5M' }, { freshness: 'PT30S' }]) {
    const landscape = madeLandscape({ a: tellingProfile(), flow });
    const designs = proposeDesigns(landscape);
    const own = designs.map((design) => weighedOf(design, landscape, null));
    assert.deepEqual(
      rankByWeights(own, rubricWeights).map(({ id }) => id),
      compareDesigns(designs, landscape).ranking,
    );
  }
});

test('a dominated design never ranks above its dominator and what something speaks against never above what may be recommended', () => {
  const design = (id: string): fc.Arbitrary<Weighed> =>
    fc
      .record({ marks: anyMarks, against: fc.integer({ min: 0, max: 2 }) })
      .map(({ marks, against }) => weighed(id, marks, against));
  fc.assert(
    fc.property(fc.tuple(design('A'), design('B'), design('C'), design('D')), anyMarks, (designs, drawn) => {
      const weights = normal(drawn) ?? rubricWeights;
      const ranked = rankByWeights(designs, weights);
      const at = (id: string): number => ranked.findIndex((one) => one.id === id);
      for (const { design: under, by } of dominatedOf(designs)) assert.ok(at(by) < at(under));
      const first = ranked.findIndex(({ recommendable }) => !recommendable);
      assert.ok(first < 0 || ranked.slice(first).every(({ recommendable }) => !recommendable));
    }),
    { seed: 11, numRuns: 500 },
  );
});

test('at the weight that is told the first place changes to the design that is told', () => {
  fc.assert(
    fc.property(anyMarks, anyMarks, anyMarks, (a, b, c) => {
      const designs = [weighed('A', a), weighed('B', b), weighed('C', c)];
      for (const { criterion, less, more } of turnsOf(designs, rubricWeights))
        for (const [turn, step] of [
          [less, -0.002],
          [more, 0.002],
        ] as const) {
          if (turn === null || turn.weight + step <= 0 || turn.weight + step >= 1) continue;
          const beyond = withWeight(rubricWeights, criterion, turn.weight + step);
          const total = (id: string): number =>
            totalBy(beyond, designs.find((one) => one.id === id)?.marks ?? a);
          const first = rankByWeights(designs, rubricWeights)[0];
          assert.ok(total(turn.design) >= total(first?.id ?? '') - 1e-6);
        }
    }),
    { seed: 3, numRuns: 300 },
  );
});

test('a moved weight leaves the proportions of the others, and brings them back from nothing evenly', () => {
  const moved = withWeight(rubricWeights, 'cost', 0.55);
  assert.equal(Math.round(moved.reliability * 1000), 125);
  const share = (weights: Weights): number => criteria.reduce((sum, one: Criterion) => sum + weights[one], 0);
  assert.equal(Math.round(share(moved) * 1e9), 1e9);
  const alone = withWeight(moved, 'cost', 1);
  assert.equal(alone.reliability, 0);
  assert.equal(withWeight(alone, 'cost', 0.3).fit.toFixed(9), '0.100000000');
  assert.equal(normal(all(0)), null);
  assert.equal(normal(all(5))?.cost, 0.125);
});
