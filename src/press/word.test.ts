import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import type { Root } from 'mdast';
import { at, examplePlan } from '../../test/example-plan.ts';
import { contents } from '../render/document/resolve.ts';
import { specificationDocument } from '../render/document/specification-document.ts';
import {
  anchor,
  block,
  boxes,
  cite,
  facts,
  figure,
  heading,
  paragraph,
  pointer,
  root,
  strong,
  table,
} from '../render/document/content.ts';
import { resolve } from '../render/document/resolve.ts';
import { diagramsOf, labelsOf, resolvedDocument } from '../render/render.ts';
import { loadRaster } from './raster.ts';
import { toWord } from './word.ts';

const labels = { title: 'Rück & Flow <1>', revision: '3', contentHash: 'abcdef0123456789'.repeat(4) };

async function wordOf(document: Root): Promise<Readonly<Record<string, string>>> {
  const bytes = await toWord({ document, labels, subject: 'plan', date: null }, await loadRaster());
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));
}

/** The body of a document with these blocks under a title and a chapter. */
async function bodyOf(...blocks: Root['children']): Promise<string> {
  const parts = await wordOf(
    resolve(root([heading(1, 'top', 'Title'), heading(2, 'one', 'Chapter'), ...blocks]), new Map()),
  );
  return parts['word/document.xml'] ?? '';
}

const source = { kind: 'vendor-docs', ref: 'https://example.com/limits', retrieved: '2026-11-02' } as const;

