import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expressionUse } from './expression.ts';

test('fields of the record are told, also by way of the root and inside functions and blocks', () => {
  assert.deepEqual(expressionUse('$join([a.b, c][$ != null and $ != ""], " ")').paths, ['a.b', 'c']);
  assert.deepEqual(expressionUse('($v := a.b; $v != null ? $uppercase($$.currency) : $.d)').paths, [
    'a.b',
    'currency',
    'd',
  ]);
  assert.deepEqual(expressionUse('items[kind = "x"].price').paths, ['items.price']);
  assert.deepEqual(expressionUse('$map(items.sku, function($s) { $trim($s) })').paths, ['items.sku']);
});

test('names inside a predicate, after a variable or of a lookup table are no fields of the record', () => {
  assert.deepEqual(expressionUse('$v.name').paths, []);
  assert.deepEqual(expressionUse('$lookup($tables.countries, $lowercase("x"))').paths, []);
});

test('functions and variables that nothing defines are told', () => {
  assert.deepEqual(expressionUse('$nosuch(a)').unknown, ['nosuch']);
  assert.deepEqual(expressionUse('($v := a; $w)').unknown, ['w']);
  assert.deepEqual(expressionUse('$lookup($xref.person, $string(a))').unknown, []);
  assert.deepEqual(expressionUse('$map(a, function($x, $i) { $x & $i })').unknown, []);
  assert.deepEqual(expressionUse('a ~> $trim').unknown, []);
});

test('what is no expression throws', () => {
  assert.throws(() => expressionUse('$lowercase('));
});
