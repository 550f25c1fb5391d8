import assert from 'node:assert/strict';
import { test } from 'node:test';
import { departures } from './departures.ts';

const spot = { at: 'X1', path: '', roles: new Set(['sponsor', 'owner of A']) };
const said = (own: unknown, due: unknown) => departures(own, due, spot).map((one) => one.problem);

test('names, numbers and durations are told where they differ, with the keys to them', () => {
  assert.deepEqual(said({ time: { worst: 'PT9H' } }, { time: { worst: 'PT1H' } }), [
    'X1 says PT9H where PT1H follows (time.worst)',
  ]);
  assert.deepEqual(said({ count: 3 }, { count: 4 }), ['X1 says 3 where 4 follows (count)']);
});

test('prose may be put otherwise as long as it says the same figures', () => {
  assert.deepEqual(said({ text: 'Every 5 min a run' }, { text: 'A run each 5 min' }), []);
  assert.deepEqual(said({ text: 'A run each 6 min' }, { text: 'A run each 5 min' }), [
    'X1 says 6 min where 5 min follows (text)',
  ]);
});

test('things are found by their ids, whatever their order; one that is missing is told and one more is not', () => {
  const [a, b] = [
    { id: 'a', n: 1 },
    { id: 'b', n: 2 },
  ];
  assert.deepEqual(said([b, a, { id: 'c', n: 3 }], [a, b]), []);
  assert.deepEqual(said([a], [a, b]), ['X1 lacks b']);
  assert.deepEqual(said([a, { id: 'b', n: 5 }], [a, b]), ['b says 5 where 2 follows (n)']);
});

test('a list of names is the same names in any order', () => {
  assert.deepEqual(said({ refs: ['b', 'a'] }, { refs: ['a', 'b'] }), []);
  assert.deepEqual(said({ refs: ['a', 'c'] }, { refs: ['a', 'b'] }), [
    'X1 says a, c where a, b follows (refs)',
  ]);
  assert.deepEqual(said({ refs: ['c'] }, { refs: [] }), ['X1 has things that nothing gives (refs)']);
});

test('steps may be added, not taken away; rows of figures may be neither', () => {
  assert.deepEqual(said({ steps: ['Look there', 'Ask her'] }, { steps: ['Look there'] }), []);
  assert.deepEqual(said({ steps: [] }, { steps: ['Look there'] }), [
    'X1 has 0 things where 1 follow (steps)',
  ]);
  assert.equal(said({ parts: [{ n: 1 }, { n: 2 }] }, { parts: [{ n: 1 }] }).length, 1);
});

test('an owner may be any role of the plan, and nobody else', () => {
  assert.deepEqual(said({ owner: 'sponsor' }, { owner: 'owner of A' }), []);
  assert.deepEqual(said({ owner: 'owner of B' }, { owner: 'owner of A' }), [
    'X1 says owner of B where owner of A follows (owner)',
  ]);
});

test('what was left empty for people may be filled; what nothing gives may not', () => {
  assert.deepEqual(said({ found: 12, persona: 'clerk' }, { found: null, persona: null }), []);
  assert.deepEqual(said({ target: 'PT1H' }, { target: null }), [
    'X1 says PT1H where nothing follows (target)',
  ]);
  assert.deepEqual(said({ size: null }, { size: { bytes: 1 } }), [
    'X1 says nothing where more follows (size)',
  ]);
});
