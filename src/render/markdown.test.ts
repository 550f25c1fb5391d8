import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { plan } from '../../test/render/plan.ts';
import type { Plan, PlanFlow } from '../plan/plan.ts';
import { block, cite, code, defined, heading, paragraph, pointer, root, table } from './document/content.ts';
import { flowChapter } from './document/flow.ts';
import { toMarkdownText } from './markdown.ts';
import { renderPlan } from './render.ts';

const homes = new Map([['K1', 'project.md']]);

test('an id that is defined here is linked here, one of another document there, an unknown one stays text', () => {
  const text = toMarkdownText(
    root([
      paragraph(pointer('R1'), ' ', pointer('K1'), ' ', pointer('Z9')),
      table(['id'], [[defined('R1')]]),
    ]),
    homes,
  );
  assert.match(text, /^\[R1\]\(#R1\) \[K1\]\(project\.md#K1\) Z9$/m);
  assert.match(text, /<a id="R1"><\/a>R1/);
});

test('sources become footnotes, numbered as they are first cited, each once, and undated ones say so', () => {
  const docs = { kind: 'vendor-docs', ref: 'https://x.example/limits', retrieved: '2026-09-14' } as const;
  const forum = { kind: 'secondary', ref: 'https://y.example', retrieved: 'undated' } as const;
  const text = toMarkdownText(
    root([paragraph('a', cite([docs, docs, forum])), paragraph('b', cite([docs]))]),
    homes,
  );
  assert.match(text, /^a\[\^1\] \[\^2\]$/m);
  assert.match(text, /^b\[\^1\]$/m);
  assert.match(text, /^\[\^1\]: vendor documentation: .*x\.example\/limits.*, read 2026-09-14$/m);
  assert.match(text, /^\[\^2\]: third party, not the vendor: .*, undated$/m);
  assert.equal(text.match(/^\[\^\d+\]:/gm)?.length, 2);
});

test('text of a brief can not become markup, a table cell, a heading or a fence', () => {
  const hostile = '<script>alert(1)</script> | `tick` *star* [x](javascript:1)\n# head ```';
  const coded = toMarkdownText(root([table(['a', 'b'], [[hostile, code(hostile)]])]), homes);
  for (const line of coded.split('\n').filter((row) => row.startsWith('|')))
    assert.equal(line.match(/(?<!\\)\|/g)?.length, 3, line);
  const text = toMarkdownText(
    root([heading(2, 'h', hostile), paragraph(hostile), table(['a', 'b'], [[hostile, hostile]])]),
    homes,
  );
  assert.doesNotMatch(text, /(?<!\\)<script/);
  assert.doesNotMatch(text, /^# head/m);
  assert.doesNotMatch(text, /(?<!\\)\[x\]\(javascript/);
  for (const line of text.split('\n').filter((row) => row.startsWith('|')))
    assert.equal(line.match(/(?<!\\)\|/g)?.length, 3, line);
});

test('a payload with fences inside stays one block', () => {
  const text = toMarkdownText(root([block('json', '```\n# out\n```')]), homes);
  assert.match(text, /^````json\n```\n# out\n```\n````$/m);
});

test('every link within the documents leads to an anchor', () => {
  const files = renderPlan(plan);
  const anchors = new Map(
    [...files].map(([path, text]) => [
      path,
      new Set([...text.matchAll(/<a id="([^"]+)">/g)].map((match) => match[1])),
    ]),
  );
  let checked = 0;
  for (const [path, text] of files) {
    if (!path.endsWith('.md')) continue;
    for (const [, file, id] of text.matchAll(/\]\(([a-z]+\.md)?#([^)]+)\)/g)) {
      assert.ok(anchors.get(file ?? path)?.has(id), `${path} → ${file ?? ''}#${id}`);
      checked += 1;
    }
  }
  assert.ok(checked > 100);
});

test('no anchor stands twice in a document', () => {
  for (const [path, text] of renderPlan(plan)) {
    if (!path.endsWith('.md')) continue;
    const ids = [...text.matchAll(/<a id="([^"]+)">/g)].map((match) => match[1]);
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
      path,
    );
  }
});

/** Run with UPDATE_GOLDEN=1 to write the expected chapters anew, then read the difference before committing it. */
for (const id of ['F1', 'F2', 'F3-back']) {
  test(`the chapter of ${id} reads as agreed`, () => {
    const place = new URL(`../../test/render/golden/${id}.md.golden`, import.meta.url);
    const text = toMarkdownText(
      root(flowChapter(plan, plan.flows.find((flow) => flow.id === id) as PlanFlow)),
      new Map(),
    );
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(place, text);
    assert.equal(text, readFileSync(place, 'utf8'));
  });
}

test('a flow without any route makes a chapter that says so and draws nothing', () => {
  const blocked = { ...(plan.flows[1] as PlanFlow), route: null };
  const bare: PlanFlow = { ...blocked, design: { ...blocked.design, calls: [], routedTo: null } };
  const text = toMarkdownText(root(flowChapter({ ...plan, flows: [bare] } satisfies Plan, bare)), new Map());
  assert.match(text, /No way around it is open to this customer/);
  assert.match(text, /What bars it/);
  assert.doesNotMatch(text, /```mermaid/);
});

test('where a limit counts points, calls and points stand apart with their units', () => {
  const [first] = plan.budgets;
  assert.ok(first);
  const counted = {
    ...first,
    limit: { ...first.limit, unit: 'points' as const },
    pointsPerDay: 75_600,
    demands: first.demands.map((demand) => ({ ...demand, pointsPerDay: 75_600 })),
  };
  const text = renderPlan({ ...plan, budgets: [counted] }).get('plan.md') ?? '';
  const row = text.split('\n').find((line) => line.includes('75,600 points')) ?? '';
  assert.match(
    row,
    /190 points per 10 s.*300 calls, 75,600 points a day \| 300 calls, 75,600 points \| 1 points per 10 s/,
  );
  assert.match(row, /189 points/);
});
