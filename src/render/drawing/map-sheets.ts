// A system map of any size on pages: whole where it fits one; else flows of the same two systems share a line, and lines that
// still find no room go on to a next sheet, on which their systems stand again. Nothing is left out and nothing shrinks.
import type { GraphEdge, SystemMap, Words } from '../diagram/diagram.ts';
import { type Item, pageHeight, pageWidth, type Picture, type Point, whole } from './picture.ts';
import { columnsOf, type Density, placeLayers } from './place-map.ts';

const roomy: Density = { gap: 40, box: 122, room: { prose: 206, code: 206 } };
const narrow: Density = { gap: 23, box: 97, room: { prose: 92, code: 92 } };
/** Three columns show calls only while lanes are few. */
const fewLanes = 8;
/** Flows up to this number have a line each. */
const single = 24;
/** Lines on one sheet, tried in turn. */
const most = [24, 18, 14, 11, 8, 6, 4, 2, 1] as const;
const between = 28;

export function placeMap(map: SystemMap): Picture {
  const few = bundled(map).map;
  for (const limit of most) {
    const sheets = split(few, limit).map(placeSheet);
    if (limit === 1 || sheets.every(fits)) return stacked(map, sheets);
  }
  return placeSheet(map);
}

function fits({ width, height }: Picture): boolean {
  return width <= pageWidth && height <= pageHeight;
}

function placeSheet(map: SystemMap): Picture {
  const columns = Math.max(0, ...columnsOf(map).values()) + 1;
  if (columns <= 2) {
    const wide = placeLayers(map, roomy);
    if (fits(wide)) return wide;
  }
  const short = map.edges.length > fewLanes;
  const edges = short
    ? map.edges.map((edge) => ({ ...edge, words: edge.words.filter((words) => words.face !== 'code') }))
    : map.edges;
  return placeLayers({ ...map, edges }, columns <= 2 ? roomy : narrow);
}

/** The map with as few lines as can be read, and the flows that share one, by the line's id. */
export function bundled(map: SystemMap): {
  readonly map: SystemMap;
  readonly flows: ReadonlyMap<string, readonly string[]>;
} {
  if (map.edges.length <= single) return { map, flows: new Map() };
  const groups = [...Map.groupBy(map.edges, (edge) => [edge.from, edge.to].sort().join('\u0000')).values()];
  const flows = new Map(groups.map((group) => [group[0]?.id ?? '', group.map((edge) => edge.id)] as const));
  return { map: { ...map, edges: bundles(groups) }, flows };
}

/** Flows between the same two systems as one line, in the order of their first. */
function bundles(groups: readonly (readonly GraphEdge[])[]): readonly GraphEdge[] {
  return groups.map((group) => {
    const [first, ...rest] = group as readonly [GraphEdge, ...GraphEdge[]];
    if (rest.length === 0) return first;
    const tones = new Set(group.map((edge) => edge.tone));
    return {
      ...first,
      travel: new Set(group.map((edge) => edge.travel)).size === 1 ? first.travel : 'call',
      tone: tones.has('failed') ? 'failed' : tones.has('assumed') ? 'assumed' : first.tone,
      words: bundleWords(group),
      both: group.some((edge) => edge.both || edge.from !== first.from),
    };
  });
}

function bundleWords(group: readonly GraphEdge[]): readonly Words[] {
  const ids = group.map((edge) => edge.id);
  const told = ids.length <= 6 ? ids : [...ids.slice(0, 5), `${ids.length - 5}\u00a0more`];
  return [
    { text: told.join(', '), face: 'strong' },
    { text: `${ids.length} flows`, face: 'plain' },
  ];
}

/** Lines dealt to sheets: each takes, in order, what keeps it at three columns of systems and at most so many lines. */
function split(map: SystemMap, limit: number): readonly SystemMap[] {
  const columns = limit > 4 ? 3 : 2;
  const sheets: SystemMap[] = [];
  let left = map.edges;
  while (left.length > 0) {
    let taken: readonly GraphEdge[] = [];
    for (const edge of left) {
      if (taken.length >= limit) break;
      const more = [...taken, edge];
      if (Math.max(...columnsOf({ ...map, edges: more }).values()) < columns) taken = more;
    }
    if (taken.length === 0) taken = left.slice(0, 1);
    const ends = new Set(taken.flatMap((edge) => [edge.from, edge.to]));
    const first = sheets.length === 0 && taken.length === left.length;
    sheets.push({ ...map, edges: taken, nodes: map.nodes.filter((node) => first || ends.has(node.id)) });
    const gone = new Set(taken);
    left = left.filter((edge) => !gone.has(edge));
  }
  return sheets.length === 0 ? [map] : sheets;
}

/** Sheets one under the other, each in the middle; between them the whole may be cut. */
function stacked(map: SystemMap, sheets: readonly Picture[]): Picture {
  const width = Math.max(...sheets.map((sheet) => sheet.width));
  const items: Item[] = [];
  const levels: number[] = [];
  let y = 0;
  for (const [index, sheet] of sheets.entries()) {
    const by = { x: (width - sheet.width) / 2, y };
    const mark = sheets.length === 1 ? '' : `${index + 1} `;
    items.push(...sheet.items.map((item) => moved(item, by, mark)));
    y += sheet.height + (index === sheets.length - 1 ? 0 : between);
    levels.push(y - between / 2);
  }
  return {
    id: map.id,
    title: map.title,
    description: map.description,
    width,
    height: y,
    items,
    cut: sheets.length === 1 ? whole : { head: 0, levels },
  };
}

function moved(item: Item, by: Point, mark: string): Item {
  const id = `${mark}${item.id}`;
  if (item.kind === 'line')
    return { ...item, id, points: item.points.map(({ x, y }) => ({ x: x + by.x, y: y + by.y })) };
  return { ...item, id, x: item.x + by.x, y: item.y + by.y };
}
