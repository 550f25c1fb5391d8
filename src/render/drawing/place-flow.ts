// A data flow laid out within a page's width: from the source, by way of queue and worker, to the target; failures below.
// Every kind of line has its own lane (see `routes`), so that words stand beside lines and never on them.
import type { DataFlow, GraphEdge, Part } from '../diagram/diagram.ts';
import { type Grid, gridOf, ownGap } from './grid.ts';
import {
  type Box,
  type Item,
  type Label,
  type Line,
  type Picture,
  type Point,
  type Rectangle,
  whole,
} from './picture.ts';

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
    height: bottom + 16,
    items,
    cut: whole,
  };
}

/** The way of a line and where its words stand: over a level, centred on x; or right of an upright line. */
interface Route {
  readonly points: readonly Point[];
  readonly words: { readonly x: number; readonly level: number; readonly side: 'over' | 'right' };
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
  const label: Label = {
    kind: 'label',
    id: edge.id,
    align: side === 'right' ? 'start' : 'middle',
    tone: edge.tone,
    lines: words.lines,
    x: side === 'right' ? x + 8 : x - words.width / 2,
    y: side === 'over' ? level - 6 - words.height : level - words.height / 2,
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
      return readRoute(from, to, grid);
    case 'worker-store':
      return storeRoute(from, to);
    case 'worker-retry':
      return downRoute(from, to, 0.72);
    case 'worker-dead-letters':
      return refusedRoute(from, to, grid);
    case 'retry-dead-letters':
      return level([left(from, 0.5), right(to, 0.5)], grid, edge);
    case 'dead-letters-queue':
      return replayRoute(from, to);
    case 'source-repair':
      return towardsRepair(from, to);
    case 'source-reconciliation':
      return trunkRoute(from, to);
    case 'target-reconciliation':
      return targetRoute(from, to, grid);
    case 'repair-queue':
    case 'repair-worker':
      return repairRoute(from, to, grid);
    case 'reconciliation-queue':
      return mendRoute(from, to);
    case 'intake-queue':
      return backRoute(from, to);
    case 'source-queue':
      return downRoute(from, to, 0.4);
    case 'intake-worker':
      return downRoute(from, to, 0.1);
    default:
      return level([right(from, 0.5), left(to, 0.5)], grid, edge);
  }
}

/** A level line between two facing sides; its words over it, in its gap. */
function level([start, end]: readonly [Point, Point], grid: Grid, edge: GraphEdge): Route {
  const gap = ownGap(edge, grid.cells);
  const room =
    gap === null ? { left: Math.min(start.x, end.x), right: Math.max(start.x, end.x) } : grid.gapBefore(gap);
  return {
    points: [start, { x: end.x, y: start.y }],
    words: { x: (room.left + room.right) / 2, level: start.y, side: 'over' },
  };
}

/** Straight down, words at the right. */
function downRoute(from: Rectangle, to: Rectangle, share: number): Route {
  const x = from.x + from.width * share;
  const [a, b] = [
    { x, y: from.y + from.height },
    { x, y: to.y },
  ];
  return { points: [a, b], words: { x, level: (a.y + b.y) / 2, side: 'right' } };
}

/** Over everything, down before the last column and in from above; lower than the repair's way, higher than the store's. */
function readRoute(source: Rectangle, worker: Rectangle, grid: Grid): Route {
  const [a, b] = [above(source, 0.3), above(worker, 0.8)];
  const top = Math.min(...[...grid.boxes.values()].map((box) => box.y)) - 16;
  const x = grid.gapBefore(2).left + 34;
  const lane = worker.y - 34;
  return {
    points: [a, { x: a.x, y: top }, { x, y: top }, { x, y: lane }, { x: b.x, y: lane }, b],
    words: { x: (a.x + x) / 2, level: top, side: 'over' },
  };
}

