// A data flow laid out: one main way from source to target, look-ups above, failures and repairs below.
// Every kind of line has its own lane (see `routes`), so that words stand beside lines and never on them.
import type { DataFlow, GraphEdge, Part } from '../diagram/diagram.ts';
import { type Grid, gridOf, ownGap } from './grid.ts';
import type { Box, Item, Label, Line, Picture, Point, Rectangle } from './picture.ts';

export function placeFlow(flow: DataFlow): Picture {
  const grid = gridOf(flow);
  const items: Item[] = flow.edges.flatMap((edge) => placeEdge(edge, grid));
  for (const node of flow.nodes) {
    const at = grid.boxes.get(node.part);
    if (at !== undefined)
      items.push({
        kind: 'box',
        id: node.id,
        shape: node.shape,
        tone: node.tone,
        lines: grid.words.get(node.part)?.lines ?? [],
        ...at,
      } satisfies Box);
  }
  const bottom = Math.max(...[...grid.boxes.values()].map((box) => box.y + box.height));
  return {
    id: flow.id,
    title: flow.title,
    description: flow.description,
    width: grid.width,
    height: bottom + 22,
    items,
  };
}

/** The way of a line and where its words stand: over (or under) a level, centred on x; or right of an upright line. */
interface Route {
  readonly points: readonly Point[];
  readonly words: { readonly x: number; readonly level: number; readonly side: 'over' | 'under' | 'right' };
}

function placeEdge(edge: GraphEdge, grid: Grid): readonly Item[] {
  const route = routeOf(edge, grid);
  if (route === null) return [];
  const line: Line = {
    kind: 'line',
    id: edge.id,
    points: route.points,
    bend: 'corner',
    travel: edge.travel,
    tone: edge.tone,
    startArrow: edge.both,
    endArrow: true,
  };
  const words = grid.labels.get(edge.id);
  if (words === undefined || words.width === 0) return [line];
  const { x, level, side } = route.words;
  const y =
    side === 'over' ? level - 6 - words.height : side === 'under' ? level + 6 : level - words.height / 2;
  const label: Label = {
    kind: 'label',
    id: edge.id,
    align: side === 'right' ? 'start' : 'middle',
    tone: edge.tone,
    lines: words.lines,
    x: side === 'right' ? x + 8 : x - words.width / 2,
    y,
    width: words.width,
    height: words.height,
  };
  return [line, label];
}

function routeOf(edge: GraphEdge, grid: Grid): Route | null {
  const [from, to] = [grid.boxes.get(edge.from as Part), grid.boxes.get(edge.to as Part)];
  if (from === undefined || to === undefined) return null;
  switch (edge.id) {
    case 'read':
      return readRoute(from, to);
    case 'worker-store':
      return storeRoute(from, to, grid);
    case 'worker-retry':
      return retryRoute(from, to);
    case 'worker-dead-letters':
      return refusedRoute(from, to, grid);
    case 'retry-dead-letters':
      return level([left(from, 0.5), right(to, 0.5)], grid, edge);
    case 'dead-letters-queue':
      return replayRoute(from, to);
    case 'source-repair':
      return trunkRoute(from, to, grid, edge);
    case 'source-reconciliation':
      return trunkRoute(from, to, grid, edge);
    case 'target-reconciliation':
      return targetRoute(from, to, grid);
    case 'repair-queue':
    case 'repair-worker':
    case 'reconciliation-queue':
      return mendRoute(edge, from, to, grid);
    default:
      return level([right(from, 0.5), left(to, 0.5)], grid, edge);
  }
}

/** A level line between two facing sides; its words over it, in its gap or over the middle when it spans cells. */
function level([start, end]: readonly [Point, Point], grid: Grid, edge: GraphEdge): Route {
  const gap = ownGap(edge, grid.cells);
  const room =
    gap === null ? { left: Math.min(start.x, end.x), right: Math.max(start.x, end.x) } : grid.gapBefore(gap);
  return {
    points: [start, { x: end.x, y: start.y }],
    words: { x: (room.left + room.right) / 2, level: start.y, side: 'over' },
  };
}

