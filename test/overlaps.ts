// What lies on what in a placed picture: words against words, boxes and lines, all by their measured rectangles.
import { sampled } from '../src/render/drawing/path.ts';
import type { Box, Label, Line, Picture, Point, Rectangle } from '../src/render/drawing/picture.ts';
import { sheetsOf } from '../src/render/drawing/sheets.ts';

export function labelsOf(picture: Picture): readonly Label[] {
  return picture.items.filter((item): item is Label => item.kind === 'label');
}

export function boxesOf(picture: Picture): readonly Box[] {
  return picture.items.filter((item): item is Box => item.kind === 'box');
}

export function linesOf(picture: Picture): readonly Line[] {
  return picture.items.filter((item): item is Line => item.kind === 'line');
}

/** Every clash in words: label on label, label on box, box on box, line through label or box, anything outside. Empty when it is clean. */
export function clashesOf(picture: Picture): readonly string[] {
  const [labels, boxes] = [labelsOf(picture), boxesOf(picture)];
  const solid = [...labels, ...boxes];
  const pairs = solid.flatMap((one, index) =>
    solid
      .slice(index + 1)
      .filter((other) => overlap(one, other))
      .map((other) => `${one.kind} ${one.id} on ${other.kind} ${other.id}`),
  );
  const crossed = linesOf(picture).flatMap((line) => {
    const points = sampled(line);
    return solid
      .filter((item) => points.some((point) => within(point, item, item.kind === 'box' ? 1 : 0.5)))
      .map((item) => `line ${line.id} through ${item.kind} ${item.id}`);
  });
  const outside = solid
    .filter(
      (item) =>
        item.x < 0 ||
        item.y < 0 ||
        item.x + item.width > picture.width + 0.5 ||
        item.y + item.height > picture.height + 0.5,
    )
    .map((item) => `${item.kind} ${item.id} stands out`);
  return [...pairs, ...crossed, ...outside];
}

/** Words or boxes that a page break would cut in two. */
export function cutsOf(picture: Picture): readonly string[] {
  const levels = sheetsOf(picture).map((sheet) => sheet.to);
  return [...labelsOf(picture), ...boxesOf(picture)].flatMap((item) =>
    levels
      .filter((level) => item.y + 0.5 < level && level < item.y + item.height - 0.5)
      .map((level) => `${item.kind} ${item.id} is cut at ${level}`),
  );
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return (
    a.x + 0.5 < b.x + b.width &&
    b.x + 0.5 < a.x + a.width &&
    a.y + 0.5 < b.y + b.height &&
    b.y + 0.5 < a.y + a.height
  );
}

function within(point: Point, box: Rectangle, margin: number): boolean {
  return (
    point.x > box.x + margin &&
    point.x < box.x + box.width - margin &&
    point.y > box.y + margin &&
    point.y < box.y + box.height - margin
  );
}
