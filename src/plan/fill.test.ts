import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answers, fillSpecification, noAnswers } from './fill.ts';
import { filled, people } from './specification-rows.ts';
import type { Specification } from './specification.ts';

const made: Specification = {
  sections: [
    {
      id: 'S-overview',
      title: 'Overview',
      under: null,
      columns: ['Item', 'Value'],
      ask: null,
      rows: [
        filled('S-overview.name', ['Name', 'Made'], []),
        people('S-overview.objective', ['Objective', '']),
      ],
    },
    {
      id: 'S-experts',
      title: 'Experts',
      under: null,
      columns: ['System', 'Company', 'Contact'],
      ask: null,
      rows: [people('S-experts.a', ['Acme', '', ''])],
    },
  ],
};

function answers(
  rows: Readonly<Record<string, readonly string[]>>,
  added: Answers['added'] = new Map(),
): Answers {
  return { rows: new Map(Object.entries(rows)), added };
}

function cells(specification: Specification, id: string): readonly string[] | undefined {
  return specification.sections.flatMap((section) => section.rows).find((row) => row.id === id)?.cells;
}

test('without answers nothing changes', () => {
  assert.equal(fillSpecification(made, noAnswers), made);
});

test('answers go into the cells that wait, and into no others', () => {
  const done = fillSpecification(
    made,
    answers({ 'S-overview.objective': ['ignored', 'Grow'], 'S-experts.a': ['', 'Acme Ltd', 'Ada'] }),
  );
  assert.deepEqual(cells(done, 'S-overview.objective'), ['Objective', 'Grow']);
  assert.deepEqual(cells(done, 'S-experts.a'), ['Acme', 'Acme Ltd', 'Ada']);
  assert.deepEqual(cells(done, 'S-overview.name'), ['Name', 'Made']);
  assert.deepEqual(
    done.sections.map((section) => section.id),
    ['S-overview', 'S-experts'],
  );
});

test('rows that people added follow those of the section, with as many cells as it has columns', () => {
  const done = fillSpecification(
    made,
    answers({}, new Map([['S-experts', [['Else', 'Ltd', 'Bob', 'at night']]]])),
  );
  assert.deepEqual(cells(done, 'S-experts.added-1'), ['Else', 'Ltd', 'Bob at night']);
});

test('an answer whose row is gone, or which the plan knows now, is kept at the end, and goes back when it is asked again', () => {
  const gone = fillSpecification(
    made,
    answers({ 'S-functional.F9.screens': ['', 'Billing screen'], 'S-overview.name': ['', 'Other'] }),
  );
  assert.deepEqual(cells(gone, 'S-former.S-functional.F9.screens'), [
    'S-functional.F9.screens',
    'Billing screen',
  ]);
  assert.deepEqual(cells(gone, 'S-former.S-overview.name'), ['S-overview.name', 'Other']);
  const again = fillSpecification(gone, answers({ 'S-former.S-overview.objective': ['', 'Grow'] }));
  assert.deepEqual(cells(again, 'S-overview.objective'), ['Objective', 'Grow']);
});
