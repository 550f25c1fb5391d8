import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MappingDecision } from '../../mapping/mapping.ts';
import {
  fillingOf,
  isWanted,
  type Live,
  ordered,
  stateOf,
  type Target,
  undecided,
  valueProblems,
} from './rows.ts';

const suggested: NonNullable<Target['suggested']> = {
  from: ['name'],
  reads: [],
  to: 'title',
  score: 0.9,
  transform: 'direct',
  jsonata: 'name',
  lossy: [],
  why: '',
  fromTypes: ['string'],
  toType: 'string',
  required: false,
  nullRule: 'omit',
  defaultValue: null,
  valueMap: null,
  maxLength: null,
  personal: null,
};

function target(path: string, more: Partial<Target> = {}): Target {
  return {
    path,
    type: 'string',
    enum: null,
    maxLength: null,
    personal: null,
    required: false,
    held: false,
    suggested: null,
    candidates: [],
    settled: null,
    remarks: [],
    ...more,
  };
}

function decided(given: Partial<MappingDecision>): Live {
  const decision = {
    to: 'title',
    verdict: 'changed',
    from: [],
    jsonata: null,
    note: null,
    by: null,
    on: null,
  } as const;
  return { decision: { ...decision, ...given }, version: 1 };
}

test('a row is missing where it is required and nothing fills it, unless the flow creates nothing', () => {
  const row = target('email', { required: true });
  assert.equal(stateOf(row, undecided, false), 'missing');
  assert.equal(stateOf(row, undecided, true), 'open');
  assert.equal(stateOf(target('x', { held: true, required: true }), undecided, false), 'held');
  assert.equal(stateOf(target('x', { suggested }), decided({ verdict: 'rejected' }), false), 'rejected');
});

test('what fills a row is the suggestion, what was written, or nothing', () => {
  const row = target('title', { suggested });
  assert.equal(fillingOf(row, undecided)?.score, 0.9);
  assert.equal(fillingOf(row, decided({ jsonata: 'name' }))?.score, 0.9);
  assert.deepEqual(fillingOf(row, decided({ jsonata: '"x"' })), {
    from: [],
    jsonata: '"x"',
    transform: 'constant',
    score: null,
  });
  assert.equal(fillingOf(row, decided({ verdict: 'rejected' })), null);
});

test('what is required and missing comes first, then doubtful suggestions before sure ones, then the rest', () => {
  const rows = [
    target('sure', { suggested: { ...suggested, score: 1 } }),
    target('optional'),
    target('doubtful', { suggested: { ...suggested, score: 0.8 } }),
    target('needed', { required: true }),
    target('done', { suggested }),
    target('refused', { required: true, suggested }),
  ];
  const lives = new Map([
    ['done', decided({ verdict: 'accepted', jsonata: 'name' })],
    ['refused', decided({ verdict: 'rejected' })],
  ]);
  assert.deepEqual(
    ordered(rows, lives, false).map(({ at }) => rows[at]?.path),
    ['needed', 'refused', 'doubtful', 'sure', 'optional', 'done'],
  );
});

test('a filter looks at both sides, for every word', () => {
  const row = target('billing.title', { suggested });
  const wanted = (words: string) => isWanted(row, undecided, { words, states: null, updateOnly: false });
  assert.ok(wanted('') && wanted('NAME title') && !wanted('name amount'));
  assert.ok(!isWanted(row, undecided, { words: '', states: ['open'], updateOnly: false }));
});

test('a value is held against what the field takes', () => {
  assert.deepEqual(valueProblems('abc', target('x', { maxLength: 2 }), false), [
    '3 characters, and the field takes 2.',
  ]);
  assert.match(valueProblems('c', target('x', { enum: ['a', 'b'] }), false)[0] ?? '', /takes a, b alone/);
  assert.match(valueProblems('7', target('x', { type: 'integer' }), false)[0] ?? '', /takes integer/);
  assert.deepEqual(valueProblems(7, target('x', { type: 'integer (int64)' }), false), []);
  assert.match(valueProblems(undefined, target('x', { required: true }), false)[0] ?? '', /the record stops/);
  assert.deepEqual(valueProblems(undefined, target('x', { required: true }), true), []);
  assert.deepEqual(valueProblems(['a'], target('x[].y'), false), []);
});
