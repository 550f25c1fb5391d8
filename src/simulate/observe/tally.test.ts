import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Noted, tally } from './tally.ts';

const change = (source: number, version: number, at: number): Noted => ({
  source,
  version,
  at,
  sort: 'everyday',
});

describe('a tally of changes', () => {
  test('counts what is shown as applied and what came before it as superseded, at that moment', () => {
    const own = tally();
    own.expect(change(7, 2, 100));
    own.expect(change(7, 3, 200));
    own.expect(change(7, 4, 300));
    own.shown(7, 3, 350);
    assert.deepEqual([0, 1, 2].map(own.fate), ['superseded', 'applied', 'pending']);
    assert.deepEqual([0, 1, 2].map(own.done), [350, 350, Number.POSITIVE_INFINITY]);
    assert.deepEqual(own.waiting(), [7]);
    own.shown(7, 4, 400);
    own.shown(7, 9, 500);
    assert.deepEqual(own.totals(), {
      pending: 0,
      applied: 2,
      superseded: 1,
      filtered: 0,
      parked: 0,
      lost: 0,
    });
    assert.equal(own.waits(7), false);
  });

  test('ends what still waits for a record in one way, and leaves other records alone', () => {
    const own = tally();
    own.expect(change(1, 2, 10));
    own.expect(change(2, 2, 20));
    own.expect(change(1, 3, 30));
    own.end(1, 'lost', 99);
    assert.deepEqual([0, 1, 2].map(own.fate), ['lost', 'pending', 'lost']);
    assert.equal(own.done(0), Number.POSITIVE_INFINITY);
    own.end(2, 'parked', 99);
    assert.equal(own.done(1), 99);
  });

  test('keeps every change exactly once, whatever happens', () => {
    const act = fc.record({
      what: fc.constantFrom('expect', 'settled', 'shown', 'end'),
      source: fc.integer({ min: 0, max: 3 }),
      version: fc.integer({ min: 1, max: 20 }),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const own = tally();
        const versions = [0, 0, 0, 0];
        let made = 0;
        acts.forEach(({ what, source, version }, at) => {
          if (what === 'shown') own.shown(source, version, at);
          else if (what === 'end') own.end(source, 'filtered', at);
          else {
            versions[source] = (versions[source] ?? 0) + 1;
            made += 1;
            const noted = change(source, versions[source] ?? 1, at);
            if (what === 'expect') own.expect(noted);
            else own.settled(noted, 'applied');
          }
        });
        const totals = Object.values(own.totals()).reduce((sum, count) => sum + count, 0);
        assert.equal(totals, made);
        assert.equal(own.count(), made);
        const pending = Array.from({ length: made }, (_, place) => place).filter(
          (place) => own.fate(place) === 'pending',
        );
        assert.equal(pending.length, own.totals().pending);
        assert.deepEqual(new Set(pending.map(own.source)), new Set(own.waiting()));
      }),
    );
  });
});
