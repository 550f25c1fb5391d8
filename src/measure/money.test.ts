import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Money } from './money.ts';

test('an amount has a currency by its three letters and is never below nothing', () => {
  assert.ok(Money.safeParse({ amount: 22.5, currency: 'USD' }).success);
  assert.ok(Money.safeParse({ amount: 0, currency: 'JPY' }).success);
  for (const wrong of [
    { amount: -1, currency: 'USD' },
    { amount: Number.NaN, currency: 'USD' },
    { amount: Number.POSITIVE_INFINITY, currency: 'USD' },
    { amount: '22', currency: 'USD' },
    { amount: 22, currency: 'usd' },
    { amount: 22, currency: '$' },
    { amount: 22 },
    { amount: 22, currency: 'USD', cents: 50 },
  ])
    assert.ok(!Money.safeParse(wrong).success, JSON.stringify(wrong));
});
