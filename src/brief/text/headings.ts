// Which statement stands as the heading over each other one: "A is the boss: products, prices", "From A to B:" with bullets below.
// Only finds it; what a list inherits from its heading is for parts.ts.
import type { Scene } from './scene.ts';
import type { Statement } from './statement.ts';

/** The heading of each statement, in their order; null where none stands over it. */
export function headingsOf(scene: Scene, statements: readonly Statement[]): readonly (Statement | null)[] {
  const found: (Statement | null)[] = [];
  let heading: Statement | null = null;
  for (const [index, statement] of statements.entries()) {
    const before = statements[index - 1];
    if (before !== undefined) {
      if (opensList(scene, before, statement)) heading = before;
      else if (before.sentence !== statement.sentence && !bulleted(scene, statement)) heading = null;
    }
    found.push(heading);
  }
  return found;
}

/** Whether a colon stands between two statements; that of a time or a ratio parts figures. */
function opensList({ tokens, text }: Scene, before: Statement, statement: Statement): boolean {
  const [last, first] = [tokens[before.to - 1], tokens[statement.at]];
  if (last === undefined || first === undefined) return false;
  const between = text.slice(last.start, first.start);
  return between.includes(':') && !(/\d$/.test(last.low) && /^\d/.test(first.low));
}

/** Whether a statement opens a line behind a bullet or a number. */
function bulleted({ tokens, text }: Scene, { at }: Statement): boolean {
  const start = tokens[at]?.start ?? 0;
  return /(^|\n)[ \t]*([-*•–]|\(?\d{1,2}[.)])[ \t]*$/.test(text.slice(Math.max(0, start - 20), start));
}
