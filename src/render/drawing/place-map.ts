// The system map laid out: systems of record on the left, every flow's words in a lane of their own above its line.
// Labels are nodes of the layered graph, and lines bend only between layers: a line can't meet a label or a box.
import type { GraphEdge, SystemMap } from '../diagram/diagram.ts';
import { type Box, type Item, type Label, type Line, type Picture, type Point, whole } from './picture.ts';
import { emptyLayers, type Half, layOut, type Layered, type Placed } from './layers.ts';
import { boxWords, edgeWords, type Measured } from './words.ts';

const margin = 16;
/** How much stands in a lane: all words of a flow where two columns of systems leave room, fewer and narrower with three. */
export interface Density {
  readonly gap: number;
  readonly box: number;
  readonly room: { readonly prose: number; readonly code: number };
}
/** Space between a label's last line and the arrow under it. */
const lift = 6;

/** The map as one picture, however large. `density` sets its width. */
export function placeLayers(map: SystemMap, density: Density): Picture {
  const words = new Map(map.edges.map((edge) => [edge.id, edgeWords(edge, density.room)]));
  const boxes = new Map(map.nodes.map((node) => [node.id, boxWords(node, density.box)]));
  const graph = layered(map, { words, boxes, gap: density.gap });
  const bands = bandsOf(graph, map);
  restack(graph, map, bands);
  const ports = portsOf(graph, map);
  const items: Item[] = map.edges.flatMap((edge) => [
    edge.from === edge.to
      ? loopOf(graph, edge, ports)
      : routeOf(graph, edge, { ends: leftmost(map, edge), bands, ports }),
    labelOf(graph, edge, words.get(edge.id)),
  ]);
  for (const node of map.nodes) {
    const at = graph.node(node.id);
    items.push({
      kind: 'box',
      id: node.id,
      shape: node.shape,
      tone: node.tone,
      lines: boxes.get(node.id)?.lines ?? [],
      ...corner(at),
    } satisfies Box);
  }
  const { right, bottom } = extent(graph, map);
  return {
    id: map.id,
    title: map.title,
    description: map.description,
    width: right + margin,
    height: bottom + margin,
    items,
    cut: whole,
  };
}

/** Layout runs from the system of the lower column to the other, whichever way the data goes. */
function leftmost(map: SystemMap, edge: GraphEdge): readonly [string, string] {
  const columns = columnsOf(map);
  const forward = (columns.get(edge.from) ?? 0) <= (columns.get(edge.to) ?? 0);
  return forward ? [edge.from, edge.to] : [edge.to, edge.from];
}

/** As few columns as a simple rule finds: in the map's order (systems of record first) each takes the first that no partner of it has. */
export function columnsOf(map: SystemMap): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  for (const node of map.nodes) {
    const taken = map.edges.flatMap((edge) => {
      const partner = edge.from === node.id ? edge.to : edge.to === node.id ? edge.from : null;
      return partner === null ? [] : [columns.get(partner)];
    });
    let column = 0;
    while (taken.includes(column)) column += 1;
    columns.set(node.id, column);
  }
  return columns;
}

interface Sizes {
  readonly words: ReadonlyMap<string, Measured>;
  readonly boxes: ReadonlyMap<string, Measured>;
  readonly gap: number;
}

function layered(map: SystemMap, { words, boxes, gap }: Sizes): Layered {
  const graph = emptyLayers({
    rankdir: 'LR',
    ranksep: gap,
    nodesep: 18,
    edgesep: 14,
    marginx: margin,
    marginy: margin,
  });
  for (const node of map.nodes) {
    const size = boxes.get(node.id);
    graph.setNode(node.id, {
      width: Math.max(92, (size?.width ?? 0) + 18),
      height: Math.max(56, (size?.height ?? 0) + 20, tall(map, node.id)),
    });
  }
  for (const edge of map.edges) {
    const size = words.get(edge.id);
    const [left, right] = leftmost(map, edge);
    graph.setNode(laneOf(edge), { width: (size?.width ?? 0) + 8, height: (size?.height ?? 0) + lift + 4 });
    graph.setEdge(left, laneOf(edge), {}, 'in');
    if (left !== right) graph.setEdge(laneOf(edge), right, {}, 'out');
  }
  layOut(graph);
  return graph;
}

