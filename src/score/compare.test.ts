import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeLandscape, tellingProfile } from '../../test/designed.ts';
import { proposeDesigns } from '../design/propose.ts';
import { compareDesigns } from './compare.ts';
import { Comparison } from './scorecard.ts';

const compare = (made: Parameters<typeof madeLandscape>[0]): Comparison => {
  const landscape = madeLandscape(made);
  return compareDesigns(proposeDesigns(landscape), landscape);
};

test('the comparison has the agreed shape and nothing that pretends to be measured', () => {
  const comparison = compare({ a: tellingProfile() });
  assert.deepEqual(Comparison.parse(comparison), comparison);
  assert.ok(comparison.designs.every((design) => design.measured === null));
  assert.match(comparison.why, /nothing has been measured yet/);
});

test('a design that something speaks against is not recommended while another is free of that', () => {
  const comparison = compare({ a: tellingProfile(), flow: { trigger: 'webhook', freshness: 'PT30S' } });
  const recommended = comparison.designs.find((design) => design.id === comparison.recommended);
  assert.deepEqual(recommended?.rejectedFor, []);
  assert.match(comparison.why, /D1 is out: F1 asks for 30 s/);
});

test('where something speaks against each, the best is named with what speaks against it', () => {
  const comparison = compare({ flow: { trigger: 'poll', freshness: 'PT1S' } });
  assert.match(comparison.why, /^Something speaks against every design.*Against it: .*F1 asks for 1 s/);
});

test('the reason names the criteria that decided, with both figures', () => {
  const comparison = compare({ a: tellingProfile(), flow: { trigger: 'webhook' } });
  assert.match(comparison.why, /It leads D\d in [a-z]+ \([\d.]+ against [\d.]+\)/);
  assert.match(comparison.why, /D\d leads in /);
});

test('the order of the designs does not change what is recommended', () => {
  const landscape = madeLandscape({ a: tellingProfile() });
  const designs = proposeDesigns(landscape);
  assert.equal(
    compareDesigns(designs, landscape).recommended,
    compareDesigns(designs.toReversed(), landscape).recommended,
  );
});

test('nothing to compare is a fault of the caller', () => {
  assert.throws(() => compareDesigns([], madeLandscape({})), /no design to compare/);
});
