// A table for Word: its head repeats on every page, no row is cut, and columns are as wide as their words need.
// Word and its like lay columns out differently when they may choose, so the widths are reckoned here and fixed.
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import type { PhrasingContent, Table as TableTree } from 'mdast';
import { wordsOf } from '../render/document/resolve.ts';
import { runsOf } from './word-phrases.ts';
import { colours } from './word-style.ts';

/** Twentieths of a point that a letter of a table's face takes, on the generous side; code is wider by this factor. */
const letter = 86;
const codeWidth = 1.13;
const padding = 160;
/** A word longer than this is broken rather than given its width. */
const longest = 28;

/** The least width at which no ordinary word of the table is broken, in twentieths of a point. */
export function leastWidth(table: TableTree): number {
  return columnsOf(table).reduce((sum, column) => sum + column.least, 0);
}

export function tableOf(table: TableTree, width: number): Table {
  const widths = shared(columnsOf(table), width);
  const [head, ...rest] = table.children;
  const factual = isFactual(table);
  const cell = (children: readonly PhrasingContent[], index: number, strong: boolean): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      children: [
        new Paragraph({
          style: strong ? 'TableHead' : 'TableText',
          alignment: table.align?.[index] === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: runsOf(children),
        }),
      ],
    });
  const row = (cells: TableTree['children'][number], strong: boolean): TableRow =>
    new TableRow({
      cantSplit: true,
      ...(strong ? { tableHeader: true } : {}),
      children: cells.children.map((one, index) => cell(one.children, index, strong)),
    });
  return new Table({
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    margins: { top: 50, bottom: 50, left: 0, right: padding },
    borders: {
      top: none,
      left: none,
      right: none,
      bottom: line,
      insideVertical: none,
      insideHorizontal: line,
    },
    rows: [
      ...(head === undefined || factual ? [] : [row(head, true)]),
      ...rest.map((one) => row(one, false)),
    ],
  });
}

/** A table without words in its head is a list of facts. */
function isFactual(table: TableTree): boolean {
  return table.children[0]?.children.every((cell) => cell.children.length === 0) ?? true;
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const line = { style: BorderStyle.SINGLE, size: 4, color: colours.line } as const;

interface Column {
  readonly least: number;
  readonly wanted: number;
}

function columnsOf(table: TableTree): readonly Column[] {
  const count = Math.max(0, ...table.children.map((row) => row.children.length));
  return Array.from({ length: count }, (_, index) => {
    const cells = table.children.map((row) => row.children[index]?.children ?? []);
    const words = cells.flatMap((cell) => cell.flatMap(wordLengths));
    const lengths = cells.map((cell) => cell.map(wordsOf).join('').length);
    const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
    // The names of a list of facts stay on one line.
    const unbroken = index === 0 && isFactual(table) ? lengths : words;
    const least = Math.min(longest, Math.max(3, ...unbroken)) * letter + padding;
    // Nearer to the mean cell than to the longest one: a single long remark must not starve its neighbours.
    const wanted = Math.max(least, (mean * 0.7 + Math.max(0, ...lengths) * 0.3) * letter + padding);
    return { least, wanted: Math.min(wanted, 120 * letter) };
  });
}

/** Lengths of the words of a cell, in letters of its face. */
function wordLengths(node: PhrasingContent): readonly number[] {
  if ('children' in node) return node.children.flatMap(wordLengths);
  const factor = node.type === 'inlineCode' ? codeWidth : 1;
  return wordsOf(node)
    .split(/[\s/]+/)
    .map((word) => word.length * factor);
}

/** Every column its least width, the rest in proportion to what each still wants; all shrunk alike where not even that fits. */
function shared(columns: readonly Column[], width: number): readonly number[] {
  const least = columns.reduce((sum, column) => sum + column.least, 0);
  const wanted = columns.reduce((sum, column) => sum + column.wanted, 0);
  if (least >= width) return columns.map((column) => Math.floor((column.least / least) * width));
  const spare = width - least;
  const more = Math.max(1, wanted - least);
  const full = Math.min(1, more / spare);
  return columns.map((column) =>
    Math.floor(column.least + ((column.wanted - column.least) / more) * spare * full),
  );
}
