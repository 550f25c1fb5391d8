import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { citedShape, fromBrief, fromRule, Source } from './fact.ts';

const Cited = z.object(citedShape);
const read = { kind: 'vendor-docs', ref: 'https://docs.example/limits', retrieved: '2026-11-02' };

test('a fact names where and when it was read; only the word "undated" stands for a missing day', () => {
  assert.ok(Source.safeParse(read).success);
  assert.ok(Source.safeParse({ ...read, retrieved: 'undated' }).success);
  for (const wrong of ['', 'last spring', '2026-02-30', '2026-11', null])
    assert.ok(!Source.safeParse({ ...read, retrieved: wrong }).success, `${wrong}`);
  assert.ok(!Source.safeParse({ ...read, ref: '' }).success);
  assert.ok(!Source.safeParse({ ...read, kind: 'hearsay' }).success);
});

test('a fact without a source is none; what a file leaves out is documented and undisputed', () => {
  assert.ok(!Cited.safeParse({ confidence: 'documented' }).success);
  const { confidence, disputed, note } = Cited.parse({ source: read });
  assert.deepEqual({ confidence, disputed, note }, { confidence: 'documented', disputed: [], note: null });
});

test('what disputes a fact has a claim and a source of its own', () => {
  assert.ok(!Cited.safeParse({ source: read, disputed: [{ claim: '100 a second' }] }).success);
  assert.ok(!Cited.safeParse({ source: read, disputed: [{ claim: '', source: read }] }).success);
  assert.ok(Cited.safeParse({ source: read, disputed: [{ claim: '100 a second', source: read }] }).success);
});

test("the brief's words and rules of our own are sources too", () => {
  assert.deepEqual(
    [fromBrief('/flows/0'), fromRule('tight')].map((source) => Source.parse(source)),
    [
      { kind: 'brief', ref: '/flows/0', retrieved: 'undated' },
      { kind: 'rule', ref: 'tight', retrieved: 'undated' },
    ],
  );
});
