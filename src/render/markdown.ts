// A document tree as GitHub-flavoured Markdown. Escaping is the library's; anchors are the only HTML that is written.
import type { Paragraph, Root } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown, type Options } from 'mdast-util-to-markdown';
import type { Chart } from './diagram/diagram.ts';
import { toMermaid } from './diagram/mermaid.ts';
import { idOf, plain } from './diagram/plain.ts';
import type { Anchor, Figure, Gauge } from './document/content.ts';
import { type Homes, resolve, withContents } from './document/resolve.ts';
import { writtenRoot } from './escaping.ts';

const ours: Options = {
  bullet: '-',
  emphasis: '_',
  rule: '-',
  fences: true,
  resourceLink: true,
  tightDefinitions: true,
  handlers: {
    root: writtenRoot,
    anchor: (node: Anchor, _parent, state, info) =>
      `<a id="${node.id}"></a>${node.label === null ? '' : state.safe(node.label, { before: '>', after: info.after })}`,
    gauge: (node: Gauge) => (node.hollow ? '○' : '●'),
    figure: ({ diagram }: Figure, _parent, state, info) =>
      state.handle(
        diagram.kind === 'chart'
          ? pictured(diagram)
          : { type: 'code', lang: 'mermaid', value: toMermaid(diagram).trimEnd() },
        undefined,
        state,
        info,
      ),
  },
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
};

/** `homes` says in which file an id lives that this document does not define. */
export function toMarkdownText(document: Root, homes: Homes): string {
  return toMarkdown(resolve(withContents(document), homes), ours);
}

/** Where a chart's drawing lies in a plan's folder. */
export function chartPath(chart: Chart): string {
  return `charts/${idOf(chart.id)}.svg`;
}

function pictured(chart: Chart): Paragraph {
  return { type: 'paragraph', children: [{ type: 'image', url: chartPath(chart), alt: plain(chart.title) }] };
}
