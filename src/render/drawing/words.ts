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
  const title = prose(node.title, 'strong', sizes.title, { most, lines: 3 });
  const rest = node.lines.flatMap((line) => prose(line, 'quiet', sizes.line, { most, lines: 2 }));
  return measured([...title, ...rest]);
}

/** The words on an arrow within so many pixels: calls and prose are broken, and cut when they are longer still. */
export function edgeWords(
  edge: GraphEdge,
  most: { readonly prose: number; readonly code: number },
): Measured {
  return measured(
    edge.words.flatMap((words) => {
      if (words.face === 'code') return callWords(plain(words.text), most.code);
      return prose(words.text, words.face, sizes.label, { most: most.prose, lines: 3 });
    }),
  );
}

/** Method and path in at most two lines, broken behind a slash or the method; without its first steps when it is longer still. */
export function callWords(call: string, most: number): readonly TextLine[] {
  const width = (text: string): number => widthOf(text, sizes.line, 'code');
  const line = (text: string): TextLine => ({ text, face: 'code', size: sizes.line });
  if (width(call) <= most) return [line(call)];
  const steps = call.split(/(?<=\w\/| (?!\/))/u);
  for (let at = steps.length - 1; at > 0; at -= 1) {
    const [head, tail] = [steps.slice(0, at).join('').trimEnd(), steps.slice(at).join('')];
    if (width(head) <= most && width(tail) <= most) return [line(head), line(tail)];
  }
  return [line(fittedCall(call, sizes.line, most))];
}
