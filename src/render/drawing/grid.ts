// Cells for a data flow: three columns as wide as a page allows, the way of a record wrapped over two rows like a line of text.
// Row 0 is where a sign of a change arrives, row 1 what is done about it, row 2 what goes wrong; repairs stand at the edges.
import type { DataFlow, GraphEdge, Part } from '../diagram/diagram.ts';
import { pageWidth, type Rectangle } from './picture.ts';
import { boxWords, edgeWords, type Measured } from './words.ts';

/** Room at the left for the lines that run past everything: to the reconciliation, and from it to the queue. */
const leftRoom = 36;
const rightRoom = 10;
/** The gap before each column; the last is widest, for it holds the call that writes. */
const gaps = [0, 92, 148] as const;
const boxWidth = (pageWidth - leftRoom - rightRoom - gaps[1] - gaps[2]) / 3;

export interface Cell {
  readonly column: 0 | 1 | 2;
  readonly row: number;
}

/** The placed cells and what stands in them. */
export interface Grid {
  readonly boxes: ReadonlyMap<Part, Rectangle>;
  readonly words: ReadonlyMap<Part, Measured>;
  readonly labels: ReadonlyMap<string, Measured>;
  readonly cells: ReadonlyMap<Part, Cell>;
  /** Left and right side of the gap before a column. */
  gapBefore(column: number): { readonly left: number; readonly right: number };
  /** The level under a row's boxes where the space before the next row begins. */
  under(row: number): number;
  readonly width: number;
}

/** Where each part stands. Without a queue and a listener the source stands before the worker, all in one row. */
export function cellsOf(flow: DataFlow): ReadonlyMap<Part, Cell> {
  const parts = new Set(flow.nodes.map((node) => node.part));
  const wrapped = parts.has('queue') || parts.has('intake');
  const all: readonly (readonly [Part, Cell])[] = [
    ['repair', { column: 1, row: -1 }],
    ['source', { column: 0, row: wrapped ? 0 : 1 }],
    ['intake', { column: 1, row: 0 }],
    ['store', { column: 2, row: 0 }],
    ['queue', { column: 0, row: 1 }],
    ['worker', { column: 1, row: 1 }],
    ['target', { column: 2, row: 1 }],
    ['dead-letters', { column: 0, row: 2 }],
    ['retry', { column: 1, row: 2 }],
    ['reconciliation', { column: 1, row: 3 }],
  ];
  return new Map(all.filter(([part]) => parts.has(part)));
}

export function gridOf(flow: DataFlow): Grid {
  const cells = cellsOf(flow);
  const words = new Map(
    flow.nodes.map((node) => [node.part, boxWords(node, boxWidth - (node.part === 'queue' ? 34 : 12))]),
  );
  const labels = new Map(flow.edges.map((edge) => [edge.id, edgeWords(edge, roomOf(edge, cells))]));
  const lefts = [0, 1, 2].map(
    (column) =>
      leftRoom + column * boxWidth + gaps.slice(0, column + 1).reduce<number>((sum, gap) => sum + gap, 0),
  );
  const { boxes, bottoms } = boxesOf(cells, words, {
    lefts,
    spaces: spacesOf(flow, cells, labels),
    least: leastHeights(flow, cells, labels),
  });
  return {
    cells,
    words,
    labels,
    boxes,
    width: pageWidth,
    under: (row) => bottoms.get(row) ?? 0,
    gapBefore: (column) => ({
      left: (lefts[column - 1] ?? 0) + (column === 0 ? 0 : boxWidth),
      right: lefts[column] ?? pageWidth,
    }),
  };
}

/** Words over a level between two columns are as wide as their gap; those beside or over a long line may be wider. */
function roomOf(
  edge: GraphEdge,
  cells: ReadonlyMap<Part, Cell>,
): { readonly prose: number; readonly code: number } {
  const gap = ownGap(edge, cells);
  if (edge.id === 'read') return { prose: 300, code: 400 };
  if (edge.id === 'source-repair') return { prose: 112, code: 112 };
  if (edge.id === 'source-reconciliation') return { prose: 110, code: 110 };
  if (gap !== null) return { prose: gaps[gap] - 18, code: gaps[gap] - 18 };
  return edge.id === 'worker-retry' ? { prose: 130, code: 130 } : { prose: 150, code: 210 };
}

