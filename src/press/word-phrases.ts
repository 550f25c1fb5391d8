// Words in a line as runs of a Word paragraph: marks, code, places that can be pointed to, links within and out of the document.
// Word knows a place by a name of at most forty letters, digits and underscores; ids are turned into such names here.
import { createHash } from 'node:crypto';
import {
  Bookmark,
  ExternalHyperlink,
  InternalHyperlink,
  type IRunOptions,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { PhrasingContent } from 'mdast';

/** How the words around are set. */
export type Marks = Pick<IRunOptions, 'bold' | 'italics' | 'style' | 'strike'>;

export const sourcePlace = 'source_';

export function runsOf(children: readonly PhrasingContent[], marks: Marks = {}): ParagraphChild[] {
  return children.flatMap((child) => runOf(child, marks));
}

/** The name of an id's place: the same in every document, so that one can point into another. */
export function placeOf(id: string): string {
  const plain = `at_${id.replaceAll('-', '_').replaceAll('.', '__').replaceAll(/\W/g, '_')}`;
  // "F2.load" and "F2-load" are two places; where letters alone can't keep ids apart, a hash does.
  if (plain.length <= 40 && /^(?!.*(--|-\.|\.-|\.\.))[A-Za-z0-9.-]+$/.test(id)) return plain;
  return `${plain.slice(0, 31)}_${createHash('sha256').update(id).digest('hex').slice(0, 8)}`;
}

function runOf(node: PhrasingContent, marks: Marks): readonly ParagraphChild[] {
  switch (node.type) {
    case 'text':
      return [new TextRun({ ...marks, text: node.value })];
    case 'strong':
      return runsOf(node.children, { ...marks, bold: true });
    case 'emphasis':
      return runsOf(node.children, { ...marks, italics: true });
    case 'delete':
      return runsOf(node.children, { ...marks, strike: true });
    case 'inlineCode':
      return [new TextRun({ ...marks, style: 'Code', text: node.value })];
    case 'break':
      return [new TextRun({ break: 1 })];
    case 'gauge':
      return [new TextRun({ text: node.hollow ? '○' : '●' })];
    case 'anchor':
      return [
        new Bookmark({
          id: placeOf(node.id),
          children: [new TextRun({ ...marks, text: node.label ?? '' })],
        }),
      ];
    case 'pointer':
      return [new TextRun({ ...marks, text: node.label })];
    case 'link':
      return [linked(node.url, runsOf(node.children, { ...marks, style: 'Hyperlink' }))];
    case 'footnoteReference':
      return [
        new InternalHyperlink({
          anchor: `${sourcePlace}${node.identifier}`,
          children: [
            new TextRun({ text: node.label ?? node.identifier, superScript: true, style: 'Hyperlink' }),
          ],
        }),
      ];
    default:
      return 'value' in node ? [new TextRun({ ...marks, text: node.value })] : [];
  }
}

/** `#id` stays in the document; `plan.md#id` leads to the Word document beside it. */
function linked(url: string, children: ParagraphChild[]): ParagraphChild {
  if (url.startsWith('#')) return new InternalHyperlink({ anchor: placeOf(url.slice(1)), children });
  const beside = /^([a-z]+)\.md(?:#(.+))?$/.exec(url);
  if (beside === null) return new ExternalHyperlink({ link: url, children });
  const [, name = '', id] = beside;
  return new ExternalHyperlink({
    link: `${name}.docx${id === undefined ? '' : `#${placeOf(id)}`}`,
    children,
  });
}
