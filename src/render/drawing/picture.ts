// A placed picture: every box, line and word with its coordinates, before it becomes SVG. Pixels, origin top left.
// Layouts make it, `draw.ts` writes it; tests measure it (no label over a line or another label).
import type { Shape, Tone, Travel } from '../diagram/diagram.ts';
import type { Face } from '../diagram/letters.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

export interface TextLine {
  readonly text: string;
  readonly face: Face;
  readonly size: number;
}

/** A box of one of the picture language's forms with its words centred in it. */
export interface Box extends Rectangle {
  readonly kind: 'box';
  readonly id: string;
  readonly shape: Shape | 'bar' | 'gate';
  readonly tone: Tone;
  readonly lines: readonly TextLine[];
}

/** A way through `points`; `bend` says whether corners are rounded, kept, or the whole is a curve that leaves and arrives level. */
export interface Line {
  readonly kind: 'line';
  readonly id: string;
  readonly points: readonly Point[];
  readonly bend: 'corner' | 'curve' | 'straight';
  readonly travel: Travel | 'thin' | 'reply';
  readonly tone: Tone;
  readonly startArrow: boolean;
  readonly endArrow: boolean;
}

/** Words on the ground of the picture; `align` is how lines stand in the rectangle. */
export interface Label extends Rectangle {
  readonly kind: 'label';
  readonly id: string;
  readonly align: 'start' | 'middle' | 'end';
  readonly tone: Tone;
  readonly lines: readonly TextLine[];
}

/** A ground behind other things: a branch of a choice, a stripe of a schedule. */
export interface Ground extends Rectangle {
  readonly kind: 'ground';
  readonly id: string;
  readonly tone: Tone;
  readonly framed: boolean;
}

export type Item = Box | Line | Label | Ground;

export interface Picture {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly items: readonly Item[];
  readonly cut: Cut;
}

/** Where a tall picture may be cut into sheets: levels, top down, and the height of the head that each sheet repeats. */
export interface Cut {
  readonly head: number;
  readonly levels: readonly number[];
}

/** Of a picture that stands on one sheet. */
export const whole: Cut = { head: 0, levels: [] };

/** What A4 leaves between its margins, in pixels: a picture of this width is printed as large as it is, 11 px as 8 pt. */
export const pageWidth = 672;
/** The height that a picture has on one printed page, with its caption under it. */
export const pageHeight = 880;

/** Font sizes: never under 11. */
export const sizes: Readonly<Record<'title' | 'line' | 'label', number>> = { title: 13, line: 11, label: 12 };

/** Height of a line of text over its font size. */
export const leading = 1.3;

export function heightOf(lines: readonly TextLine[]): number {
  return lines.reduce((sum, line) => sum + line.size * leading, 0);
}
