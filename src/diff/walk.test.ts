import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences } from './walk.ts';

test('a member of a list is known by its id, wherever it stands', () => {
  const old = {
    rows: [
      { id: 'a', days: 1 },
      { id: 'b', days: 2 },
    ],
  };
  const now = {
    rows: [
      { id: 'x', days: 9 },
      { id: 'a', days: 1 },
      { id: 'b', days: 3 },
    ],
  };
  assert.deepEqual(differences(old, now), [
    { path: ['rows', 'x'], old: null, new: { id: 'x', days: 9 }, kind: 'added' },
    { path: ['rows', 'b', 'days'], old: 2, new: 3, kind: 'changed' },
  ]);
});

test('members in another order are told as that', () => {
  const [a, b] = [{ id: 'a' }, { id: 'b' }];
  assert.deepEqual(differences([a, b], [b, a]), [
    { path: ['order'], old: ['a', 'b'], new: ['b', 'a'], kind: 'changed' },
  ]);
});

test('members of one name are counted, so that none hides another', () => {
  const old = [
    { from: 'a', to: 'b', n: 1 },
    { from: 'a', to: 'b', n: 2 },
  ];
  const now = [
    { from: 'a', to: 'b', n: 1 },
    { from: 'a', to: 'b', n: 3 },
  ];
  assert.deepEqual(differences(old, now), [{ path: ['a b (2)', 'n'], old: 2, new: 3, kind: 'changed' }]);
});

test('a mapping row is known by its target, so a new source of it is a change', () => {
  const row = { from: ['x'], to: 't', jsonata: 'x' };
  assert.deepEqual(differences([row], [{ ...row, from: ['y'] }]), [
    { path: ['t', 'from'], old: ['x'], new: ['y'], kind: 'changed' },
  ]);
});

test('what is there and null differs from what was there', () => {
  assert.deepEqual(differences({ a: { b: 1 } }, { a: null }), [
    { path: ['a'], old: { b: 1 }, new: null, kind: 'changed' },
  ]);
});

test('nothing differs from itself, whatever stands in it', () => {
  const value = { a: [1, 'x', null, true, { id: 'i', list: [[1], []] }], b: {} };
  assert.deepEqual(differences(value, structuredClone(value)), []);
});
