// A tall picture cut into sheets that each fit a printed page, between things and never through one; each repeats the head.
import { type Item, pageHeight, type Picture } from './picture.ts';

/** The part of a picture between two levels; `head` is the height repeated above it (0: the part holds the head itself). */
export interface Sheet {
  readonly from: number;
  readonly to: number;
  readonly head: number;
  readonly items: readonly Item[];
  readonly headItems: readonly Item[];
}

/** One sheet for a picture that fits a page or can't be cut. */
export function sheetsOf(picture: Picture): readonly Sheet[] {
  const { head, levels } = picture.cut;
  if (picture.height <= pageHeight || levels.length === 0) return [sheet(picture, 0, picture.height)];
  const ends: number[] = [];
  let start = 0;
  const room = (): number => (start === 0 ? pageHeight : pageHeight - head);
  for (const [index, level] of levels.entries()) {
    const before = levels[index - 1] ?? start;
    if (level - start > room() && before > start) {
      ends.push(before);
      start = before;
    }
  }
  if (picture.height - start > room()) {
    const last = levels.findLast((level) => level < picture.height - 24);
    if (last !== undefined && last > start) ends.push(last);
  }
  return [...ends, picture.height].map((end, index) => sheet(picture, ends[index - 1] ?? 0, end));
}

function sheet(picture: Picture, from: number, to: number): Sheet {
  const { head } = picture.cut;
  const within = (item: Item): boolean => {
    const { top, bottom } = spanOf(item);
    return bottom > from + 0.5 && top < to - 0.5;
  };
  return {
    from,
    to,
    head: from === 0 ? 0 : head,
    items: from === 0 && to === picture.height ? picture.items : picture.items.filter(within),
    headItems: from === 0 ? [] : picture.items.filter((item) => spanOf(item).bottom <= head),
  };
}

function spanOf(item: Item): { readonly top: number; readonly bottom: number } {
  if (item.kind !== 'line') return { top: item.y, bottom: item.y + item.height };
  const levels = item.points.map((point) => point.y);
  return { top: Math.min(...levels) - 6, bottom: Math.max(...levels) + 6 };
}
