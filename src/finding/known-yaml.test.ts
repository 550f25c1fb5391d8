import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { InputError } from './input.ts';
import { readKnownYaml } from './known-yaml.ts';
import { readYaml } from './yaml.ts';

const catalog = fileURLToPath(new URL('../../catalog', import.meta.url));

test('every facts file of the catalog says the same to the quick reader and to the one that knows places', () => {
  const vendors = readdirSync(catalog);
  assert.ok(vendors.length > 0);
  for (const vendor of vendors) {
    const text = readFileSync(`${catalog}/${vendor}/facts.yaml`, 'utf8');
    assert.deepEqual(readKnownYaml('facts.yaml', text).value, readYaml('facts.yaml', text).value, vendor);
  }
});

test('values that other versions of YAML read otherwise are read as by the reader that knows places', () => {
  const text = [
    'words: [yes, no, on, off, ~, null, Null, true, False]',
    'times: [2026-11-22, 2026-11-22T10:00:00Z, 12:30:45]',
    'numbers: [0o17, 017, 0x1F, 1_000, 1e3, .5, +1, -0, .inf, 12345678901234567890]',
    'merge: { <<: { a: 1 }, b: 2 }',
    'plain: a text that goes on',
    '  in the next line # and a remark',
    'folded: >-',
    '  one',
    '  two',
    '',
    '  three',
    'kept: |+',
    '  lines',
    '',
    "quoted: ['it''s', \"a\\tb\\u00e9\\",
    '  c"]',
    'shared: &shared { a: [1, 2] }',
    'again: [*shared, *shared]',
    '? long key',
    ': value',
    'empty:',
    '1: one',
  ].join('\n');
  assert.deepEqual(readKnownYaml('f.yaml', text).value, readYaml('f.yaml', text).value);
});

test('a place is found as by the reader that knows places', () => {
  const text = 'a:\n  - b: 1\n    c: 2\n';
  assert.deepEqual(readKnownYaml('f.yaml', text).place(['a', 0, 'c']), { line: 3, column: 5 });
});

test('what is wrong is told with its line', () => {
  assert.throws(
    () => readKnownYaml('f.yaml', 'a: 1\nb: 2\na: 3\n'),
    (error) => error instanceof InputError && error.problems[0]?.line === 3,
  );
  assert.throws(() => readKnownYaml('f.yaml', 'a: !thing 1\n'), InputError);
  assert.throws(() => readKnownYaml('f.yaml', 'a: 1\n---\nb: 2\n'), InputError);
});
