// Chapters as Word's blocks: headings, paragraphs, lists, tables, code, pictures. Blocks that need the wide side of the paper say so.
import {
  Bookmark,
  type FileChild,
  HeadingLevel,
  ImageRun,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { Code, Heading, List, Root, RootContent } from 'mdast';
import { plain } from '../render/diagram/plain.ts';
import type { Figure } from '../render/document/content.ts';
import { type PlainDrawing, toPlainSvgs } from '../render/drawing/plain-svg.ts';
import type { Raster } from './raster.ts';
import { placeOf, runsOf, sourcePlace } from './word-phrases.ts';
import { leastWidth, tableOf } from './word-table.ts';

export type Side = 'upright' | 'wide';

/** Text area of A4 by how the sheet lies, in millimetres; margins are 18 mm at the sides, 22 mm above and below. */
export const areas: Readonly<Record<Side, { readonly width: number; readonly height: number }>> = {
  upright: { width: 174, height: 253 },
  wide: { width: 253, height: 174 },
};

/** What a block becomes once it is known how its sheet lies. `leads`: a heading goes with what follows it, a paragraph with a block that turns the sheet. */
export interface Block {
  readonly side: Side | 'either';
  readonly leads: 'anything' | 'wide' | null;
  readonly make: (side: Side) => readonly FileChild[];
}

const twips = (mm: number): number => Math.floor((mm / 25.4) * 1440);
const pixels = (mm: number): number => (mm / 25.4) * 96;
/** A picture turns its page when it can be shown so many times as large that way. */
const turns = 1.2;
/** Room for the heading above a picture and the caption below, in millimetres. */
const beside = 32;

export function blocksOf(document: Root, raster: Raster): readonly Block[] {
  const sources = document.children.filter((child) => child.type === 'footnoteDefinition');
  return [
    ...document.children.flatMap((child, index) =>
      blockOf(child, raster, leadsInto(document.children[index + 1])),
    ),
    ...(sources.length === 0
      ? []
      : [whole(() => [new Paragraph({ heading: HeadingLevel.HEADING_1, text: 'Sources' })], 'anything')]),
    ...sources.map((source) =>
      whole(() => [
        new Paragraph({
          style: 'Source',
          children: [
            new Bookmark({
              id: `${sourcePlace}${source.identifier}`,
              children: [new TextRun({ text: `${source.label ?? source.identifier}` })],
            }),
            new TextRun('  '),
            ...source.children.flatMap((child) => (child.type === 'paragraph' ? runsOf(child.children) : [])),
          ],
        }),
      ]),
    ),
  ];
}

function whole(make: Block['make'], leads: Block['leads'] = null): Block {
  return { side: 'either', leads, make };
}

/** A sentence above a table, a picture or code stays on its page. */
function leadsInto(next: RootContent | undefined): boolean {
  return next?.type === 'table' || next?.type === 'figure' || next?.type === 'code';
}

function blockOf(node: RootContent, raster: Raster, keepNext: boolean): readonly Block[] {
  switch (node.type) {
    case 'heading':
      return [whole(() => [headed(node)], 'anything')];
    case 'paragraph':
      return [whole(() => [new Paragraph({ keepNext, children: runsOf(node.children) })], 'wide')];
    case 'list':
      return [whole(() => items(node, 0))];
    case 'blockquote':
      return [
        whole(() =>
          node.children.flatMap((child) =>
            child.type === 'paragraph'
              ? [new Paragraph({ style: 'Remark', children: runsOf(child.children) })]
              : blockOf(child, raster, false).flatMap((block) => block.make('upright')),
          ),
        ),
      ];
    case 'code':
      return [whole(() => codeLines(node))];
    case 'table': {
      const side = leastWidth(node) > twips(areas.upright.width) ? 'wide' : 'either';
      return [{ side, leads: null, make: (lying) => [tableOf(node, twips(areas[lying].width)), gap()] }];
    }
    case 'figure':
      return [pictured(node, raster)];
    default:
      return [];
  }
}

/** The document's own title is no chapter: the list of contents begins below it. */
function headed(node: Heading): Paragraph {
  const children = runsOf(node.children);
  if (node.depth === 1) return new Paragraph({ style: 'Title', children });
  const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
  return new Paragraph({ heading: levels[Math.min(node.depth, 4) - 2] ?? HeadingLevel.HEADING_3, children });
}

function items(list: List, level: number): readonly Paragraph[] {
  return list.children.flatMap((item) =>
    item.children.flatMap((child, index) => {
      if (child.type === 'list') return items(child, level + 1);
      if (child.type !== 'paragraph') return [];
      const ticked = typeof item.checked === 'boolean';
      const mark: ParagraphChild[] =
        ticked && index === 0 ? [new TextRun(item.checked === true ? '☒ ' : '☐ ')] : [];
      return [
        new Paragraph({
          children: [...mark, ...runsOf(child.children)],
          spacing: { after: 60 },
          ...(ticked || index > 0
            ? { indent: { left: 400 * (level + 1), hanging: ticked ? 280 : 0 } }
            : { numbering: { reference: list.ordered === true ? 'steps' : 'points', level } }),
        }),
      ];
    }),
  );
}

function codeLines(node: Code): readonly Paragraph[] {
  const lines = node.value.split('\n');
  return [
    ...lines.map(
      (line, index) =>
        new Paragraph({
          style: 'CodeBlock',
          keepLines: true,
          keepNext: lines.length <= 24 && index < lines.length - 1,
          children: [new TextRun(line)],
        }),
    ),
    gap(),
  ];
}

/** Air after a table or code, which have none of their own. */
function gap(): Paragraph {
  return new Paragraph({ spacing: { before: 0, after: 0, line: 200, lineRule: LineRuleType.EXACT } });
}

function pictured({ diagram }: Figure, raster: Raster): Block {
  const parts = toPlainSvgs(diagram);
  const side = parts.some((part) => fit(part, 'wide') > fit(part, 'upright') * turns) ? 'wide' : 'either';
  const title = plain(diagram.title);
  const make = (lying: Side): readonly Paragraph[] => [
    ...parts.map((part, index) => {
      const scale = fit(part, lying);
      const image = new ImageRun({
        type: 'svg',
        data: new TextEncoder().encode(part.svg),
        transformation: { width: Math.round(part.width * scale), height: Math.round(part.height * scale) },
        fallback: { type: 'png', data: raster(part) },
        altText: {
          name: placeOf(`${diagram.id}${index === 0 ? '' : `-${index + 1}`}`),
          title,
          description: plain(diagram.description),
        },
      });
      return new Paragraph({ style: 'Picture', children: [image] });
    }),
    new Paragraph({ style: 'Caption', text: title }),
  ];
  return { side, leads: null, make };
}

/** How much of its own size a picture has on a sheet. */
function fit(part: PlainDrawing, side: Side): number {
  const { width, height } = areas[side];
  return Math.min(1, pixels(width) / part.width, pixels(height - beside) / part.height);
}