describe('a Word file', () => {
  test('is the same bytes on every making', async () => {
    const plan = await examplePlan();
    const raster = await loadRaster();
    const request = {
      document: resolvedDocument(plan, 'project'),
      labels: labelsOf(plan),
      subject: 'project',
      date: null,
    };
    const [one, other] = [await toWord(request, raster), await toWord(request, raster)];
    assert.ok(Buffer.from(one).equals(Buffer.from(other)));
  });

  test('names title, revision and content in its properties and on every page', async () => {
    const parts = await wordOf(
      resolve(root([heading(1, 'top', 'T'), heading(2, 'one', 'C'), paragraph('x')]), new Map()),
    );
    assert.match(parts['docProps/core.xml'] ?? '', /<dc:title>Rück &amp; Flow &lt;1&gt;<\/dc:title>/);
    assert.match(parts['docProps/core.xml'] ?? '', /2000-01-01T00:00:00Z/);
    assert.match(parts['word/header1.xml'] ?? '', /Rück &amp; Flow &lt;1&gt;.*Revision 3 · abcdef012345/s);
    assert.match(parts['word/footer1.xml'] ?? '', /PAGE.*NUMPAGES/s);
    assert.match(parts['word/styles.xml'] ?? '', /w:lang [^>]*w:val="en-GB"/);
  });

  test('has real headings and a list of contents that Word can renew', async () => {
    const body = await bodyOf(paragraph('Words.'));
    assert.match(body, /<w:pStyle w:val="Heading1"\/>/);
    assert.match(body, /TOC[^<]*\\o[^<]*1-2/);
    assert.doesNotMatch(
      body,
      /<w:pStyle w:val="Heading1"\/><w:numPr>/,
      'headings carry no numbers of their own',
    );
  });

  test("a table's head repeats, and no row is cut", async () => {
    const body = await bodyOf(
      table(
        ['field', 'figure'],
        [
          ['a', '1'],
          ['b', '2'],
        ],
        'lr',
      ),
    );
    assert.equal(body.match(/<w:tblHeader\/>/g)?.length, 1);
    assert.equal(body.match(/<w:cantSplit\/>/g)?.length, 3);
    assert.match(body, /<w:jc w:val="right"\/>/);
  });

  test('a list of facts has no head', async () => {
    const body = await bodyOf(
      facts([
        ['Trigger', 'poll'],
        ['Runs on', 'worker'],
      ]),
    );
    assert.doesNotMatch(body, /tblHeader/);
    assert.equal(body.match(/<w:tr>|<w:tr /g)?.length, 2);
  });

  test('a table too wide for an upright page lies on its side, its heading with it', async () => {
    const wide = table(
      Array.from({ length: 9 }, (_, index) => `column-${index}-long`),
      [Array.from({ length: 9 }, () => 'some/quite.long.field_name')],
    );
    const body = await bodyOf(
      paragraph('Upright.'),
      heading(3, 'two', 'Wide one'),
      wide,
      heading(3, 'three', 'After'),
      paragraph('Upright.'),
    );
    const sections = [...body.matchAll(/<w:sectPr.*?<\/w:sectPr>/gs)].map(([section]) =>
      /orient="landscape"/.test(section),
    );
    assert.deepEqual(sections, [false, true, false]);
    const turns = [...body.matchAll(/<w:sectPr/g)].map((match) => match.index);
    const place = body.lastIndexOf('Wide one');
    assert.ok(at(turns, 0) < place && place < at(turns, 1), 'the page turns before the heading');
  });

  test('pointers lead to their places, sources to their list, other documents to their files', async () => {
    const body = await bodyOf(
      paragraph(anchor('M-F1.3'), strong('row'), ' ', pointer('M-F1.3'), cite([source])),
    );
    assert.match(body, /<w:bookmarkStart [^>]*w:name="at_M_F1__3"/);
    assert.match(body, /<w:hyperlink [^>]*w:anchor="at_M_F1__3"/);
    assert.match(body, /<w:hyperlink [^>]*w:anchor="source_1"/);
    assert.match(body, /<w:bookmarkStart [^>]*w:name="source_1"/);
    const parts = await wordOf(
      resolve(
        root([heading(1, 't', 'T'), heading(2, 'c', 'C'), paragraph(pointer('K1'), cite([source]))]),
        new Map([['K1', 'project.md']]),
      ),
    );
    const links = parts['word/_rels/document.xml.rels'] ?? '';
    assert.match(links, /Target="project\.docx" TargetMode="External"/);
    assert.match(parts['word/document.xml'] ?? '', /<w:hyperlink [^>]*w:anchor="at_K1"/);
    assert.match(links, /Target="https:\/\/example\.com\/limits"/);
  });

  test('every link within has its place, in the whole plan', async () => {
    const plan = await examplePlan();
    const parts = await wordOf(resolvedDocument(plan, 'plan'));
    const body = parts['word/document.xml'] ?? '';
    const places = [...body.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map((match) => match[1]);
    assert.equal(new Set(places).size, places.length, 'no place stands twice');
    const inner = [...body.matchAll(/<w:hyperlink ([^>]*)>/g)].filter(
      ([, how = '']) => !how.includes('r:id'),
    );
    assert.ok(inner.length > 100);
    for (const [, how = ''] of inner) {
      const name = /w:anchor="([^"]+)"/.exec(how)?.[1] ?? '';
      assert.ok(places.includes(name), name);
      assert.ok(name.length <= 40, name);
    }
    const ids = [...(parts['word/_rels/document.xml.rels'] ?? '').matchAll(/ Id="([^"]+)"/g)].map(
      (match) => match[1],
    );
    assert.equal(new Set(ids).size, ids.length);
    for (const [, id = ''] of body.matchAll(/ r:(?:id|embed)="([^"]+)"/g)) assert.ok(ids.includes(id), id);
  });

  test('a picture stands in it twice, drawn and as dots, and says what it shows', async () => {
    const plan = await examplePlan();
    const bytes = await toWord(
      {
        document: root([heading(1, 't', 'T'), heading(2, 'c', 'C'), figure(at(diagramsOf(plan), 0))]),
        labels,
        subject: 'plan',
        date: null,
      },
      await loadRaster(),
    );
    const parts = unzipSync(bytes);
    const [png, svg] = ['png', 'svg'].map((kind) =>
      Object.keys(parts).filter((path) => path.endsWith(`.${kind}`)),
    );
    assert.deepEqual([png?.length, svg?.length], [1, 1]);
    assert.equal(strFromU8(parts[png?.[0] ?? ''] ?? new Uint8Array(), true).slice(1, 4), 'PNG');
    assert.doesNotMatch(
      strFromU8(parts[svg?.[0] ?? ''] ?? new Uint8Array()),
      /<style|class=/,
      'no style sheet is needed',
    );
    assert.match(strFromU8(parts['word/document.xml'] ?? new Uint8Array()), /descr="[^"]{20,}"/);
  });

  test('code keeps its lines and spaces; boxes are shown empty or ticked', async () => {
    const body = await bodyOf(
      block('json', '{\n  "a": "<b>"\n}'),
      boxes([
        { done: false, text: 'one' },
        { done: true, text: 'two' },
      ]),
    );
    assert.match(
      body,
      /<w:t xml:space="preserve"> {2}"a": "&lt;b&gt;"<\/w:t>|<w:t xml:space="preserve"> {2}&quot;a&quot;/,
    );
    assert.match(body, /☐ .*one.*☒ .*two/s);
  });

  test('text that XML cannot hold, long ids and other scripts do not break it', async () => {
    const id = `M-${'very-long-flow-name-'.repeat(5)}.1`;
    const body = await bodyOf(paragraph(anchor(id), `\u0007bell ${'\ud800'} 日本語 עברית 🚚 `, pointer(id)));
    assert.doesNotMatch(body, /\u0007/);
    assert.match(body, /日本語 עברית 🚚/);
    const [, name = ''] = /w:anchor="(at_M_very[^"]*)"/.exec(body) ?? [];
    assert.ok(name.length > 0 && name.length <= 40 && body.includes(`w:name="${name}"`));
  });

  test('the specification keeps every section as a heading', async () => {
    const plan = await examplePlan();
    const parts = await wordOf(resolvedDocument(plan, 'specification'));
    const headings = (parts['word/document.xml'] ?? '').match(/<w:pStyle w:val="Heading[123]"\/>/g) ?? [];
    assert.ok(headings.length >= contents(specificationDocument(plan)).length);
  });
});
