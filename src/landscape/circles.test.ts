import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeLandscape } from '../../test/designed.ts';
import { madeFlow } from '../../test/made.ts';
import { circlesOf, type Link, partsOf } from './circles.ts';

function link(id: string, from: string, to: string, pair: string | null = null): Link {
  return { id, pair, from: { system: from, resource: 'person' }, to: { system: to, resource: 'person' } };
}

test('flows that lead back to their beginning are one circle, closed by the one that leads to the earlier system', () => {
  const flows = [link('F1', 'a', 'b'), link('F2', 'b', 'c'), link('F3', 'c', 'a'), link('F4', 'c', 'd')];
  assert.deepEqual(circlesOf(flows, new Set()), [{ flows: ['F1', 'F2', 'F3'], closing: ['F3'] }]);
});

test('a system of record comes first, wherever it stands in the brief', () => {
  const flows = [link('F1', 'a', 'b'), link('F2', 'b', 'c'), link('F3', 'c', 'a')];
  assert.deepEqual(circlesOf(flows, new Set(['c'])), [{ flows: ['F1', 'F2', 'F3'], closing: ['F2'] }]);
});

test('chains, diamonds and the legs of a two-way flow are no circle', () => {
  const chain = [link('F1', 'a', 'b'), link('F2', 'b', 'c'), link('F3', 'a', 'c')];
  assert.deepEqual(circlesOf(chain, new Set()), []);
  const legs = [
    link('F1-out', 'a', 'b', 'F1-back'),
    link('F1-back', 'b', 'a', 'F1-out'),
    link('F2', 'b', 'c'),
  ];
  assert.deepEqual(circlesOf(legs, new Set()), []);
});

test('two circles that share no system are told apart', () => {
  const parts = partsOf([
    { from: 'a', to: 'b' },
    { from: 'b', to: 'a' },
    { from: 'b', to: 'c' },
    { from: 'c', to: 'd' },
    { from: 'd', to: 'c' },
  ]);
  assert.equal(parts.get('a'), parts.get('b'));
  assert.equal(parts.get('c'), parts.get('d'));
  assert.notEqual(parts.get('a'), parts.get('c'));
});

test('a brief whose flows form a circle is told so', () => {
  const landscape = madeLandscape({
    brief: { flows: [madeFlow(), madeFlow({ id: 'F2', from: 'b.parcel', to: 'a.parcel' })] },
  });
  const found = landscape.findings.filter(({ rule }) => rule === 'SPW117');
  assert.equal(found.length, 1);
  assert.match(found[0]?.message ?? '', /^F1, F2 feed one another in a circle; F2 leads back/);
  assert.ok(madeLandscape({}).findings.every(({ rule }) => rule !== 'SPW117'));
});
