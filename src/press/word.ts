// A document tree as a Word file: title, list of contents, chapters, sources; running title and page numbers; wide pages where needed.
// The same tree gives the same bytes.
import {
  Document,
  type FileChild,
  Footer,
  Header,
  type ISectionOptions,
  LeaderType,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import type { Root } from 'mdast';
import { plain } from '../render/diagram/plain.ts';
import type { PageLabels } from '../render/style.ts';
import type { Raster } from './raster.ts';
import { areas, type Block, blocksOf, type Side } from './word-blocks.ts';
import { sealed } from './word-seal.ts';
import { styles } from './word-style.ts';

/** What a Word file is made of: a tree whose citations and pointers are resolved, its labels, and the day it speaks of or null. */
export interface WordRequest {
  readonly document: Root;
  readonly labels: PageLabels;
  readonly subject: string;
  readonly date: string | null;
}

const twips = (mm: number): number => Math.round((mm / 25.4) * 1440);

export async function toWord(request: WordRequest, raster: Raster): Promise<Uint8Array> {
  const { labels } = request;
  const blocks = blocksOf(request.document, raster);
  const file = new Document({
    title: plain(labels.title),
    subject: request.subject,
    creator: 'Spanwright',
    lastModifiedBy: 'Spanwright',
    keywords: `revision ${labels.revision}, content ${labels.contentHash}`,
    description: `Revision ${labels.revision} · content ${labels.contentHash}`,
    styles,
    numbering: { config: [listing('points', LevelFormat.BULLET), listing('steps', LevelFormat.DECIMAL)] },
    features: { updateFields: true },
    sections: sectionsOf(withContents(blocks)).map((section) => sectionOptions(section, labels)),
  });
  return sealed(await Packer.pack(file, 'uint8array'), request.date);
}

function listing(
  reference: string,
  format: 'bullet' | 'decimal',
): {
  readonly reference: string;
  readonly levels: { level: number; format: 'bullet' | 'decimal'; text: string; style: object }[];
} {
  return {
    reference,
    levels: [0, 1, 2].map((level) => ({
      level,
      format,
      text: format === 'bullet' ? (['•', '–', '·'][level] ?? '•') : `%${level + 1}.`,
      style: { paragraph: { indent: { left: 400 * (level + 1), hanging: 280 } } },
    })),
  };
}

/** The list of contents stands before the first chapter, after what the title says. */
function withContents(blocks: readonly Block[]): readonly Block[] {
  const [title, ...rest] = blocks;
  const next = rest.findIndex((block) => block.leads === 'anything');
  if (title === undefined || next < 0) return blocks;
  const contents: Block = {
    side: 'either',
    leads: null,
    make: () => [
      new TableOfContents('Contents', {
        hyperlink: true,
        headingStyleRange: '1-2',
        tabLeader: LeaderType.NONE,
      }),
      new Paragraph({ pageBreakBefore: false, spacing: { after: 0 } }),
    ],
  };
  return [title, ...rest.slice(0, next), contents, ...rest.slice(next)];
}

interface Section {
  readonly side: Side;
  readonly children: readonly FileChild[];
}

/** Runs of blocks whose sheets lie alike. Headings lie as what they head, and so does a sentence above a wide block; all else stands upright. */
function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  const sides: Side[] = [];
  let next: Block | null = null;
  for (const block of blocks.toReversed()) {
    const after = sides[0] ?? 'upright';
    const led = block.leads === 'anything' || (block.leads === 'wide' && next?.side === 'wide');
    sides.unshift(block.side === 'wide' ? 'wide' : led ? after : 'upright');
    next = block;
  }
  const sections: { side: Side; children: FileChild[] }[] = [];
  for (const [index, block] of blocks.entries()) {
    const side = sides[index] ?? 'upright';
    const last = sections.at(-1);
    if (last?.side === side) last.children.push(...block.make(side));
    else sections.push({ side, children: [...block.make(side)] });
  }
  return sections;
}

function sectionOptions({ side, children }: Section, labels: PageLabels): ISectionOptions {
  const edge = { type: TabStopType.RIGHT, position: twips(areas[side].width) };
  return {
    properties: {
      page: {
        // Given as for an upright sheet; the library turns it.
        size: {
          width: twips(210),
          height: twips(297),
          orientation: side === 'wide' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin:
          side === 'wide'
            ? {
                top: twips(18),
                bottom: twips(18),
                left: twips(22),
                right: twips(22),
                header: twips(9),
                footer: twips(8),
              }
            : {
                top: twips(22),
                bottom: twips(22),
                left: twips(18),
                right: twips(18),
                header: twips(11),
                footer: twips(10),
              },
      },
    },
    headers: {
      default: new Header({
        children: [
          new Paragraph({
            style: 'Running',
            tabStops: [edge],
            children: [
              new TextRun(plain(labels.title)),
              new TextRun(`\tRevision ${labels.revision} · ${labels.contentHash.slice(0, 12)}`),
            ],
          }),
        ],
      }),
    },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            style: 'Running',
            tabStops: [edge],
            children: [new TextRun({ children: ['\t', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
          }),
        ],
      }),
    },
    children: [...children],
  };
}
