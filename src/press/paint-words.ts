// One line of text painted letter by letter. Letters that the face lacks stand as its empty box; arrows, which it lacks too, are drawn.
import type { Canvas, CanvasKit, Font, Paint, Typeface } from 'canvaskit-wasm';

/** The faces that drawings use. */
export interface Faces {
  readonly regular: Typeface;
  readonly strong: Typeface;
  readonly mono: Typeface;
}

/** A line of text on its base line, in CSS pixels; `anchor` as SVG's text-anchor. */
export interface Words {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly anchor: string;
  readonly face: Typeface;
}

interface Letter {
  readonly glyph: number;
  readonly arrow: string | null;
  readonly width: number;
}

/** Arrows on a square of 1 × 1 above the base line. */
const shaft = 'M.1 -.36H.9V-.3H.1Z';
const heads = { left: 'M.06 -.33L.32 -.53V-.13Z', right: 'M.94 -.33L.68 -.53V-.13Z' };
const arrows: ReadonlyMap<string, string> = new Map([
  ['→', shaft + heads.right],
  ['←', shaft + heads.left],
  ['↔', shaft + heads.left + heads.right],
]);

/** Where the words go. */
export interface Ground {
  readonly kit: CanvasKit;
  readonly canvas: Canvas;
}

export function paintWords(words: Words, paint: Paint, { kit, canvas }: Ground): void {
  const font = new kit.Font(words.face, words.size);
  font.setSubpixel(true);
  font.setLinearMetrics(true);
  font.setHinting(kit.FontHinting.None);
  const letters = lettersOf(words, font);
  const width = letters.reduce((sum, letter) => sum + letter.width, 0);
  let x = words.x - (words.anchor === 'middle' ? width / 2 : words.anchor === 'end' ? width : 0);
  for (const letter of letters) {
    if (letter.arrow === null) canvas.drawGlyphs([letter.glyph], [0, 0], x, words.y, font, paint);
    else {
      const path = kit.Path.MakeFromSVGString(letter.arrow);
      canvas.save();
      canvas.translate(x, words.y);
      canvas.scale(words.size, words.size);
      if (path !== null) canvas.drawPath(path, paint);
      canvas.restore();
      path?.delete();
    }
    x += letter.width;
  }
  font.delete();
}

function lettersOf(words: Words, font: Font): readonly Letter[] {
  const letters = Array.from(words.text);
  const glyphs = letters.map((letter) => font.getGlyphIDs(letter)[0] ?? 0);
  const widths = font.getGlyphWidths(Uint16Array.from(glyphs));
  return letters.map((letter, index) => {
    const glyph = glyphs[index] ?? 0;
    const arrow = glyph === 0 ? (arrows.get(letter) ?? null) : null;
    return { glyph, arrow, width: arrow === null ? (widths[index] ?? 0) : words.size };
  });
}
