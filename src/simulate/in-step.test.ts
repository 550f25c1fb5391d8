import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Row } from '../twin/store.ts';
import { stillAgreed } from './in-step.ts';
import type { Pair } from './integration.ts';
import { newPair } from './pairs.ts';

/** The first field is carried both ways, the second one way alone. */
const flow = {
  rows: [
    { to: 0, from: [0], mutual: true },
    { to: 1, from: [1], mutual: false },
  ],
  policy: { echo: true, conflict: { toleranceMs: 0, timed: true, winner: 'review' } },
} as const;

function inStep(source: number[], target: number[]): Pair {
  const [pair, other] = [newPair(1, 2), newPair(2, 1)];
  pair.other = other;
  other.other = pair;
  pair.base = source;
  other.base = target;
  return pair;
}

function row(values: readonly number[]): Row {
  return { id: 1, version: 3, modified: 0, created: 0, deleted: false, values };
}

test('a target may hold what its source never did', () => {
  assert.deepEqual(stillAgreed(flow, inStep([5, 0], [5, 9]), row([5, 0])), [5, 9]);
});

test('a source that has changed since, or has something that never crossed, is looked at', () => {
  assert.equal(stillAgreed(flow, inStep([5, 0], [5, 9]), row([6, 0])), null);
  assert.equal(stillAgreed(flow, inStep([5, 8], [5, 9]), row([5, 8])), null);
});

test('nobody is in step before the two met, while a write has no answer, or where echoes are not told', () => {
  const unmet = inStep([5, 0], [5, 9]);
  unmet.base = null;
  assert.equal(stillAgreed(flow, unmet, row([5, 0])), null);
  const silent = { ...flow, policy: { ...flow.policy, echo: false } };
  assert.equal(stillAgreed(silent, inStep([5, 0], [5, 9]), row([5, 0])), null);
});
