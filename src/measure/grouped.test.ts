import assert from 'node:assert/strict';
import { test } from 'node:test';
import { grouped } from './grouped.ts';

test('thousands are set apart, decimals are cut to what is asked and a loss is told', () => {
  assert.deepEqual(
    [
      grouped(20_000, 2),
      grouped(1_234_567.891, 1),
      grouped(999, 0),
      grouped(-2500.5, 4),
      grouped(0.004, 2),
      grouped(1.005, 1),
    ],
    ['20,000', '1,234,567.9', '999', '−2,500.5', '0', '1'],
  );
});
