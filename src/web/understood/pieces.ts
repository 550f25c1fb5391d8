// A description cut where its marks begin and end, and where the words of an assumption do. Pure.

export interface MarkAt {
  readonly start: number;
  readonly end: number;
  readonly kind: 'system' | 'object' | 'volume' | 'time' | 'constraint';
  readonly about: readonly string[];
}

/** `mark` is the mark's number in the text; null outside of marks. */
export interface Piece {
  readonly start: number;
  readonly text: string;
  readonly kind: MarkAt['kind'] | null;
  readonly mark: number | null;
  readonly about: readonly string[];
  readonly isAssumed: boolean;
}

/** Lines that were broken by hand at some width flow again; every place stays where it is. */
export function unwrapped(text: string): string {
  return text.replaceAll(/(?<=[^\n]{60,})\n(?=[^\n\s*•-])/g, ' ');
}

/** All of the text in order. `words` are searched as they are written, however the text wraps them. */
export function piecesOf(text: string, marks: readonly MarkAt[], words: string | null): readonly Piece[] {
  const assumed = words === null ? [] : placesOf(text, words);
  const pieces: Piece[] = [];
  const plain = (from: number, to: number): void => {
    const cuts = assumed
      .flatMap(({ start, end }) => [start, end])
      .filter((cut) => cut > from && cut < to)
      .toSorted((a, b) => a - b);
    let at = from;
    for (const cut of [...cuts, to]) {
      if (cut > at) pieces.push(piece(text, { start: at, end: cut }, assumed));
      at = cut;
    }
  };
  let at = 0;
  for (const [index, mark] of marks.entries()) {
    plain(at, mark.start);
    const { kind, about } = mark;
    pieces.push({ ...piece(text, mark, assumed), kind, about, mark: index });
    at = mark.end;
  }
  plain(at, text.length);
  return pieces;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function piece(text: string, { start, end }: Range, assumed: readonly Range[]): Piece {
  const isAssumed = assumed.some((one) => start < one.end && one.start < end);
  return { start, text: text.slice(start, end), kind: null, mark: null, about: [], isAssumed };
}

/** Where words stand in a text: as a whole, or each of those between commas. */
function placesOf(text: string, words: string): readonly Range[] {
  const whole = placeOf(text, words);
  if (whole !== null) return [whole];
  return words.split(',').flatMap((part) => placeOf(text, part) ?? []);
}

/** Where words stand in a text; null where they don't. */
function placeOf(text: string, words: string): Range | null {
  const parts = words
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  if (parts.join('') === '') return null;
  const found = new RegExp(parts.join(String.raw`\s+`), 'i').exec(text);
  return found === null ? null : { start: found.index, end: found.index + found[0].length };
}
