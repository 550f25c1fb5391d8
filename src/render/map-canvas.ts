// The system map laid out for a canvas that can be moved and zoomed: the same boxes, lines and words as the drawing, in one piece however
// large. Flows of the same two systems share a line where there are many.
import type { Plan } from '../plan/plan.ts';
import type { GraphNode, Tone, Travel } from './diagram/diagram.ts';
import { systemMap } from './diagram/map.ts';
import { oncePerPlan } from './diagram/once.ts';
import { bundled } from './drawing/map-sheets.ts';
import { arrowHead, pathOf } from './drawing/path.ts';
import type { Box, Label, Line, Rectangle, TextLine } from './drawing/picture.ts';
import { placeLayers } from './drawing/place-map.ts';

export interface CanvasNode extends Rectangle {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly shape: GraphNode['shape'];
}

/** `path` and `arrows` are SVG path data in the canvas's own pixels; `label` is where its words stand. */
export interface CanvasEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly flows: readonly string[];
  readonly travel: Travel;
  readonly tone: Tone;
  readonly path: string;
  readonly arrows: readonly string[];
  readonly label: Rectangle & { readonly lines: readonly TextLine[] };
}

export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly CanvasNode[];
  readonly edges: readonly CanvasEdge[];
}

/** Wider than paper allows: nothing has to fit a page. */
const density = { gap: 56, box: 140, room: { prose: 240, code: 260 } } as const;
const nothing: CanvasEdge['label'] = { x: 0, y: 0, width: 0, height: 0, lines: [] };

export const canvasOf: (plan: Plan) => Canvas = oncePerPlan((plan) => {
  const { map, flows } = bundled(systemMap(plan));
  const { items, width, height } = placeLayers(map, density);
  const boxes = new Map(items.filter((item): item is Box => item.kind === 'box').map((box) => [box.id, box]));
  const lines = new Map(
    items.filter((item): item is Line => item.kind === 'line').map((line) => [line.id, line]),
  );
  const labels = new Map(
    items.filter((item): item is Label => item.kind === 'label').map((label) => [label.id, label]),
  );
  return {
    width,
    height,
    nodes: map.nodes.flatMap(({ id, title, lines: words, shape }) => {
      const box = boxes.get(id);
      return box === undefined ? [] : [{ id, title, lines: words, shape, ...placeOf(box) }];
    }),
    edges: map.edges.flatMap((edge): readonly CanvasEdge[] => {
      const line = lines.get(edge.id);
      if (line === undefined) return [];
      const { points, travel, startArrow, endArrow } = line;
      const label = labels.get(edge.id);
      return [
        {
          id: edge.id,
          from: edge.from,
          to: edge.to,
          flows: flows.get(edge.id) ?? [edge.id],
          travel: edge.travel,
          tone: edge.tone,
          path: pathOf(line),
          arrows: [
            ...(endArrow ? [arrowHead(points, travel)] : []),
            ...(startArrow ? [arrowHead(points.toReversed(), travel)] : []),
          ],
          label: label === undefined ? nothing : { ...placeOf(label), lines: label.lines },
        },
      ];
    }),
  };
});

function placeOf({ x, y, width, height }: Rectangle): Rectangle {
  return { x, y, width, height };
}
