import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textIn } from './bytes.ts';
import { InputError } from '../finding/input.ts';

function bytesOf(...parts: readonly (string | readonly number[])[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : [...part])),
  );
}

function refusal(bytes: Uint8Array): string {
  try {
    return `read: ${textIn(bytes, 'x.csv')}`;
  } catch (error) {
    assert.ok(error instanceof InputError);
    const [problem] = error.problems;
    return `${problem?.line ?? '-'}: ${problem?.message ?? ''}; ${problem?.expected ?? ''}`;
  }
}

test('UTF-8 is read with and without its mark, UTF-16 by its mark', () => {
  assert.equal(textIn(bytesOf('Größe'), 'x'), 'Größe');
  assert.equal(textIn(bytesOf([0xef, 0xbb, 0xbf], 'a;b'), 'x'), 'a;b');
  assert.equal(textIn(bytesOf([0xff, 0xfe, 0x61, 0, 0xf6, 0]), 'x'), 'aö');
  assert.equal(textIn(bytesOf([0xfe, 0xff, 0, 0x61, 0, 0xf6]), 'x'), 'aö');
  assert.equal(textIn(bytesOf(), 'x'), '');
});

test('another encoding is refused with the line, and with how to save the file', () => {
  assert.match(refusal(bytesOf('id;name\n1;M', [0xfc], 'ller')), /^2: is not UTF-8 .*Latin-1; .*CSV UTF-8/);
});

test('what is no text is called what it is, with the way to text', () => {
  assert.match(refusal(bytesOf([0x1f, 0x8b, 8, 0])), /gzip; the unpacked file/);
  assert.match(refusal(bytesOf('PK', [3, 4])), /\.xlsx; .*saved as CSV/);
  assert.match(refusal(bytesOf('%PDF-1.7')), /is a PDF/);
  assert.match(refusal(bytesOf('SQLite format 3', [0])), /schema as text/);
  assert.equal(refusal(bytesOf([0xc3, 1, 2, 0xff])), '-: is not UTF-8 text; a text file in UTF-8');
});
