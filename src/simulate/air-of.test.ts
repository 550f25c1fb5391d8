import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { airOf } from './air-of.ts';
import { day, hour, minute, timeOfDay } from './clock.ts';
import { faultProfiles } from './read-faults.ts';
import type { Faults } from './weather.ts';

function profile(name: string, parts: Partial<Faults> = {}): Faults {
  const found = faultProfiles[name];
  assert.ok(found);
  return { ...found, ...parts };
}

const systems = ['here', 'there'];

describe('the weather of a run', () => {
  test('is the same for one seed and another for the next', () => {
    const asked = (seed: number): unknown => {
      const { air, outages } = airOf(profile('harsh'), seed, systems, 20 * day);
      const calls = Array.from({ length: 500 }, (_, index) => air.call('here', index * minute));
      const messages = Array.from({ length: 500 }, (_, index) => air.message('there', index * minute));
      return { calls, messages, outages };
    };
    assert.deepEqual(asked(4), asked(4));
    assert.notDeepEqual(asked(4), asked(5));
  });

  test("of one system is not changed by another's calls", () => {
    const [alone, busy] = [1, 2].map(() => airOf(profile('typical'), 9, systems, day).air);
    assert.ok(alone && busy);
    for (let call = 0; call < 100; call++) busy.call('there', call);
    const told = (air: typeof alone): unknown =>
      Array.from({ length: 50 }, (_, at) => air.call('here', at * 1000));
    assert.deepEqual(told(alone), told(busy));
  });

  test('keeps to the shares of its profile and to its latencies', () => {
    const faults = profile('none', {
      calls: {
        latency: { typical: 'PT0.5S', worst: 'PT10S' },
        failed: 0.1,
        unanswered: 0.05,
        unreached: 0.02,
        limited: 0.01,
      },
    });
    const { air } = airOf(faults, 3, systems, day);
    const fates = new Map<string, number>();
    let [latency, worst] = [0, 0];
    const calls = 20_000;
    for (let call = 0; call < calls; call++) {
      const met = air.call('here', call);
      fates.set(met.fate, (fates.get(met.fate) ?? 0) + 1);
      latency += met.latency;
      worst = Math.max(worst, met.latency);
      assert.ok(Number.isInteger(met.latency) && met.latency >= 0);
    }
    for (const [fate, share] of [
      ['failed', 0.1],
      ['unanswered', 0.05],
      ['unreached', 0.02],
      ['limited', 0.01],
    ] as const)
      assert.ok(Math.abs((fates.get(fate) ?? 0) / calls - share) < 0.01, fate);
    assert.ok(latency / calls > 500 && latency / calls < 800, `${latency / calls}`);
    assert.ok(worst <= 10_000);
  });

  test('leaves nobody an answer in an outage, and puts maintenance into the night', () => {
    const faults = profile('none', {
      outage: { every: 'P2D', lasts: 'PT2H' },
      maintenance: { every: 'P7D', lasts: 'PT1H' },
    });
    const { air, outages } = airOf(faults, 1, ['here'], 14 * day);
    assert.ok(outages.length >= 7, `${outages.length}`);
    for (const { from, to } of outages.toSorted((a, b) => a.from - b.from)) {
      const met = air.call('here', (from + to) / 2);
      assert.ok(met.fate === 'unreached' || (met.fate === 'failed' && met.status === 503), met.fate);
    }
    const nights = outages.filter(({ from, to }) => to - from === hour);
    assert.equal(nights.length, 2);
    for (const { from } of nights) assert.equal(timeOfDay(from), 2 * hour);
  });

  test('loses, doubles and delays messages, and counts the secrets', () => {
    const { air } = airOf(
      profile('harsh', { outage: { every: null, lasts: 'PT0S' } }),
      2,
      ['here'],
      30 * day,
    );
    const sent = Array.from(
      { length: 10_000 },
      (_, index) => air.message('here', index * minute).delays.length,
    );
    const share = (count: number): number => sent.filter((one) => one === count).length / sent.length;
    assert.ok(Math.abs(share(0) - 0.02) < 0.006);
    assert.ok(Math.abs(share(2) - 0.05) < 0.01);
    assert.equal(air.secret('here', 0), 0);
    assert.equal(air.secret('here', 30 * day), 6);
    assert.equal(new Set(Array.from({ length: 240 }, (_, at) => air.granted('here', at * hour))).size, 2);
  });

  test('refuses the same records until somebody has corrected them', () => {
    const { air, correct } = airOf(profile('none', { refused: 0.05 }), 8, systems, day);
    const refused = Array.from({ length: 4000 }, (_, id) => id).filter((id) =>
      air.refuses('here', 'deal', id, 0),
    );
    assert.ok(Math.abs(refused.length / 4000 - 0.05) < 0.01, `${refused.length}`);
    const [first] = refused;
    assert.ok(first !== undefined);
    assert.equal(air.refuses('here', 'deal', first, 5 * day), true);
    correct('here', 'deal', first);
    assert.equal(air.refuses('here', 'deal', first, 5 * day), false);
  });
});
