import assert from 'node:assert/strict';
import { test } from 'node:test';
import { made, volumes } from '../../test/guard-parts.ts';
import { madeMission } from '../../test/at-work.ts';
import { directPolls } from '../design/strategies/direct-polls.ts';
import type { Mission } from '../simulate/mission.ts';
import { termsFor } from './terms.ts';

/** A mission with so many copies of one flow. */
function wide(count: number): Mission {
  const mission = madeMission(made({}, {}, volumes(4000, 300)), directPolls);
  const [flow] = mission.flows;
  if (flow === undefined) throw new Error('nothing to fly');
  return { ...mission, flows: Array.from({ length: count }, (_, at) => ({ ...flow, id: `F${at + 1}` })) };
}

test('a few flows are all flown, over many seeds', () => {
  const terms = termsFor([wide(2), wide(2)], 2, 1);
  assert.equal(terms.flows, null);
  assert.ok(terms.heavy.seeds.length + terms.light.seeds.length > 3);
  assert.ok(terms.says.every((line) => !line.startsWith('Only the first')));
});

test('of very many flows only the first are flown, and the plan says which and what that means', () => {
  const terms = termsFor([wide(200), wide(200)], 2, 1);
  assert.ok(terms.flows !== null && terms.flows < 30, String(terms.flows));
  assert.ok(
    terms.says.some((line) => line.startsWith(`Only the first ${terms.flows} of 200 flows were flown`)),
  );
});

test('more flows never get more runs, days or records', () => {
  const sizes = [1, 4, 12, 40, 200].map((count) => termsFor([wide(count)], 0, 1));
  for (const [at, terms] of sizes.slice(1).entries()) {
    const before = sizes[at];
    assert.ok(before !== undefined && terms.days <= before.days);
    assert.ok(
      terms.heavy.seeds.length + terms.light.seeds.length <=
        before.heavy.seeds.length + before.light.seeds.length,
    );
  }
});
