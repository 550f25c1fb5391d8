import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { randomFrom } from '../twin/random.ts';
import { spells, spellsOf } from './spells.ts';

describe('spells', () => {
  test('come once in each span, apart from one another and in order', () => {
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.nat(),
          every: fc.integer({ min: 100, max: 5000 }),
          part: fc.integer({ min: 1, max: 90 }),
        }),
        ({ seed, every, part }) => {
          const lasts = Math.floor((every * part) / 100);
          const { all } = spellsOf({ every, lasts, horizon: every * 20 }, randomFrom(seed).next);
          assert.ok(all.length >= 10 && all.length <= 20, `${all.length}`);
          all.forEach((spell, index) => {
            assert.ok(spell.to - spell.from >= lasts);
            assert.ok(index === 0 || spell.from > (all[index - 1]?.to ?? 0));
          });
        },
      ),
    );
  });

  test('are on from their beginning until before their end, whatever order the questions come in', () => {
    const two = spells([
      { from: 10, to: 20 },
      { from: 30, to: 31 },
    ]);
    const asked = [9, 10, 19, 20, 30, 31, 10, 5, 30];
    assert.deepEqual(asked.map(two.on), [false, true, true, false, true, false, true, false, true]);
    assert.deepEqual([0, 10, 29, 30, 99].map(two.begun), [0, 1, 1, 2, 2]);
  });

  test('never come where there are none', () => {
    assert.deepEqual(spellsOf({ every: null, lasts: 50, horizon: 1e9 }, () => 0.5).all, []);
  });
});
