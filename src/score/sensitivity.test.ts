import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { madeLandscape, tellingProfile } from '../../test/designed.ts';
import { proposeDesigns } from '../design/propose.ts';
import { compareDesigns } from './compare.ts';
import { rubric } from './rubric.ts';
import { criteria } from './scorecard.ts';
import { dominanceOf, flipsOf, type Marked } from './sensitivity.ts';
import { flipWords, weightTurns } from './turning-words.ts';

const marked = (id: string, marks: readonly number[], reasonsAgainst = 0): Marked => ({
  id,
  marks,
  reasonsAgainst,
});
const even = (value: number): readonly number[] => rubric.map(() => value);

/** The total when one weight is set and the others keep their proportions. */
function totalAt(one: Marked, at: number, weight: number): number {
  const others = 1 - (rubric[at]?.weight ?? 0);
  return rubric.reduce(
    (sum, { weight: own }, index) =>
      sum + (one.marks[index] ?? 0) * (index === at ? weight : (own / others) * (1 - weight)),
    0,
  );
}

test('a criterion in which the second leads turns the order at the weight where both draw level', () => {
  const first = marked('D1', even(60).with(3, 40));
  const second = marked('D2', even(50).with(3, 100));
  const flip = flipsOf([first, second])[3];
  // 60 − 20w against 50 + 50w: level at one seventh.
  assert.deepEqual(flip, {
    criterion: 'cost',
    weight: 0.1,
    less: null,
    more: { weight: 0.143, design: 'D2' },
  });
});

test('on either side of a turn another design leads, whatever the marks', () => {
  const marks = fc.array(fc.integer({ min: 0, max: 100 }), {
    minLength: criteria.length,
    maxLength: criteria.length,
  });
  fc.assert(
    fc.property(marks, marks, marks, (a, b, c) => {
      const ranked = [marked('A', a), marked('B', b), marked('C', c)].toSorted(
        (one, other) => totalAt(other, 0, 0.25) - totalAt(one, 0, 0.25),
      );
      const [first] = ranked;
      assert.ok(first);
      for (const [at, { weight, less, more }] of flipsOf(ranked).entries())
        for (const turn of [less, more]) {
          if (turn === null) continue;
          const other = ranked.find((one) => one.id === turn.design);
          assert.ok(other);
          const beyond = turn === more ? Math.min(1, turn.weight + 0.002) : Math.max(0, turn.weight - 0.002);
          assert.ok(totalAt(other, at, beyond) >= totalAt(first, at, beyond) - 1e-6);
          assert.ok(turn === more ? turn.weight >= weight - 0.001 : turn.weight <= weight + 0.001);
        }
    }),
    { seed: 5, numRuns: 300 },
  );
});

test('a design is dominated by one that is nowhere worse and somewhere better, unless more speaks against that', () => {
  const good = marked('D1', even(60).with(0, 70));
  const worse = marked('D2', even(60));
  assert.deepEqual(dominanceOf([good, worse]), [{ design: 'D2', by: 'D1' }]);
  assert.deepEqual(dominanceOf([worse, marked('D3', even(60).with(0, 70).with(1, 50))]), []);
  assert.deepEqual(dominanceOf([worse, marked('D4', even(60).with(0, 70), 1)]), []);
  assert.deepEqual(dominanceOf([worse, marked('D5', even(60))]), []);
});

test('a dominated design never ranks above its dominator', () => {
  for (const flow of [{ trigger: 'webhook' }, { trigger: 'poll', every: 'PT5M' }, { freshness: 'PT30S' }]) {
    const landscape = madeLandscape({ a: tellingProfile(), flow });
    const { ranking, sensitivity } = compareDesigns(proposeDesigns(landscape), landscape);
    assert.equal(new Set(ranking).size, 6);
    for (const { design, by } of sensitivity?.dominated ?? [])
      assert.ok(ranking.indexOf(by) < ranking.indexOf(design), `${design} ${by}`);
  }
});

test('scenarios are scored anew: half the freshness puts out what is then too slow', () => {
  const landscape = madeLandscape({ flow: { trigger: 'poll', freshness: 'PT16M', every: 'PT15M' } });
  const { sensitivity, recommended } = compareDesigns(proposeDesigns(landscape), landscape);
  const half = sensitivity?.scenarios.find((one) => one.id === 'freshness-half');
  assert.match(half?.change ?? '', /8 min in place of 16 min/);
  assert.equal(half?.turns, half?.recommended !== recommended);
  assert.match(half?.why ?? '', /\d/);
});

test('volume, budget and prices are tried for every brief, freshness where some is asked', () => {
  const ids = (flow: object): readonly string[] => {
    const landscape = madeLandscape({ flow });
    return (
      compareDesigns(proposeDesigns(landscape), landscape).sensitivity?.scenarios.map((one) => one.id) ?? []
    );
  };
  const always = ['volume-3', 'volume-10', 'budget-half', 'prices-150'];
  assert.deepEqual(ids({ freshness: null, every: 'PT5M', trigger: 'poll' }), always);
  assert.deepEqual(ids({ freshness: 'PT5M' }).toSorted(), [...always, 'freshness-half'].toSorted());
});

test('the words tell the nearest turn first, and what does not turn anything', () => {
  const sensitivity = {
    weights: [
      { criterion: criteria[0], weight: 0.25, less: null, more: { weight: 0.9, design: 'D3' } },
      { criterion: criteria[3], weight: 0.1, less: { weight: 0.05, design: 'D2' }, more: null },
    ],
    scenarios: [],
    dominated: [],
  };
  assert.deepEqual(weightTurns(sensitivity), [
    'cost below 5 % (now 10 %) puts D2 first',
    'reliability above 90 % (now 25 %) puts D3 first',
  ]);
  const landscape = madeLandscape({});
  const comparison = compareDesigns(proposeDesigns(landscape), landscape);
  assert.equal(flipWords({ ...comparison, sensitivity: null }), null);
  assert.match(
    flipWords({ ...comparison, sensitivity: { ...sensitivity, weights: [] } }) ?? '',
    /^No weight/,
  );
});
