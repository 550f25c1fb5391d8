import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { madeLandscape, tellingProfile } from '../../test/designed.ts';
import { madeLimit, madeProfile } from '../../test/made.ts';
import type { Demand } from './demand.ts';
import { demandsOf, triesUntil } from './demands.ts';
import { designFlow } from './flow.ts';
import { groundOf } from './ground.ts';
import { eventDriven } from './strategies/event-driven.ts';

function demands(made: Parameters<typeof madeLandscape>[0]): readonly Demand[] {
  const landscape = madeLandscape(made);
  return landscape.flows.flatMap((flow) => {
    const ground = groundOf(flow, landscape, eventDriven.traitsFor(landscape));
    return demandsOf(ground, designFlow(ground).design);
  });
}

test('every row of the retry matrix and every other policy is asked for, each once', () => {
  const b = madeProfile({ rateLimits: [madeLimit('all', 10, 'PT1S')] });
  const policies = demands({ a: tellingProfile(), b, flow: { trigger: 'webhook' } }).map((one) => one.policy);
  assert.equal(new Set(policies).size, policies.length);
  for (const policy of [
    'retry.rate-limit',
    'retry.unavailable',
    'retry.no-answer',
    'retry.refused',
    'retry.access-lost',
    'retry.event-lost',
    'retry.timeout',
    'retry.breaker',
    'trigger.schedule',
    'trigger.signature',
    'transport.run',
    'transport.pace',
    'transport.in-flight',
    'transport.doubles',
    'dead-letter.keep',
    'dead-letter.replay',
    'dead-letter.expiry',
    'read.watermark',
    'identity.cross-reference',
    'throttle.share',
    'backfill.run',
    'reconciliation.run',
  ])
    assert.ok(policies.includes(policy), policy);
});

test('policies that do not arise are not asked for', () => {
  const policies = demands({ flow: { trigger: 'poll', every: 'PT5M', freshness: null } }).map(
    (one) => one.policy,
  );
  assert.ok(!policies.includes('trigger.signature'));
  assert.ok(!policies.includes('idempotency.header'));
  assert.deepEqual(demands({ b: null }), []);
});

test('figures follow the flow: its interval, its busiest hour, its records', () => {
  const of = (all: readonly Demand[], policy: string): number | undefined =>
    all.find((one) => one.policy === policy)?.needs[0]?.value;
  const volumes = [{ object: 'a.parcel', existing: 70_000, changesPerDay: 72_000, peakFactor: 1 }];
  const all = demands({
    flow: { trigger: 'poll', every: 'PT5M', freshness: null },
    brief: { volumes },
  });
  assert.equal(of(all, 'trigger.schedule'), 300);
  assert.equal(of(all, 'identity.cross-reference'), 70_000);
  assert.equal(of(all, 'transport.doubles'), 72_000);
  assert.ok((of(all, 'transport.pace') ?? 0) >= 1);
});

test('attempts until an end: as many as a count of the waits gives', () => {
  assert.equal(triesUntil(86_400, { first: 1, factor: 2, cap: 60 }), 1446);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50_000 }),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 30, max: 600 }),
      (until, first, factor, cap) => {
        let tries = 1;
        let sum = 0;
        let wait = first;
        while (sum < until) {
          sum += Math.min(wait, cap);
          wait = Math.min(cap, wait * factor);
          tries += 1;
        }
        const counted = factor === 1 ? 1 + Math.ceil(until / first) : tries;
        assert.equal(triesUntil(until, { first, factor, cap }), counted);
      },
    ),
    { seed: 6 },
  );
});
