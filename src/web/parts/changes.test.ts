import assert from 'node:assert/strict';
import { test } from 'node:test';
import { excerptsOf, markChanges } from './changes.ts';

function changed(text: string, other: string): readonly string[] {
  return markChanges(text, other)
    .filter(({ isSame }) => !isSame)
    .map(({ line }) => line);
}

test('lines that the other version lacks are marked, on either side', () => {
  assert.deepEqual(changed('a\nb\nc', 'a\nx\nc'), ['b']);
  assert.deepEqual(changed('a\nx\nc', 'a\nb\nc'), ['x']);
  assert.deepEqual(changed('a\nc', 'a\nb\nc'), []);
  assert.deepEqual(changed('a\nb\nb\nc', 'a\nb\nc'), ['b']);
});

test('the same text has nothing to mark; a text without a common line is marked whole', () => {
  assert.deepEqual(changed('a\nb', 'a\nb'), []);
  assert.deepEqual(changed('a\nb', 'c'), ['a', 'b']);
});

test('a line that moved counts once', () => {
  assert.equal(changed('a\nb\nc\nd', 'b\nc\nd\na').length, 1);
});

test('very long texts are compared without a table', () => {
  const long = Array.from({ length: 3000 }, (_, line) => `line ${line}`);
  assert.deepEqual(changed([...long, 'mine'].join('\n'), long.join('\n')), ['mine']);
});

test('only what differs is shown, with the lines around it', () => {
  const lines = Array.from({ length: 50 }, (_, at) => `line ${at}`);
  const other = lines.map((line, at) => (at === 20 ? 'else' : line));
  const shown = excerptsOf(markChanges(lines.join('\n'), other.join('\n')), 2);
  assert.deepEqual(
    shown.map((one) => ('skipped' in one ? one.skipped : one.line)),
    [18, 'line 18', 'line 19', 'line 20', 'line 21', 'line 22', 27],
  );
  assert.equal(excerptsOf(markChanges('a\nb', 'a\nb'), 2).length, 2);
});
