// Words made ready to stand in a picture: cut into lines of a width, and their box measured.
import type { GraphEdge, GraphNode } from '../diagram/diagram.ts';
import { type Face, fittedCall, widthOf, wrapped } from '../diagram/letters.ts';
import { plain } from '../diagram/plain.ts';
import { heightOf, sizes, type TextLine } from './picture.ts';

export interface Measured {
  readonly lines: readonly TextLine[];
  readonly width: number;
  readonly height: number;
}

export function measured(lines: readonly TextLine[]): Measured {
  return {
    lines,
    width: Math.ceil(Math.max(0, ...lines.map((line) => widthOf(line.text, line.size, line.face)))),
    height: Math.ceil(heightOf(lines)),
  };
}

/** Prose of one face, broken at spaces. */
export function prose(
  text: string,
  face: Face,
  size: number,
  room: { readonly most: number; readonly lines: number },
): readonly TextLine[] {
  return wrapped(plain(text), size, face, room).map((part) => ({ text: part, face, size }));
}

/** A box's title and lines within so many pixels. */
export function boxWords(node: GraphNode, most: number): Measured {
  const title = prose(node.title, 'strong', sizes.title, { most, lines: 2 });
  const rest = node.lines.flatMap((line) => prose(line, 'quiet', sizes.line, { most, lines: 2 }));
  return measured([...title, ...rest]);
}

/** The words on an arrow within so many pixels: paths are cut in the middle, prose is broken. */
export function edgeWords(
  edge: GraphEdge,
  most: { readonly prose: number; readonly code: number },
): Measured {
  return measured(
    edge.words.flatMap((words) => {
      const size = words.face === 'code' ? sizes.line : sizes.label;
      if (words.face === 'code')
        return [{ text: fittedCall(plain(words.text), size, most.code), face: 'code' as const, size }];
      return prose(words.text, words.face, size, { most: most.prose, lines: 3 });
    }),
  );
}
