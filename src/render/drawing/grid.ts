// Columns and rows for a data flow: which part stands in which cell, how wide the columns and the gaps between them are.
// The main way is row 0 from left to right; what is looked up stands above it, what goes wrong below.
import type { DataFlow, GraphEdge, Part } from '../diagram/diagram.ts';
import type { Rectangle } from './picture.ts';
import { boxWords, edgeWords, type Measured } from './words.ts';

const boxRoom = 118;
const labelRoom = 118;
/** Method and path may be wider than prose before they are cut. */
const codeRoom = 156;
/** The gap before the worker holds many short labels one under the other. */
const tightRoom = 84;
const narrowGap = 34;

export interface Cell {
  readonly column: number;
  readonly row: number;
}

/** The placed cells and what stands in them. `lane(row)` is the level half-way between a row and the one below it. */
export interface Grid {
  readonly boxes: ReadonlyMap<Part, Rectangle>;
  readonly words: ReadonlyMap<Part, Measured>;
  readonly labels: ReadonlyMap<string, Measured>;
  readonly cells: ReadonlyMap<Part, Cell>;
  /** Left and right side of the gap before a column. */
  gapBefore(column: number): { readonly left: number; readonly right: number };
  readonly width: number;
}

/** The cells: parts that a flow lacks leave their column to what stands below it, or close it up. */
export function cellsOf(flow: DataFlow): ReadonlyMap<Part, Cell> {
  const parts = new Set(flow.nodes.map((node) => node.part));
  const intake = parts.has('intake') || parts.has('repair') ? 1 : 0;
  const queue = intake + 1;
  const worker = queue + 1;
  const all: readonly (readonly [Part, Cell])[] = [
    ['source', { column: 0, row: 0 }],
    ['intake', { column: intake, row: 0 }],
    ['queue', { column: queue, row: 0 }],
    ['worker', { column: worker, row: 0 }],
    ['target', { column: worker + 1, row: 0 }],
    ['store', { column: queue, row: -1 }],
    ['repair', { column: intake, row: 1 }],
    ['dead-letters', { column: queue, row: 1 }],
    ['retry', { column: worker, row: 1 }],
    ['reconciliation', { column: queue, row: 2 }],
  ];
  return new Map(all.filter(([part]) => parts.has(part)));
}

/** Space for lines that run above the store and between the rows. */
const topWithRead = 58;
const topWithoutRead = 16;
const rowGaps: Readonly<Record<number, number>> = { [-1]: 34, 0: 74, 1: 34 };

export function gridOf(flow: DataFlow): Grid {
  const cells = cellsOf(flow);
  const words = new Map(flow.nodes.map((node) => [node.part, boxWords(node, boxRoom)]));
  const labels = new Map(flow.edges.map((edge) => [edge.id, edgeWords(edge, roomOf(edge, cells))]));
  const columns = columnWidths(cells, words);
  const gaps = gapWidths(flow, cells, labels, columns.length);
  const lefts: number[] = [];
  let x = 16;
  for (const [index, width] of columns.entries()) {
    x += gaps[index] ?? 0;
    lefts.push(x);
    x += width;
  }
  const boxes = boxesOf(cells, words, {
    lefts,
    columns,
    top: flow.edges.some((edge) => edge.id === 'read') ? topWithRead : topWithoutRead,
  });
  return {
    cells,
    words,
    labels,
    boxes,
    width: x + 16,
    gapBefore: (column) => ({
      left: (lefts[column - 1] ?? 0) + (columns[column - 1] ?? 0),
      right: lefts[column] ?? x,
    }),
  };
}

/** Words that span several cells may be wider. */
function roomOf(
  edge: GraphEdge,
  cells: ReadonlyMap<Part, Cell>,
): { readonly prose: number; readonly code: number } {
  const gap = ownGap(edge, cells);
  if (gap === null) return { prose: 210, code: edge.id === 'read' ? 480 : 250 };
  return { prose: gap === cells.get('worker')?.column ? tightRoom : labelRoom, code: codeRoom };
}

function columnWidths(cells: ReadonlyMap<Part, Cell>, words: ReadonlyMap<Part, Measured>): readonly number[] {
  const count = Math.max(...[...cells.values()].map((cell) => cell.column)) + 1;
  return Array.from({ length: count }, (_, column) =>
    Math.max(
      96,
      ...[...cells]
        .filter(([, cell]) => cell.column === column)
        .map(([part]) => (words.get(part)?.width ?? 0) + (part === 'queue' ? 40 : 24)),
    ),
  );
}

/** A gap is as wide as the widest label that must stand in it alone. */
function gapWidths(
  flow: DataFlow,
  cells: ReadonlyMap<Part, Cell>,
  labels: ReadonlyMap<string, Measured>,
  count: number,
): readonly number[] {
  const widths: number[] = Array.from({ length: count }, (_, index) => (index === 0 ? 0 : narrowGap));
  for (const edge of flow.edges) {
    const gap = ownGap(edge, cells);
    const width = labels.get(edge.id)?.width ?? 0;
    if (gap !== null && width > 0) widths[gap] = Math.max(widths[gap] ?? 0, width + 26);
  }
  return widths;
}

/** The gap in which an edge's words stand, or null when they span several cells. */
export function ownGap(edge: GraphEdge, cells: ReadonlyMap<Part, Cell>): number | null {
  const column = (part: string): number => cells.get(part as Part)?.column ?? 0;
  switch (edge.id) {
    case 'read':
      return null;
    case 'worker-store':
    case 'worker-dead-letters':
    case 'retry-dead-letters':
      return column('worker');
    case 'worker-retry':
      return column('target');
    case 'source-repair':
    case 'source-reconciliation':
      return 1;
    case 'target-reconciliation':
      return column('target');
    case 'dead-letters-queue':
      return null;
    default:
      return column(edge.to) - column(edge.from) === 1 ? column(edge.to) : null;
  }
}

function boxesOf(
  cells: ReadonlyMap<Part, Cell>,
  words: ReadonlyMap<Part, Measured>,
  {
    lefts,
    columns,
    top,
  }: { readonly lefts: readonly number[]; readonly columns: readonly number[]; readonly top: number },
): ReadonlyMap<Part, Rectangle> {
  const rows = [-1, 0, 1, 2];
  const heights = rows.map((row) =>
    Math.max(
      ...[...cells]
        .filter(([, cell]) => cell.row === row)
        .map(([part]) => (words.get(part)?.height ?? 0) + (part === 'store' ? 34 : 22)),
      40,
    ),
  );
  const tops: number[] = [];
  let y = top;
  for (const [index, row] of rows.entries()) {
    tops.push(y);
    y += (heights[index] ?? 0) + (rowGaps[row] ?? 0);
  }
  return new Map(
    [...cells].map(([part, cell]) => [
      part,
      {
        x: lefts[cell.column] ?? 0,
        y: tops[cell.row + 1] ?? 0,
        width: columns[cell.column] ?? 0,
        height: heights[cell.row + 1] ?? 0,
      },
    ]),
  );
}
