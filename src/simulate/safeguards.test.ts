// The proof that every safeguard is needed somewhere: a mission and a seed in which something breaks without it and nothing with it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { brokenIn, flyBoth } from '../../test/guarded.ts';
import { guards } from '../../test/guards.ts';
import { InputError } from '../finding/input.ts';
import { safeguardNamed, safeguards } from './safeguards.ts';

describe('safeguards', () => {
  test('each have a case that shows what they are for', () => {
    assert.deepEqual(
      guards.map(({ safeguard }) => safeguard).toSorted(),
      safeguards.map(({ name }) => name).toSorted(),
    );
  });

  for (const guard of guards) {
    const { safeguard, shows, seed } = guard;
    const what = typeof shows === 'string' ? `${shows} breaks` : 'its figure gets worse';
    test(`without ${safeguard} ${what} in seed ${seed}`, () => {
      const { whole, bare } = flyBoth(guard);
      assert.equal(bare.without, safeguard);
      if (typeof shows === 'string') {
        assert.deepEqual(brokenIn(whole), {}, 'holds with it');
        assert.ok((brokenIn(bare)[shows] ?? 0) > 0, JSON.stringify(brokenIn(bare)));
        assert.ok(bare.held.some(({ invariant, first }) => invariant === shows && first !== null));
      } else assert.ok(shows(whole, bare), JSON.stringify([whole.limits, bare.limits]));
    });
  }

  test('of a name that there is not are refused with the nearest one', () => {
    assert.throws(
      () => safeguardNamed('dedup', '--without'),
      (error: unknown) => error instanceof InputError && error.problems[0]?.nearest === 'dedupe',
    );
  });

  test('that are not there change nothing', () => {
    for (const safeguard of safeguards) {
      const nothing = { name: 'empty', flows: [] };
      assert.equal(safeguard.applies(nothing), false);
      assert.deepEqual(safeguard.without(nothing), nothing);
    }
  });
});