/** The gap in which an edge's words stand, or null when they stand beside an upright line or over a long one. */
export function ownGap(edge: GraphEdge, cells: ReadonlyMap<Part, Cell>): 1 | 2 | null {
  switch (edge.id) {
    case 'read':
    case 'worker-retry':
    case 'worker-store':
    case 'dead-letters-queue':
      return null;
    case 'worker-dead-letters':
    case 'retry-dead-letters':
    case 'source-repair':
    case 'source-reconciliation':
      return 1;
    case 'target-reconciliation':
      return 2;
    default: {
      const [from, to] = [cells.get(edge.from as Part), cells.get(edge.to as Part)];
      if (from === undefined || to === undefined || from.row !== to.row) return null;
      return to.column === 2 ? 2 : 1;
    }
  }
}

/** Space above the first row, and under each row for the lines and words that run there. */
type Spaces = ReadonlyMap<number, number>;

function spacesOf(
  flow: DataFlow,
  cells: ReadonlyMap<Part, Cell>,
  labels: ReadonlyMap<string, Measured>,
): Spaces {
  const tall = (id: string): number => labels.get(id)?.height ?? 0;
  const beside = flow.edges
    .filter((edge) => cells.get(edge.from as Part)?.row === 0 && cells.get(edge.to as Part)?.row === 1)
    .filter((edge) => ownGap(edge, cells) === null && edge.id !== 'read')
    .map((edge) => tall(edge.id));
  const read = flow.edges.some((edge) => edge.id === 'read');
  return new Map([
    [-2, read ? tall('read') + 30 : 16],
    [-1, 34],
    [0, Math.max(78, ...beside.map((height) => height + 36))],
    [1, Math.max(74, tall('worker-retry') + 16, tall('worker-dead-letters') + 40)],
    [2, 34],
  ]);
}

/** Words over a level stand in the upper half of its row and may rise a little above it, up to the lowest lane there. */
function leastHeights(
  flow: DataFlow,
  cells: ReadonlyMap<Part, Cell>,
  labels: ReadonlyMap<string, Measured>,
): ReadonlyMap<number, number> {
  const least = new Map<number, number>();
  for (const edge of flow.edges) {
    const row = cells.get(edge.from as Part)?.row;
    if (row === undefined || row !== cells.get(edge.to as Part)?.row) continue;
    const air = row === 1 && ownGap(edge, cells) === 1 ? 30 : 8;
    least.set(row, Math.max(least.get(row) ?? 0, 2 * ((labels.get(edge.id)?.height ?? 0) - air)));
  }
  return least;
}

interface Room {
  readonly lefts: readonly number[];
  readonly spaces: Spaces;
  readonly least: ReadonlyMap<number, number>;
}

function boxesOf(
  cells: ReadonlyMap<Part, Cell>,
  words: ReadonlyMap<Part, Measured>,
  { lefts, spaces, least }: Room,
): { readonly boxes: ReadonlyMap<Part, Rectangle>; readonly bottoms: ReadonlyMap<number, number> } {
  const boxes = new Map<Part, Rectangle>();
  const bottoms = new Map<number, number>();
  let y = spaces.get(-2) ?? 0;
  for (const row of [-1, 0, 1, 2, 3]) {
    const parts = [...cells].filter(([, cell]) => cell.row === row);
    if (parts.length === 0) continue;
    const height = Math.max(
      44,
      least.get(row) ?? 0,
      ...parts.map(([part]) => (words.get(part)?.height ?? 0) + (part === 'store' ? 34 : 20)),
    );
    for (const [part, { column }] of parts)
      boxes.set(part, { x: lefts[column] ?? 0, y, width: boxWidth, height });
    bottoms.set(row, y + height);
    y += height + (spaces.get(row) ?? 0);
  }
  return { boxes, bottoms };
}
