import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mendQuoted } from './mend.ts';
import { parseDocument } from './parse.ts';
import { readDocument } from './readers.ts';

test('a quoted text goes on in lines that are indented too little, or by tabs', () => {
  const text = [
    'openapi: 3.0.3',
    'info:',
    '  version: "1"',
    '  title: "One',
    'two \\"and\\"',
    '',
    '\tthree"',
    "  description: 'It''s",
    "  so'",
    'paths: {}',
  ].join('\n');
  const document = parseDocument({ name: 'a.yaml', text });
  assert.deepEqual(document.root.info, {
    version: '1',
    title: 'One two "and"\nthree',
    description: "It's so",
  });
  assert.equal(document.notes.length, 1);
  assert.match(document.notes[0] ?? '', /line 4\b/);
  assert.ok(readDocument({ name: 'a.yaml', text }).unknowns.includes(document.notes[0] ?? ''));
});

test('valid YAML is read as it stands and without a note', () => {
  const text = 'openapi: 3.0.3\ninfo:\n  title: "One\n    two"\npaths: {}\n';
  assert.deepEqual(parseDocument({ name: 'a.yaml', text }).notes, []);
});

test('a quote that is never closed stays a mistake at its own place', () => {
  assert.throws(
    () => parseDocument({ name: 'a.yaml', text: 'openapi: 3.0.3\ninfo:\n  title: "One\npaths: {}\n' }),
    /a\.yaml:5:1: Missing closing/,
  );
});

test('joining folds breaks, keeps escapes, and leaves what it was not asked for', () => {
  const cut = (text: string, quote: '"' | "'" = '"'): string | null =>
    mendQuoted(text, [{ offset: text.indexOf('\n'), quote }]);
  assert.equal(cut('a: "x\ny" # z\nb: 1'), 'a: "x y" # z\nb: 1');
  assert.equal(cut('a: "x\\\n  y"'), 'a: "xy"');
  assert.equal(cut('a: "x\\\\\ny"'), 'a: "x\\\\ y"');
  assert.equal(cut('a: "x\n\n\ny"'), 'a: "x\\n\\ny"');
  assert.equal(cut("a: 'x\ny''s'", "'"), "a: 'x y''s'");
  assert.equal(cut('a: "x\ny'), null);
  assert.equal(mendQuoted('a: 1', []), null);
});