/** A box with many flows grows, so that its lines need not crowd. */
function tall(map: SystemMap, id: string): number {
  return 22 * map.edges.filter((edge) => edge.from === id || edge.to === id).length;
}

function laneOf(edge: GraphEdge): string {
  return `lane ${edge.id}`;
}

interface Band {
  readonly middle: number;
  readonly left: number;
  readonly right: number;
}

/** The layers as vertical bands; lines run level through them. */
function bandsOf(graph: Layered, map: SystemMap): readonly Band[] {
  const bands = new Map<number, Band>();
  for (const id of [...map.nodes.map((node) => node.id), ...map.edges.map(laneOf)]) {
    const { x, width } = graph.node(id);
    const held = bands.get(Math.round(x));
    const half = Math.max(width / 2, held === undefined ? 0 : held.right - held.middle);
    bands.set(Math.round(x), { middle: x, left: x - half, right: x + half });
  }
  return [...bands.values()];
}

function routeOf(
  graph: Layered,
  edge: GraphEdge,
  how: { readonly ends: readonly [string, string]; readonly bands: readonly Band[]; readonly ports: Ports },
): Line {
  const { ends, bands, ports } = how;
  const lane = graph.node(laneOf(edge));
  const level = levelOf(lane);
  const [from, to] = [graph.node(ends[0]), graph.node(ends[1])];
  const points = [
    { x: from.x + from.width / 2, y: ports(ends[0], edge.id) },
    ...passed(graph, { v: ends[0], w: laneOf(edge), name: 'in' }, bands),
    { x: lane.x - lane.width / 2, y: level },
    { x: lane.x + lane.width / 2, y: level },
    ...passed(graph, { v: laneOf(edge), w: ends[1], name: 'out' }, bands),
    { x: to.x - to.width / 2, y: ports(ends[1], edge.id) },
  ];
  const forward = edge.from === ends[0];
  return {
    kind: 'line',
    id: edge.id,
    points: forward ? points : points.toReversed(),
    bend: 'curve',
    travel: edge.travel,
    tone: edge.tone,
    startArrow: edge.both,
    endArrow: true,
  };
}

/** A flow within one system: out to its words and back. */
function loopOf(graph: Layered, edge: GraphEdge, ports: Ports): Line {
  const [box, lane] = [graph.node(edge.from), graph.node(laneOf(edge))];
  const level = levelOf(lane);
  const [side, far, port] = [box.x + box.width / 2, lane.x + lane.width / 2, ports(edge.from, edge.id)];
  const points = [
    { x: side, y: port - 5 },
    { x: side + 20, y: port - 5 },
    { x: side + 20, y: level },
    { x: far, y: level },
    { x: far, y: level + 10 },
    { x: side + 12, y: level + 10 },
    { x: side + 12, y: port + 5 },
    { x: side, y: port + 5 },
  ];
  return {
    kind: 'line',
    id: edge.id,
    points,
    bend: 'corner',
    travel: edge.travel,
    tone: edge.tone,
    startArrow: false,
    endArrow: true,
  };
}

/** The height at which a system's side meets a flow's line. */
type Ports = (system: string, edge: string) => number;

/** Lines that meet the same side of a box are spread over it in the order of their lanes. */
function portsOf(graph: Layered, map: SystemMap): Ports {
  const ports = new Map<string, number>();
  for (const node of map.nodes) {
    const box = graph.node(node.id);
    for (const side of ['left', 'right'] as const) {
      const lanes = map.edges
        .filter((edge) => edge.from === node.id || edge.to === node.id)
        .map((edge) => ({ id: edge.id, at: graph.node(laneOf(edge)) }))
        .filter((lane) => (side === 'right' ? lane.at.x > box.x : lane.at.x < box.x))
        .sort((a, b) => a.at.y - b.at.y);
      for (const [index, lane] of lanes.entries()) {
        const slot = box.height / (lanes.length + 1);
        const [low, high] = [
          box.y - box.height / 2 + slot * (index + 0.6),
          box.y - box.height / 2 + slot * (index + 1.4),
        ];
        ports.set(`${node.id} ${lane.id}`, Math.min(high, Math.max(low, levelOf(lane.at))));
      }
    }
  }
  return (system, edge) => ports.get(`${system} ${edge}`) ?? 0;
}

