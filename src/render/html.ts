// A document tree as one HTML file: contents at the side, drawings inside, sources as footnotes, made for screen and for paper.
// Nothing is loaded from anywhere, and nothing runs but the search: the policy in the head forbids all else.
import type { Element, ElementContent, Properties, Root as HtmlRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { InlineCode, Root, Table } from 'mdast';
import { type Handler, toHast } from 'mdast-util-to-hast';
import type { Anchor, Figure, Gauge } from './document/content.ts';
import { contents, type Homes, isShortId, resolve } from './document/resolve.ts';
import { plain } from './diagram/plain.ts';
import { gaugeElement } from './gauge.ts';
import { toElements } from './drawing/draw.ts';
import { searchBox, searchHash, searchScript } from './search.ts';
import { type PageLabels, pageStyle } from './style.ts';

/** A script that does nothing, before each chapter: at a script, browsers stop reading a long page and let the reader scroll. */
const pause = '0';
const pauseHash = 'sha256-X+zrZv/IbzjZUnhsbWlsecLbwjndTpG0ZynXOif7V+k=';
const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src '${pauseHash}' '${searchHash}'; base-uri 'none'; form-action 'none'`;

export function toHtmlPage(document: Root, homes: Homes, labels: PageLabels): string {
  const body = bodyOf(resolve(document, homes), '');
  const page: HtmlRoot = {
    type: 'root',
    children: [
      { type: 'doctype' },
      element('html', { lang: 'en' }, [
        element('head', {}, [
          element('meta', { charSet: 'utf-8' }, []),
          element('meta', { httpEquiv: ['Content-Security-Policy'], content: policy }, []),
          element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }, []),
          element('meta', { name: 'color-scheme', content: 'light dark' }, []),
          element('meta', { name: 'referrer', content: 'no-referrer' }, []),
          element('title', {}, [words(plain(labels.title))]),
          element('style', {}, [words(pageStyle(labels))]),
        ]),
        element('body', {}, [
          element('a', { className: ['skip'], href: '#content' }, [words('Skip to the plan')]),
          element('div', { className: ['page'] }, [
            sidebar(document, labels),
            element('main', { id: 'content' }, body),
          ]),
          element('script', {}, [words(searchScript)]),
        ]),
      ]),
    ],
  };
  return `${toHtml(page, { quoteSmart: false })}\n`;
}

/**
 * Part of a document as HTML to be put into a page of somebody else's. The part is resolved; `prefix` keeps the ids of its footnotes apart from
 * those of other parts of that page.
 */
export function toHtmlPart(part: Root, prefix: string): string {
  const nodes = bodyOf(part, prefix).filter((node) => !isElement(node, 'script'));
  return toHtml({ type: 'root', children: nodes }, { quoteSmart: false });
}

function bodyOf(resolved: Root, prefix: string): readonly ElementContent[] {
  const tree = toHast(resolved, {
    handlers: {
      inlineCode: codeHandler,
      anchor: anchorHandler,
      gauge: gaugeHandler,
      figure: figureHandler,
      table: tableHandler,
    },
    clobberPrefix: prefix,
    footnoteLabel: 'Sources',
    footnoteLabelProperties: { className: ['sources'] },
    footnoteLabelTagName: 'h2',
    footnoteBackLabel: (index, again) =>
      `Back to reference ${index + 1}${again > 1 ? `, place ${again}` : ''}`,
  });
  return 'children' in tree ? inChapters((tree.children as readonly ElementContent[]).map(headed)) : [];
}

/** Each chapter as a section of its own, which browsers lay out only when it comes near. */
function inChapters(nodes: readonly ElementContent[]): readonly ElementContent[] {
  const done: ElementContent[] = [];
  let chapter: ElementContent[] | null = null;
  for (const node of nodes) {
    if (isElement(node, 'section')) {
      chapter = null;
      done.push(withFewWaysBack(node));
      continue;
    }
    if (isElement(node, 'h2')) {
      chapter = [];
      done.push(element('script', {}, [words(pause)]), {
        type: 'element',
        tagName: 'section',
        properties: { className: ['chapter'] },
        children: chapter,
      });
    }
    (chapter ?? done).push(node);
  }
  return done;
}

/** A source that half the plan cites would need a page for its ways back: the first few are kept. */
const waysBack = 3;

function withFewWaysBack(node: Element): Element {
  let seen = 0;
  const children = node.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child];
    const back = child.properties['dataFootnoteBackref'] !== undefined;
    if (back) seen += 1;
    return back && seen > waysBack ? [] : [withFewWaysBack(child)];
  });
  const spaced =
    seen <= waysBack ? children : children.filter((child, at) => !isGap(child, children[at - 1]));
  return { ...node, children: spaced };
}

/** Space that stood between ways back which are gone. */
function isGap(child: ElementContent, before: ElementContent | undefined): boolean {
  return child.type === 'text' && child.value.trim() === '' && before?.type === 'text';
}

function isElement(node: ElementContent, tagName: string): node is Element {
  return node.type === 'element' && node.tagName === tagName;
}

/** The id of a heading's anchor is put on the heading itself, with a link to copy. */
function headed(node: ElementContent): ElementContent {
  if (node.type !== 'element' || !/^h[1-4]$/.test(node.tagName)) return node;
  const [first, ...rest] = node.children;
  const id = first?.type === 'element' && first.tagName === 'span' ? first.properties['id'] : undefined;
  if (typeof id !== 'string') return node;
  const link = element('a', { className: ['here'], href: `#${id}`, ariaLabel: 'Link to this section' }, [
    words('#'),
  ]);
  return { ...node, properties: { ...node.properties, id }, children: [...rest, words(' '), link] };
}

