import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashOf, mix, type Random, randomFrom } from './random.ts';

function drawn(random: Random, count: number): readonly number[] {
  return Array.from({ length: count }, () => random.next());
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Pearson's correlation of two equally long lists. */
function correlation(left: readonly number[], right: readonly number[]): number {
  const [a, b] = [mean(left), mean(right)];
  const sums = left.reduce(
    (sum, value, index) => {
      const [x, y] = [value - a, (right[index] ?? 0) - b];
      return { xy: sum.xy + x * y, xx: sum.xx + x * x, yy: sum.yy + y * y };
    },
    { xy: 0, xx: 0, yy: 0 },
  );
  return sums.xy / Math.sqrt(sums.xx * sums.yy);
}

/** Chi-square of counts that should be equal. */
function unevenness(counts: readonly number[]): number {
  const expected = mean(counts);
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

test('a seed gives the same numbers wherever it is asked, as written down here', () => {
  const known = {
    plain: [3981079580, 4214851107, 2315214570],
    forked: [1889871380, 506915805, 1714054336],
    hash: 910182291,
    mixed: 232174035,
  };
  assert.deepEqual(
    drawn(randomFrom(42), 3).map((value) => value * 4_294_967_296),
    known.plain,
  );
  assert.deepEqual(
    drawn(randomFrom(42).fork('weather').fork('crm'), 3).map((value) => value * 4_294_967_296),
    known.forked,
  );
  assert.equal(hashOf('weather'), known.hash);
  assert.equal(mix(1, 2), known.mixed);
});

test('a stream is decided by its seed and name alone, whatever was drawn before or beside it', () => {
  const fresh = drawn(randomFrom(7).fork('people'), 50);
  const root = randomFrom(7);
  drawn(root, 1000);
  drawn(root.fork('faults'), 1000);
  assert.deepEqual(drawn(root.fork('people'), 50), fresh);
  assert.notDeepEqual(drawn(root.fork('People'), 50), fresh);
  assert.notDeepEqual(drawn(randomFrom(8).fork('people'), 50), fresh);
  assert.notDeepEqual(drawn(root.fork('a').fork('b'), 50), drawn(root.fork('b').fork('a'), 50));
});

test('streams of neighbouring seeds and names have nothing to do with one another', () => {
  const streams = [
    ...Array.from({ length: 12 }, (_, seed) => randomFrom(seed)),
    ...Array.from({ length: 12 }, (_, flow) => randomFrom(1).fork(`flow ${flow}`)),
  ].map((random) => drawn(random, 20_000));
  for (const [index, stream] of streams.entries()) {
    for (const other of streams.slice(index + 1)) assert.ok(Math.abs(correlation(stream, other)) < 0.035);
    assert.ok(Math.abs(correlation(stream.slice(0, -1), stream.slice(1))) < 0.035);
  }
});

test('numbers fill the range evenly, single and in pairs', () => {
  const random = randomFrom(2026);
  const single = Array.from({ length: 100 }, () => 0);
  const pairs = Array.from({ length: 400 }, () => 0);
  for (let draw = 0; draw < 200_000; draw++) {
    const value = random.next();
    assert.ok(value >= 0 && value < 1);
    single[Math.floor(value * 100)] = (single[Math.floor(value * 100)] ?? 0) + 1;
    const cell = random.below(20) * 20 + random.below(20);
    assert.ok(Number.isInteger(cell));
    pairs[cell] = (pairs[cell] ?? 0) + 1;
  }
  // 99 and 399 degrees of freedom: beyond these with chance 1 in 10,000.
  assert.ok(unevenness(single) < 161, `${unevenness(single)}`);
  assert.ok(unevenness(pairs) < 514, `${unevenness(pairs)}`);
});

test('a chance comes as often as it says, and waits have the asked mean and shape', () => {
  const random = randomFrom(3).fork('waits');
  let struck = 0;
  for (let draw = 0; draw < 100_000; draw++) if (random.chance(0.03)) struck += 1;
  assert.ok(Math.abs(struck - 3000) < 4 * Math.sqrt(100_000 * 0.03 * 0.97), `${struck}`);
  assert.deepEqual([random.chance(0), random.chance(1)], [false, true]);
  const waits = Array.from({ length: 100_000 }, () => random.exponential(500));
  assert.ok(waits.every((wait) => wait >= 0 && Number.isFinite(wait)));
  assert.ok(Math.abs(mean(waits) - 500) < 4 * (500 / Math.sqrt(100_000)));
  const long = waits.filter((wait) => wait > 1500).length / waits.length;
  assert.ok(Math.abs(long - Math.exp(-3)) < 0.003, `${long}`);
});
