import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { JSDOM } from 'jsdom';
import { plan } from '../../test/render/plan.ts';
import type { Plan } from '../plan/plan.ts';
import { renderPlan } from './render.ts';

function pageOf(of: Plan): { readonly text: string; readonly document: Document } {
  const text = renderPlan(of).get('plan.html') ?? '';
  return { text, document: new JSDOM(text).window.document };
}

type Document = JSDOM['window']['document'];

const page = pageOf(plan);

test('the page loads nothing, and runs nothing but the search that its policy names by its hash', () => {
  assert.equal(
    page.document.querySelector('link, img, iframe, object, embed, form, base, [style], [src], [onclick]'),
    null,
  );
  assert.doesNotMatch(page.text, /url\(|@import/);
  const policy =
    page.document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? '';
  assert.match(policy, /default-src 'none'/);
  const hash = (script: string): string => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
  const scripts = [...page.document.querySelectorAll('script')].map((script) => script.textContent);
  const [pause = '', search = '', ...more] = [...new Set(scripts)];
  assert.deepEqual(more, []);
  assert.equal(pause, '0', 'what stands before the chapters does nothing');
  assert.equal(scripts.filter((script) => script === search).length, 1);
  assert.ok(policy.includes(`script-src ${hash(pause)} ${hash(search)};`), `the hash is ${hash(search)}`);
  assert.doesNotMatch(policy, /unsafe-eval|https?:|script-src[^;]*unsafe/);
});

test('every id stands once and every link within the page leads somewhere', () => {
  const ids = [...page.document.querySelectorAll('[id]')].map((element) => element.id);
  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    [],
  );
  const targets = [...page.document.querySelectorAll('a[href^="#"]')].map((link) =>
    decodeURIComponent(link.getAttribute('href')?.slice(1) ?? ''),
  );
  assert.ok(targets.length > 100);
  assert.deepEqual(
    targets.filter((target) => !ids.includes(target)),
    [],
  );
});

test('chapters are read and laid out one by one, and paper shows them all', () => {
  for (const chapter of page.document.querySelectorAll('section.chapter'))
    assert.equal(chapter.previousElementSibling?.tagName, 'SCRIPT');
  const style = page.document.querySelector('style')?.textContent ?? '';
  const [screen = '', paper = ''] = style.split('@media print');
  assert.match(screen, /\.chapter,\.footnotes\{content-visibility:auto/);
  assert.match(paper, /\.chapter,\.footnotes\{content-visibility:visible/);
  const outside = [...page.document.querySelectorAll('main h2')].filter(
    (heading) => heading.closest('section') === null,
  );
  assert.equal(outside.length, 0);
});

test('each source is a footnote with a way back, and every figure drawn in Markdown is drawn here', () => {
  const sources = page.document.querySelectorAll('.footnotes li');
  assert.ok(sources.length > 5);
  for (const source of sources) assert.ok(source.querySelector('[data-footnote-backref]'));
  assert.equal(
    page.document.querySelectorAll('figure').length,
    renderPlan(plan)
      .get('plan.md')
      ?.match(/```mermaid/g)?.length,
  );
  for (const svg of page.document.querySelectorAll('figure .drawing > svg'))
    assert.ok(svg.querySelector('title')?.textContent);
});

test('words of a brief stay words, in text, in the title and in the style sheet', () => {
  const hostile = '</style></title><script>alert(1)</script>"; } body { display: none } @page{}';
  const flows = plan.flows.map((flow) => ({
    ...flow,
    title: hostile,
    oneLine: hostile,
    purpose: hostile,
    filter: hostile,
  }));
  const { document, text } = pageOf({
    ...plan,
    name: hostile,
    summary: hostile,
    flows,
    connections: plan.connections.map((connection) => ({ ...connection, name: hostile })),
  });
  assert.equal(document.querySelector('script:not(:empty)')?.textContent, '0');
  assert.equal(
    [...document.querySelectorAll('script')].filter((script) => script.textContent.length > 1).length,
    1,
  );
  assert.equal(document.querySelectorAll('style').length, 1);
  assert.doesNotMatch(document.querySelector('style')?.textContent ?? '', /display: none \}/);
  assert.equal(document.title, hostile);
  assert.doesNotMatch(text, /<script[^>]|<script>alert/);
});

test('each table has a head that repeats on paper, and rows are not cut', () => {
  const style = page.document.querySelector('style')?.textContent ?? '';
  assert.match(style, /thead\{display:table-header-group\}/);
  assert.match(style, /tr,pre\{break-inside:avoid\}/);
  assert.match(style, /counter\(page\) " \/ " counter\(pages\)/);
  assert.match(style, /@top-left\{content:"CRM and billing"/);
  for (const table of page.document.querySelectorAll('table.rows'))
    assert.ok(table.querySelector('thead th[scope="col"]'));
});
