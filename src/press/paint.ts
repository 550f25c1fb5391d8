// The elements that our drawings are made of, painted: frames, rectangles, ways and words with their colours on themselves.
// No reader of SVG in general: an element that no drawing of ours has is an error, so that nothing is left out in silence.
import type { Canvas, CanvasKit, Paint } from 'canvaskit-wasm';
import type { Element } from 'hast';
import { type Faces, paintWords } from './paint-words.ts';

/** What one painting needs. */
export interface Easel {
  readonly kit: CanvasKit;
  readonly canvas: Canvas;
  readonly faces: Faces;
}

type Stroke = (paint: Paint) => void;

/** Paints an element with all that it holds, in CSS pixels. */
export function paintElement(element: Element, easel: Easel): void {
  switch (element.tagName) {
    case 'svg':
      return paintFrame(element, easel);
    case 'rect': {
      const { kit, canvas } = easel;
      const [left, top] = [numberOf(element, 'x'), numberOf(element, 'y')];
      const edges = kit.XYWHRect(left, top, numberOf(element, 'width'), numberOf(element, 'height'));
      const round = numberOf(element, 'rx');
      return inked(element, easel, (paint) => canvas.drawRRect(kit.RRectXY(edges, round, round), paint));
    }
    case 'path':
      return paintPath(element, easel);
    case 'text':
      return paintText(element, easel);
    case 'title':
    case 'desc':
      return;
    default:
      throw new TypeError(`no way to paint <${element.tagName}>`);
  }
}

/** A frame shows what lies in its view box, at its own place. */
function paintFrame(element: Element, easel: Easel): void {
  const { kit, canvas } = easel;
  const [left = 0, top = 0] = textOf(element, 'viewBox', '').split(' ').map(Number);
  const [x, y] = [numberOf(element, 'x'), numberOf(element, 'y')];
  canvas.save();
  canvas.clipRect(
    kit.XYWHRect(x, y, numberOf(element, 'width'), numberOf(element, 'height')),
    kit.ClipOp.Intersect,
    true,
  );
  canvas.translate(x - left, y - top);
  for (const child of element.children) if (child.type === 'element') paintElement(child, easel);
  canvas.restore();
}

function paintPath(element: Element, easel: Easel): void {
  const path = easel.kit.Path.MakeFromSVGString(textOf(element, 'd', ''));
  if (path === null) return;
  inked(element, easel, (paint) => easel.canvas.drawPath(path, paint));
  path.delete();
}

function paintText(element: Element, easel: Easel): void {
  const text = element.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  const mono = textOf(element, 'fontFamily', '').includes('monospace');
  const strong = Number(textOf(element, 'fontWeight', '400')) >= 600;
  const words = {
    text,
    x: numberOf(element, 'x'),
    y: numberOf(element, 'y'),
    size: numberOf(element, 'fontSize'),
    anchor: textOf(element, 'textAnchor', 'start'),
    face: easel.faces[mono ? 'mono' : strong ? 'strong' : 'regular'],
  };
  inked(element, easel, (paint) => paintWords(words, paint, easel));
}

/** Fills, then draws the outline, as the element's colours say; without a word, a fill is black and there is no outline. */
function inked(element: Element, { kit }: Easel, stroke: Stroke): void {
  const paint = new kit.Paint();
  paint.setAntiAlias(true);
  const [fill, line] = [textOf(element, 'fill', '#000000'), textOf(element, 'stroke', 'none')];
  if (fill !== 'none') {
    paint.setColor(kit.parseColorString(fill));
    stroke(paint);
  }
  if (line !== 'none') {
    paint.setStyle(kit.PaintStyle.Stroke);
    paint.setColor(kit.parseColorString(line));
    paint.setStrokeWidth(Number(textOf(element, 'strokeWidth', '1')));
    if (textOf(element, 'strokeLinejoin', 'miter') === 'round') paint.setStrokeJoin(kit.StrokeJoin.Round);
    const dashes = textOf(element, 'strokeDasharray', '').split(' ').filter(Boolean).map(Number);
    const effect = dashes.length === 0 ? null : kit.PathEffect.MakeDash(dashes, 0);
    if (effect !== null) paint.setPathEffect(effect);
    stroke(paint);
    effect?.delete();
  }
  paint.delete();
}

function textOf(element: Element, name: string, otherwise: string): string {
  const value = element.properties[name];
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : otherwise;
}

function numberOf(element: Element, name: string): number {
  return Number(textOf(element, name, '0'));
}
