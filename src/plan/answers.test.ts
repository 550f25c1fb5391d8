import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answersFrom, cellKey, placeOf, rowKey } from './answers.ts';
import { type Answers, noAnswers } from './fill.ts';

const own: Answers = {
  rows: new Map([['S-experts.a', ['', 'Acme Ltd', 'Ada']]]),
  added: new Map([['S-experts', [['Else', 'Ltd', 'Bob']]]]),
};

test('a cell that is written stands in the place of what the plan holds, its neighbours stay', () => {
  const { rows } = answersFrom(own, [
    { key: cellKey('S-experts.a', 2), value: 'Ben' },
    { key: cellKey('S-overview.objective', 1), value: 'Grow' },
  ]);
  assert.deepEqual(rows.get('S-experts.a'), ['', 'Acme Ltd', 'Ben']);
  assert.deepEqual(rows.get('S-overview.objective'), ['', 'Grow']);
});

test('a row whose last cell is emptied is no answer any more', () => {
  const written = [1, 2].map((index) => ({ key: cellKey('S-experts.a', index), value: '' }));
  assert.equal(answersFrom(own, written).rows.has('S-experts.a'), false);
});

test('rows of a section are the written ones, in the order of their numbers, without those taken out', () => {
  const { added } = answersFrom(own, [
    { key: rowKey('S-experts', 10), value: ['Later'] },
    { key: rowKey('S-experts', 2), value: [] },
    { key: rowKey('S-experts', 1), value: ['First', 'Ltd'] },
  ]);
  assert.deepEqual(added.get('S-experts'), [['First', 'Ltd'], ['Later']]);
  assert.deepEqual(answersFrom(own, []).added, own.added);
});

test('what has another form is passed over', () => {
  const written = [
    { key: 'S-overview.objective', value: 'no place' },
    { key: '+S-experts/1', value: 'no row' },
    { key: 'S-overview.objective/1', value: 7 },
    { key: 'S-overview.objective/5000', value: 'x' },
  ];
  assert.deepEqual(answersFrom(noAnswers, written), noAnswers);
  assert.deepEqual(placeOf('+S-a.b/12'), { isRow: true, id: 'S-a.b', number: 12 });
});