/** Lanes of the same two systems that stand one under the other are put into the order of their flows, unless long lines pass between them. */
function restack(graph: Layered, map: SystemMap, bands: readonly Band[]): void {
  const ends = (edge: GraphEdge): string => leftmost(map, edge).join(' ');
  const lanes = [...map.edges].sort(
    (a, b) =>
      graph.node(laneOf(a)).x - graph.node(laneOf(b)).x || graph.node(laneOf(a)).y - graph.node(laneOf(b)).y,
  );
  const long = (edge: GraphEdge): boolean => {
    const [left, right] = leftmost(map, edge);
    return (
      left !== right &&
      [
        { v: left, w: laneOf(edge), name: 'in' },
        { v: laneOf(edge), w: right, name: 'out' },
      ].some((half) => passed(graph, half, bands).length > 0)
    );
  };
  if (map.edges.some(long)) return;
  for (let start = 0; start < lanes.length; ) {
    let end = start + 1;
    while (end < lanes.length && ends(lanes[end] as GraphEdge) === ends(lanes[start] as GraphEdge)) end += 1;
    const run = lanes.slice(start, end);
    const slots = run.map((edge) => graph.node(laneOf(edge)));
    const spaces = slots
      .slice(1)
      .map(
        (slot, index) =>
          slot.y - slot.height / 2 - ((slots[index] as Placed).y + (slots[index] as Placed).height / 2),
      );
    let y = Math.min(...slots.map((slot) => slot.y - slot.height / 2));
    for (const [index, edge] of [...run]
      .sort((a, b) => map.edges.indexOf(a) - map.edges.indexOf(b))
      .entries()) {
      const slot = graph.node(laneOf(edge));
      slot.y = y + slot.height / 2;
      y += slot.height + (spaces[index] ?? 0);
    }
    start = end;
  }
}

function levelOf(lane: Placed): number {
  return lane.y + lane.height / 2 - 2;
}

/** The layers that a long line only passes, each crossed level from side to side. */
function passed(graph: Layered, edge: Half, bands: readonly Band[]): readonly Point[] {
  const [from, to] = [graph.node(edge.v), graph.node(edge.w)];
  const between = graph
    .edge(edge)
    .points.filter((point) => point.x > from.x + from.width / 2 + 1 && point.x < to.x - to.width / 2 - 1);
  return between.flatMap((point) => {
    const band = bands.find((candidate) => Math.abs(candidate.middle - point.x) < 1);
    return band === undefined
      ? []
      : [
          { x: band.left, y: point.y },
          { x: band.right, y: point.y },
        ];
  });
}

function labelOf(graph: Layered, edge: GraphEdge, words: Measured | undefined): Label {
  const lane = graph.node(laneOf(edge));
  const height = words?.height ?? 0;
  return {
    kind: 'label',
    id: edge.id,
    align: 'middle',
    tone: edge.tone,
    lines: words?.lines ?? [],
    x: lane.x - lane.width / 2,
    y: levelOf(lane) - lift - height,
    width: lane.width,
    height,
  };
}

function corner(at: Placed): Placed {
  return { x: at.x - at.width / 2, y: at.y - at.height / 2, width: at.width, height: at.height };
}

function extent(graph: Layered, map: SystemMap): { readonly right: number; readonly bottom: number } {
  const all = [...map.nodes.map((node) => node.id), ...map.edges.map(laneOf)].map((id) => graph.node(id));
  return {
    right: Math.ceil(Math.max(...all.map((at) => at.x + at.width / 2))),
    bottom: Math.ceil(Math.max(...all.map((at) => at.y + at.height / 2))),
  };
}
