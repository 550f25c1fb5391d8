import assert from 'node:assert/strict';
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

test('the page loads nothing and runs nothing', () => {
  assert.equal(
    page.document.querySelector(
      'script, link, img, iframe, object, embed, form, base, [style], [src], [onclick]',
    ),
    null,
  );
  assert.doesNotMatch(page.text, /url\(|@import/);
  const policy =
    page.document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? '';
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /script-src|unsafe-eval|https?:/);
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

test('each source is a footnote with a way back, and every figure drawn in Markdown is drawn here', () => {
  const sources = page.document.querySelectorAll('.footnotes li');
  assert.ok(sources.length > 5);
  for (const source of sources) assert.ok(source.querySelector('[data-footnote-backref]'));
  assert.equal(
    page.document.querySelectorAll('figure svg').length,
    renderPlan(plan)
      .get('plan.md')
      ?.match(/```mermaid/g)?.length,
  );
  for (const svg of page.document.querySelectorAll('figure svg'))
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
  assert.equal(document.querySelector('script'), null);
  assert.equal(document.querySelectorAll('style').length, 1);
  assert.doesNotMatch(document.querySelector('style')?.textContent ?? '', /display: none \}/);
  assert.equal(document.title, hostile);
  assert.doesNotMatch(text, /<script/);
});

test('each table has a head that repeats on paper, and rows are not cut', () => {
  const style = page.document.querySelector('style')?.textContent ?? '';
  assert.match(style, /thead\{display:table-header-group\}/);
  assert.match(style, /tr,figure,pre\{break-inside:avoid\}/);
  assert.match(style, /counter\(page\) " \/ " counter\(pages\)/);
  assert.match(style, /@top-left\{content:"CRM and billing"/);
  for (const table of page.document.querySelectorAll('table.rows'))
    assert.ok(table.querySelector('thead th[scope="col"]'));
});