/** Over everything from the source's top to the worker's. */
function readRoute(source: Rectangle, worker: Rectangle): Route {
  const [a, b] = [above(source, 0.5), above(worker, 0.72)];
  const lane = 48;
  return {
    points: [a, { x: a.x, y: lane }, { x: b.x, y: lane }, b],
    words: { x: (a.x + b.x) / 2, level: lane, side: 'over' },
  };
}

/** From the worker's top to the side of the store. */
function storeRoute(worker: Rectangle, store: Rectangle, grid: Grid): Route {
  const start = above(worker, 0.36);
  const end = right(store, 0.55);
  const gap = grid.gapBefore(grid.cells.get('worker')?.column ?? 0);
  return {
    points: [start, { x: start.x, y: end.y }, end],
    words: { x: (gap.left + gap.right) / 2, level: end.y, side: 'over' },
  };
}

/** Straight down from the worker, words at its right. */
function retryRoute(worker: Rectangle, retry: Rectangle): Route {
  const x = worker.x + worker.width * 0.82;
  const [a, b] = [
    { x, y: worker.y + worker.height },
    { x, y: retry.y },
  ];
  return { points: [a, b], words: { x, level: (a.y + b.y) / 2, side: 'right' } };
}

/** Down from the worker, left over the dead letters, in from above. */
function refusedRoute(worker: Rectangle, dead: Rectangle, grid: Grid): Route {
  const start = { x: worker.x + worker.width * 0.2, y: worker.y + worker.height };
  const end = { x: dead.x + dead.width * 0.8, y: dead.y };
  const lane = dead.y - 18;
  const gap = grid.gapBefore(grid.cells.get('worker')?.column ?? 0);
  return {
    points: [start, { x: start.x, y: lane }, { x: end.x, y: lane }, end],
    words: { x: (gap.left + gap.right) / 2, level: lane, side: 'over' },
  };
}

function replayRoute(dead: Rectangle, queue: Rectangle): Route {
  const x = queue.x + queue.width * 0.22;
  const [a, b] = [
    { x, y: dead.y },
    { x, y: queue.y + queue.height },
  ];
  return { points: [a, b], words: { x, level: a.y - 32, side: 'right' } };
}

/** Down from the source and in from the left; the repair's line turns off before the reconciliation's. */
function trunkRoute(source: Rectangle, to: Rectangle, grid: Grid, edge: GraphEdge): Route {
  const x = source.x + source.width * (edge.to === 'repair' ? 0.64 : 0.36);
  const end = left(to, 0.5);
  const gap = grid.gapBefore(ownGap(edge, grid.cells) ?? 1);
  return {
    points: [{ x, y: source.y + source.height }, { x, y: end.y }, end],
    words: { x: (gap.left + gap.right) / 2, level: end.y, side: 'over' },
  };
}

function targetRoute(target: Rectangle, to: Rectangle, grid: Grid): Route {
  const x = target.x + target.width * 0.5;
  const end = right(to, 0.5);
  const gap = grid.gapBefore(grid.cells.get('target')?.column ?? 0);
  return {
    points: [{ x, y: target.y + target.height }, { x, y: end.y }, end],
    words: { x: (gap.left + gap.right) / 2, level: end.y, side: 'over' },
  };
}

/** What repairs and reconciliation find joins one line, up before the queue's column and in from the left. */
function mendRoute(edge: GraphEdge, from: Rectangle, to: Rectangle, grid: Grid): Route {
  const column = grid.cells.get('dead-letters')?.column ?? 0;
  const end = left(to, 0.8);
  const x = grid.gapBefore(column).right - 18;
  const lane = grid.boxes.get('reconciliation')?.y ?? 0;
  const points =
    edge.from === 'repair'
      ? [right(from, 0.35), { x, y: right(from, 0.35).y }, { x, y: end.y }, end]
      : [
          above(from, 0.25),
          { x: from.x + from.width * 0.25, y: lane - 16 },
          { x, y: lane - 16 },
          { x, y: end.y },
          end,
        ];
  return { points, words: { x, level: end.y, side: 'over' } };
}

function left(box: Rectangle, share: number): Point {
  return { x: box.x, y: box.y + box.height * share };
}

function right(box: Rectangle, share: number): Point {
  return { x: box.x + box.width, y: box.y + box.height * share };
}

function above(box: Rectangle, share: number): Point {
  return { x: box.x + box.width * share, y: box.y };
}