const gaugeHandler: Handler = (_state, node: Gauge) => gaugeElement(node);

const anchorHandler: Handler = (_state, node: Anchor) => {
  if (node.label === null) return element('span', { id: node.id }, []);
  const classes = isShortId(node.label) ? ['own', 'id'] : ['own'];
  return element('span', { id: node.id, className: classes }, [words(node.label)]);
};

/** Paths and field names may break after their separators, without anything that would be copied along. */
const codeHandler: Handler = (_state, node: InlineCode) =>
  element(
    'code',
    {},
    node.value
      .split(/(?<=.[/._,([-])(?=\w)/)
      .flatMap((part, index) => (index === 0 ? [words(part)] : [element('wbr', {}, []), words(part)])),
  );

/** A drawing wider than the screen scrolls by itself; keyboards reach it. */
const figureHandler: Handler = (_state, node: Figure) =>
  element('figure', {}, [
    element('div', { className: ['drawing'], tabIndex: 0, role: 'group', ariaLabel: 'Drawing' }, [
      ...toElements(node.diagram),
    ]),
    element('figcaption', {}, [words(plain(node.diagram.title))]),
  ]);

/** A table whose head is empty is a list of facts: its first column names the rows. */
const tableHandler: Handler = (state, node: Table) => {
  const rows = node.children.map((row) => row.children);
  const align = (index: number): Properties =>
    node.align?.[index] === 'right' ? { className: ['figure'] } : {};
  const [head, ...rest] = rows;
  const factual = head?.every((cell) => cell.children.length === 0) ?? false;
  const cells = (row: (typeof rows)[number], tag: (index: number) => string): ElementContent[] =>
    row.map((cell, index) =>
      element(tag(index), { ...align(index), ...scopeOf(tag(index), factual) }, state.all(cell)),
    );
  const body = element(
    'tbody',
    {},
    rest.map((row) =>
      element(
        'tr',
        {},
        cells(row, (index) => (factual && index === 0 ? 'th' : 'td')),
      ),
    ),
  );
  const thead =
    head === undefined || factual
      ? []
      : [
          element('thead', {}, [
            element(
              'tr',
              {},
              cells(head, () => 'th'),
            ),
          ]),
        ];
  return element('div', { className: ['table'], tabIndex: 0, role: 'group', ariaLabel: 'Table' }, [
    element('table', { className: [factual ? 'facts' : 'rows'] }, [...thead, body]),
  ]);
};

function scopeOf(tag: string, factual: boolean): Properties {
  return tag === 'th' ? { scope: factual ? 'row' : 'col' } : {};
}

function sidebar(document: Root, labels: PageLabels): Element {
  const items = chapters(document).map(({ entry, sections }) =>
    element(
      'li',
      {},
      sections.length === 0
        ? [entryLink(entry)]
        : [
            element('details', {}, [
              element('summary', {}, [entryLink(entry)]),
              element(
                'ol',
                {},
                sections.map((section) => element('li', {}, [entryLink(section)])),
              ),
            ]),
          ],
    ),
  );
  return element('nav', { ariaLabel: 'Contents' }, [
    element('p', { className: ['name'] }, [words(plain(labels.title))]),
    element('p', { className: ['revision'] }, [
      words(`Revision ${labels.revision} · ${labels.contentHash.slice(0, 12)}`),
    ]),
    searchBox(),
    element('ol', {}, [
      ...items,
      element('li', {}, [element('a', { href: '#footnote-label' }, [words('Sources')])]),
    ]),
  ]);
}

type Entry = ReturnType<typeof contents>[number];

function chapters(document: Root): readonly { readonly entry: Entry; readonly sections: readonly Entry[] }[] {
  const entries = contents(document);
  return entries.flatMap((entry, index) => {
    if (entry.depth !== 2) return [];
    const next = entries.findIndex((other, at) => at > index && other.depth === 2);
    return [{ entry, sections: entries.slice(index + 1, next < 0 ? entries.length : next) }];
  });
}

function entryLink(entry: Entry): Element {
  return element('a', { href: `#${entry.id}` }, [words(entry.title)]);
}

function element(tagName: string, properties: Properties, children: readonly ElementContent[]): Element {
  return { type: 'element', tagName, properties, children: [...children] };
}

function words(value: string): { type: 'text'; value: string } {
  return { type: 'text', value };
}
