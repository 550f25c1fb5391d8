import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeDesigns } from '../../test/designed.ts';
import { madeLimit, madeProfile, seen } from '../../test/made.ts';

test('each limit is used to four fifths; one that leaves less than a call gets a longer window', () => {
  const b = madeProfile({
    rateLimits: [madeLimit('fast', 25, 'PT1S'), madeLimit('slow', 1, 'PT1S', { appliesTo: ['create'] })],
  });
  const { throttle } = madeDesigns({ b }).polls;
  assert.equal(throttle.share, 0.8);
  assert.deepEqual(throttle.limits, [
    { limitId: 'fast', system: 'b', unit: 'calls', count: 20, window: 'PT1S' },
    { limitId: 'slow', system: 'b', unit: 'calls', count: 1, window: 'PT1.25S' },
  ]);
});

test('limits of single records are kept too, limits of other calls are not', () => {
  const b = madeProfile({
    rateLimits: [
      madeLimit('each', 10, 'PT1M', { scope: 'record', appliesTo: ['update'] }),
      madeLimit('deletes', 10, 'PT1M', { appliesTo: ['delete'] }),
    ],
  });
  assert.deepEqual(
    madeDesigns({ b }).polls.throttle.limits.map((limit) => limit.limitId),
    ['each'],
  );
});

test('disputes and unknown limits are told', () => {
  const b = madeProfile({
    rateLimits: [madeLimit('all', 25, 'PT1S', { disputed: [{ claim: '100 per second', source: seen }] })],
  });
  const { throttle } = madeDesigns({ b }).polls;
  assert.match(throttle.why, /Disputed: all \(100 per second\)/);
  assert.match(throttle.why, /Acme: no limit is documented.*one call a second/s);
});

test('limits on calls that are open at once are kept by a share of their own', () => {
  const b = madeProfile({
    rateLimits: [
      madeLimit('all', 25, 'PT1S'),
      madeLimit('open', 5, 'PT1S', { concurrent: true }),
      madeLimit('deletes', 2, 'PT1S', { concurrent: true, appliesTo: ['delete'] }),
    ],
  });
  const { throttle } = madeDesigns({ b }).polls;
  assert.deepEqual(throttle.atOnce, [{ limitId: 'open', system: 'b', count: 4 }]);
  assert.deepEqual(
    throttle.limits.map((limit) => limit.limitId),
    ['all'],
  );
  assert.match(throttle.why, /At most 4 of 5 calls open at once \(open\)/);
});
