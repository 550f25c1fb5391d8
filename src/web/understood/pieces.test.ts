import assert from 'node:assert/strict';
import { test } from 'node:test';
import { piecesOf, unwrapped } from './pieces.ts';

const text = 'Contacts go from HubSpot\nto Stripe.';
const marks = [
  { start: 0, end: 8, kind: 'object' as const, about: ['/flows/F1'] },
  { start: 17, end: 24, kind: 'system' as const, about: ['/systems/crm'] },
];

test('the pieces are the whole text, in order, each mark one of them', () => {
  const pieces = piecesOf(text, marks, null);
  assert.equal(pieces.map((piece) => piece.text).join(''), text);
  assert.deepEqual(
    pieces.filter(({ kind }) => kind !== null).map((piece) => [piece.text, piece.kind, piece.mark]),
    [
      ['Contacts', 'object', 0],
      ['HubSpot', 'system', 1],
    ],
  );
});

test('words of an assumption are found over a line break and cut out of what stands between marks', () => {
  const pieces = piecesOf(text, marks, 'from hubspot to');
  assert.equal(pieces.map((piece) => piece.text).join(''), text);
  assert.equal(
    pieces
      .filter(({ isAssumed }) => isAssumed)
      .map((piece) => piece.text)
      .join(''),
    'from HubSpot\nto',
  );
});

test('a list of words lights up each that the text holds', () => {
  const lit = piecesOf(text, marks, 'HubSpot, Stripe').filter(({ isAssumed }) => isAssumed);
  assert.deepEqual(
    lit.map((piece) => piece.text),
    ['HubSpot', 'Stripe'],
  );
});

test('words that the text does not hold light nothing up', () => {
  assert.ok(piecesOf(text, marks, 'Salesforce').every(({ isAssumed }) => !isAssumed));
});

test('lines broken at a width flow again, paragraphs, short lines and lists stay', () => {
  const long = 'x'.repeat(70);
  assert.equal(unwrapped(`${long}\nand on`), `${long} and on`);
  for (const kept of [`${long}\n\nNew`, 'short\nline', `${long}\n- item`])
    assert.equal(unwrapped(kept), kept);
});
