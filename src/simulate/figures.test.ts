import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { freshnessBounds, quantile } from './figures.ts';
import { spreadOf } from './campaign.ts';

describe('figures', () => {
  test('take quantiles by nearest rank', () => {
    const sorted = Float64Array.from({ length: 200 }, (_, index) => index + 1);
    assert.deepEqual(
      [0, 0.5, 0.95, 0.99, 1].map((part) => quantile(sorted, part)),
      [1, 100, 190, 198, 200],
    );
    assert.equal(quantile([7], 0.5), 7);
    assert.equal(quantile([], 0.95), 0);
  });

  test('sort freshness into classes that grow', () => {
    assert.ok(
      freshnessBounds.every((bound, index) => index === 0 || bound > (freshnessBounds[index - 1] ?? 0)),
    );
    assert.ok((freshnessBounds.at(-1) ?? 0) >= 365 * 86_400);
  });

  test('spread from the least over the lower middle to the most', () => {
    assert.deepEqual(spreadOf([5, 1, 9, 3]), { least: 1, middle: 3, most: 9 });
    assert.equal(spreadOf([]), null);
  });
});
