import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columns, printJson } from './streams.ts';

test('columns are as wide as their longest cell; the last one is ragged, and no line ends in blanks', () => {
  assert.equal(
    columns([
      ['a', 'long cell', 'the rest of it'],
      ['longer', 'b', 'x'],
      ['c', '', ''],
    ]),
    'a       long cell  the rest of it\nlonger  b          x\nc',
  );
});

test('a short row does not widen the column that its last cell stands in', () => {
  const text = columns([['a', 'b', 'c'], ['a sentence of its own'], ['d', 'e', 'f']]);
  assert.equal(text, 'a  b  c\na sentence of its own\nd  e  f');
});

test('no rows are no text', () => {
  assert.equal(columns([]), '');
});

test('JSON is one value with a line end, on the stream for results', () => {
  const out: string[] = [];
  const streams = {
    out: (text: string) => void out.push(text),
    err: assert.fail,
    stdin: assert.fail,
    terminal: null,
    redraws: false,
  };
  printJson({ streams, json: true, note: assert.fail, progress: assert.fail }, { a: [1] });
  assert.deepEqual(out, ['{\n  "a": [\n    1\n  ]\n}\n']);
});
