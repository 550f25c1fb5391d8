import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examplePlan } from '../../../test/example-plan.ts';
import { fillSpecification } from '../../plan/fill.ts';
import type { Plan } from '../../plan/plan.ts';
import { renderPlan } from '../render.ts';
import { answersIn, blanksOf, withoutAnswers } from './answers.ts';

function textOf(plan: Plan): string {
  return renderPlan(plan).get('specification.md') ?? '';
}

/** The document with a value put where a row's first gap is. */
function written(text: string, id: string, value: string): string {
  const made = text
    .split('\n')
    .map((line) =>
      line.includes(`<a id="${id}"></a>`) ? line.replace(/_to be filled in: [^_]*_/, value) : line,
    )
    .join('\n');
  assert.notEqual(made, text, id);
  return made;
}

test('a document that nobody touched holds no answers', async () => {
  const plan = await examplePlan();
  const found = answersIn(textOf(plan), blanksOf(plan.specification));
  assert.deepEqual([found.rows.size, found.added.size], [0, 0]);
});

test('what is written comes back word for word, written anew and read again, whatever signs it holds', async () => {
  const plan = await examplePlan();
  const blanks = blanksOf(plan.specification);
  for (const value of [
    'Grow revenue by 10 %',
    'see https://wiki.example/okr_2027?x=1',
    'a \\| b',
    '*urgent* [link](https://x.example/y) <b> & _so_ `code_x`',
    '売上 🚀 نمو',
    '3.5 < 4 # 2',
  ]) {
    const text = written(textOf(plan), 'S-overview.objective', value);
    const first = answersIn(text, blanks);
    const cell = first.rows.get('S-overview.objective')?.[1] ?? '';
    assert.ok(cell !== '', value);
    const again: Plan = { ...plan, specification: fillSpecification(plan.specification, first) };
    const second = answersIn(textOf(again), blanks);
    assert.equal(second.rows.get('S-overview.objective')?.[1], cell, value);
    assert.equal(
      textOf({ ...plan, specification: fillSpecification(plan.specification, second) }),
      textOf(again),
      value,
    );
  }
});

test('a row that somebody adds to a table of theirs is read; other tables are not theirs', async () => {
  const plan = await examplePlan();
  const blanks = blanksOf(plan.specification);
  const lines = textOf(plan).split('\n');
  const after = (id: string, row: string): string => {
    const at = lines.findIndex((line) => line.includes(`<a id="${id}"></a>`));
    return [...lines.slice(0, at + 1), row, ...lines.slice(at + 1)].join('\n');
  };
  const added = answersIn(after('S-log.2', '| 2027-02-01 | Reviewed | Ada |'), blanks).added;
  assert.deepEqual(added.get('S-log'), [['2027-02-01', 'Reviewed', 'Ada']]);
  assert.equal(answersIn(after('S-mapping.M-F1.1', '| a | b | c | d | – |'), blanks).added.size, 0);
});

test('a text is the same without answers, however an editor lays its tables out, and no other change passes', async () => {
  const plan = await examplePlan();
  const blanks = blanksOf(plan.specification);
  const text = textOf(plan);
  const bare = withoutAnswers(text, blanks);
  const filled = written(written(text, 'S-overview.objective', 'Grow'), 'S-experts.crm', 'Acme');
  assert.equal(withoutAnswers(filled, blanks), bare);
  const wide = filled
    .replace(/^\| - \| - \| - \|$/gm, '| :--- | -------- | --- |')
    .replace(/^\| (.*) \|$/gm, '|  $1    |')
    .replaceAll('\n\n', '\n\n\n')
    .replaceAll('\n', '\r\n');
  assert.equal(withoutAnswers(wide, blanks), bare);
  assert.notEqual(withoutAnswers(text.replace('Integration overview', 'Overview'), blanks), bare);
  assert.notEqual(withoutAnswers(text.replace('2027-03-01', '2027-04-01'), blanks), bare);
  assert.notEqual(withoutAnswers(text.replace('| Stripe |', '| Adyen |'), blanks), bare);
});
