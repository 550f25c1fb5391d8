// A placed picture as SVG: a tree of elements, so that a library does the escaping, for a file of its own or inside a page.
// No ids but those of title and description (made unique by the picture's own id), no script, no reference to anything outside.
import type { Element, ElementContent, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Drawn } from '../diagram/diagram.ts';
import { idOf, plain } from '../diagram/plain.ts';
import { boxOutline } from './outline.ts';
import { arrowHead, pathOf } from './path.ts';
import {
  type Box,
  type Ground,
  type Item,
  type Label,
  leading,
  type Line,
  type Picture,
  type TextLine,
} from './picture.ts';
import { placeChart } from './place-chart.ts';
import { placeFlow } from './place-flow.ts';
import { placeMap } from './map-sheets.ts';
import { placeSchedule } from './place-schedule.ts';
import { placeSequence } from './place-sequence.ts';
import { type Sheet, sheetsOf } from './sheets.ts';
import { pictureStyle } from './tokens.ts';

/** The same picture stands in a page and in a file of its own. */
const placedBefore = new WeakMap<Drawn, Picture>();

export function place(diagram: Drawn): Picture {
  const known = placedBefore.get(diagram) ?? placed(diagram);
  placedBefore.set(diagram, known);
  return known;
}

function placed(diagram: Drawn): Picture {
  switch (diagram.kind) {
    case 'map':
      return placeMap(diagram);
    case 'data-flow':
      return placeFlow(diagram);
    case 'sequence':
      return placeSequence(diagram);
    case 'schedule':
      return placeSchedule(diagram);
    case 'chart':
      return placeChart(diagram);
    default: {
      const never: never = diagram;
      return never;
    }
  }
}

/** The drawing as a file of its own, with its style sheet. */
export function toSvg(diagram: Drawn): string {
  const picture = place(diagram);
  const root = frame(picture, { id: idOf(picture.id), title: picture.title, height: picture.height }, [
    element('style', {}, [{ type: 'text', value: pictureStyle('') }]),
    element('rect', { className: ['paper'], width: '100%', height: '100%' }, []),
    ...picture.items.flatMap(drawItem),
  ]);
  root.properties['xmlns'] = 'http://www.w3.org/2000/svg';
  return `${toHtml(root, { space: 'svg', closeEmptyElements: true, characterReferences: { useNamedReferences: false } })}\n`;
}

/** The drawing as one element to stand in a page, however tall; the page brings the style sheet. */
export function toElement(diagram: Drawn): Element {
  const picture = place(diagram);
  return frame(
    picture,
    { id: idOf(picture.id), title: picture.title, height: picture.height },
    picture.items.flatMap(drawItem),
  );
}

/** The drawing as elements that each fit a printed page; the page brings the style sheet. */
export function toElements(diagram: Drawn): readonly Element[] {
  const picture = place(diagram);
  const sheets = sheetsOf(picture);
  if (sheets.length === 1) return [toElement(diagram)];
  return sheets.map((sheet, index) => {
    const height = sheet.head + sheet.to - sheet.from;
    const part = `${picture.title}, part ${index + 1} of ${sheets.length}`;
    return frame(picture, { id: `${idOf(picture.id)}-${index + 1}`, title: part, height }, [
      ...sheet.headItems.flatMap(drawItem),
      clipped(picture, sheet),
    ]);
  });
}

/** What stands between a sheet's levels, under the head; nothing outside shows. */
function clipped(picture: Picture, { from, to, head, items }: Sheet): Element {
  const [width, height] = [Math.ceil(picture.width), round(to - from)];
  return element(
    'svg',
    { x: '0', y: `${head}`, width: `${width}`, height, viewBox: `0 ${round(from)} ${width} ${height}` },
    items.flatMap(drawItem),
  );
}

function frame(
  picture: Picture,
  as: { readonly id: string; readonly title: string; readonly height: number },
  content: readonly Element[],
): Element {
  const [width, height] = [Math.ceil(picture.width), Math.ceil(as.height)];
  return element(
    'svg',
    {
      viewBox: `0 0 ${width} ${height}`,
      width: `${width}`,
      height: `${height}`,
      role: 'img',
      ariaLabelledBy: [`${as.id}-title`, `${as.id}-text`],
    },
    [
      element('title', { id: `${as.id}-title` }, [words(as.title)]),
      element('desc', { id: `${as.id}-text` }, [words(picture.description)]),
      ...content,
    ],
  );
}

function drawItem(item: Item): readonly Element[] {
  switch (item.kind) {
    case 'box':
      return drawBox(item);
    case 'line':
      return drawLine(item);
    case 'label':
      return drawWords(item.lines, wordsAt(item), item.tone);
    case 'ground':
      return drawGround(item);
    default: {
      const never: never = item;
      return never;
    }
  }
}

function drawBox(box: Box): readonly Element[] {
  const height = box.lines.reduce((sum, line) => sum + line.size * leading, 0);
  const sunk = box.shape === 'store' ? 5 : 0;
  const words = drawWords(
    box.lines,
    { x: box.x + box.width / 2, y: box.y + sunk + (box.height - height) / 2, anchor: 'middle' },
    null,
  );
  return [...boxOutline(box), ...words];
}

/** A batch is a double line: a thick one with a thin one of the paper's colour on it. */
function drawLine(line: Line): readonly Element[] {
  const d = pathOf(line);
  const parts = [element('path', { className: ['line', line.travel, line.tone], d }, [])];
  if (line.travel === 'batch') parts.push(element('path', { className: ['line', 'core'], d }, []));
  if (line.endArrow)
    parts.push(
      element('path', { className: ['head', line.tone], d: arrowHead(line.points, line.travel) }, []),
    );
  if (line.startArrow)
    parts.push(
      element(
        'path',
        { className: ['head', line.tone], d: arrowHead(line.points.toReversed(), line.travel) },
        [],
      ),
    );
  return parts;
}

function wordsAt(label: Label): {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
} {
  const x =
    label.align === 'start'
      ? label.x
      : label.align === 'end'
        ? label.x + label.width
        : label.x + label.width / 2;
  return { x, y: label.y, anchor: label.align };
}

function drawWords(
  lines: readonly TextLine[],
  at: { readonly x: number; readonly y: number; readonly anchor: string },
  tone: string | null,
): readonly Element[] {
  let y = at.y;
  return lines.map((line) => {
    const base = y + line.size * 1.0;
    y += line.size * leading;
    const className = [line.face, ...(tone === null ? [] : [tone])];
    return element(
      'text',
      { className, x: round(at.x), y: round(base), fontSize: `${line.size}`, textAnchor: at.anchor },
      [words(line.text)],
    );
  });
}

function drawGround(ground: Ground): readonly Element[] {
  return [
    element(
      'rect',
      {
        className: ['ground', ground.tone],
        x: round(ground.x),
        y: round(ground.y),
        width: round(ground.width),
        height: round(ground.height),
        rx: '4',
      },
      [],
    ),
  ];
}

function element(tagName: string, properties: Properties, children: readonly ElementContent[]): Element {
  return { type: 'element', tagName, properties, children: [...children] };
}

/** Text of an element; the one run of marks that XML forbids in text is broken. */
function words(text: string): { type: 'text'; value: string } {
  return { type: 'text', value: plain(text).replaceAll(']]>', ']] >') };
}

function round(value: number): string {
  return `${Math.round(value * 10) / 10}`;
}
