// Upright lines behind the words of a picture (life lines, marks of days), broken where words or boxes stand on them.
import type { Item, Line } from './picture.ts';

export interface Upright {
  readonly id: string;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** The pieces of the line that nothing stands on, as thin lines. */
export function uprightLines(line: Upright, items: readonly Item[]): readonly Line[] {
  const { id, x } = line;
  return pieces(line, items).map(
    ([start, end], index): Line => ({
      kind: 'line',
      id: `${id}-${index}`,
      points: [
        { x, y: start },
        { x, y: end },
      ],
      bend: 'corner',
      travel: 'thin',
      tone: 'waiting',
      startArrow: false,
      endArrow: false,
    }),
  );
}

function pieces({ x, top, bottom }: Upright, items: readonly Item[]): readonly (readonly [number, number])[] {
  const over = items
    .flatMap((item) => (item.kind === 'label' || item.kind === 'box' ? [item] : []))
    .filter(
      (item) =>
        item.x - 3 < x && x < item.x + item.width + 3 && item.y < bottom && item.y + item.height > top,
    )
    .sort((a, b) => a.y - b.y);
  const free: (readonly [number, number])[] = [];
  let start = top;
  for (const item of over) {
    if (item.y > start) free.push([start, item.y]);
    start = Math.max(start, item.y + item.height);
  }
  return bottom > start ? [...free, [start, bottom]] : free;
}