/** From the worker's top to the store that stands over the target. */
function storeRoute(worker: Rectangle, store: Rectangle): Route {
  const start = above(worker, 0.94);
  const end = below(store, 0.3);
  const lane = worker.y - 18;
  return {
    points: [start, { x: start.x, y: lane }, { x: end.x, y: lane }, end],
    words: { x: end.x, level: (end.y + lane) / 2, side: 'right' },
  };
}

/** Down from the worker, left over the dead letters, in from above. */
function refusedRoute(worker: Rectangle, dead: Rectangle, grid: Grid): Route {
  const [start, end] = [below(worker, 0.24), above(dead, 0.84)];
  const lane = dead.y - 18;
  const gap = grid.gapBefore(1);
  return {
    points: [start, { x: start.x, y: lane }, { x: end.x, y: lane }, end],
    words: { x: (gap.left + gap.right) / 2, level: lane, side: 'over' },
  };
}

function replayRoute(dead: Rectangle, queue: Rectangle): Route {
  const x = queue.x + queue.width * 0.3;
  const [a, b] = [
    { x, y: dead.y },
    { x, y: queue.y + queue.height },
  ];
  return { points: [a, b], words: { x, level: (a.y + b.y) / 2, side: 'right' } };
}

/** Up from the source and in from the left. */
function towardsRepair(source: Rectangle, repair: Rectangle): Route {
  const [start, end] = [above(source, 0.7), left(repair, 0.72)];
  return {
    points: [start, { x: start.x, y: end.y }, end],
    words: { x: (start.x + end.x) / 2, level: end.y, side: 'over' },
  };
}

/** From the repair's right side down past the listener, back under it and into the next row from above. */
function repairRoute(repair: Rectangle, to: Rectangle, grid: Grid): Route {
  const [start, end] = [right(repair, 0.5), above(to, to.x < repair.x ? 0.84 : 0.62)];
  const x = grid.gapBefore(2).left + 16;
  const lane = grid.under(0) + 36;
  return {
    points: [start, { x, y: start.y }, { x, y: lane }, { x: end.x, y: lane }, end],
    words: { x, level: lane, side: 'over' },
  };
}

/** As a line of text goes on: down, back to the left, into the first part of the next row. */
function backRoute(from: Rectangle, to: Rectangle): Route {
  const [start, end] = [below(from, 0.5), above(to, 0.5)];
  const lane = from.y + from.height + 20;
  return {
    points: [start, { x: start.x, y: lane }, { x: end.x, y: lane }, end],
    words: { x: (start.x + end.x) / 2, level: lane, side: 'over' },
  };
}

/** Left of everything down to the reconciliation. */
function trunkRoute(source: Rectangle, to: Rectangle): Route {
  const [start, end] = [left(source, 0.5), left(to, 0.64)];
  return {
    points: [start, { x: 10, y: start.y }, { x: 10, y: end.y }, end],
    words: { x: end.x - 66, level: end.y, side: 'over' },
  };
}

function targetRoute(target: Rectangle, to: Rectangle, grid: Grid): Route {
  const x = target.x + target.width * 0.6;
  const end = right(to, 0.64);
  const gap = grid.gapBefore(2);
  return {
    points: [{ x, y: target.y + target.height }, { x, y: end.y }, end],
    words: { x: (gap.left + gap.right) / 2, level: end.y, side: 'over' },
  };
}

/** What the reconciliation finds goes over its own top and up at the left into the queue. */
function mendRoute(from: Rectangle, to: Rectangle): Route {
  const [start, end] = [above(from, 0.3), left(to, 0.7)];
  const lane = from.y - 17;
  return {
    points: [start, { x: start.x, y: lane }, { x: 22, y: lane }, { x: 22, y: end.y }, end],
    words: { x: start.x, level: lane, side: 'over' },
  };
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

function below(box: Rectangle, share: number): Point {
  return { x: box.x + box.width * share, y: box.y + box.height };
}
