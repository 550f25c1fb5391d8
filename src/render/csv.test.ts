import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCsv } from './csv.ts';

test('a cell with a comma, a quote or a line break stays one cell', () => {
  assert.equal(toCsv([['a,b', 'say "x"', 'one\ntwo']]), '"a,b","say ""x""",one two\r\n');
});

test('what a spreadsheet would run as a formula becomes text', () => {
  for (const cell of ['=1+1', '+1', '-1', '@SUM(A1)', '  =cmd', '|x', '%x']) {
    assert.match(toCsv([[cell]]), /^"?'/, cell);
  }
  assert.equal(toCsv([['properties.email', '0.97', '$trim(x)']]), 'properties.email,0.97,$trim(x)\r\n');
});
