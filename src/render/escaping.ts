// Escaping by the Markdown library with those of its patterns alone that can match: it tries some ninety patterns on each piece of text, and
// most pieces hold none of the characters that these are about. What is written is the same.
import type { Parents, Root } from 'mdast';
import { defaultHandlers, type Info, type State, type Unsafe } from 'mdast-util-to-markdown';

/** A whole document, its text escaped pattern by pattern as above. */
export function writtenRoot(node: Root, parent: Parents | undefined, state: State, info: Info): string {
  const { unsafe } = state;
  const sorted = byCharacter(unsafe);
  const escape = state.safe;
  state.safe = (value, config) => {
    state.unsafe = patternsFor(`${config.before ?? ''}${value ?? ''}${config.after ?? ''}`, sorted);
    const escaped = escape.call(state, value, config);
    state.unsafe = unsafe;
    return escaped;
  };
  return defaultHandlers.root(node, parent, state, info);
}

type Patterns = Unsafe[];

/** Patterns of each character by its code, and those that are about more than one. */
interface Sorted {
  readonly byCode: readonly (Patterns | undefined)[];
  readonly others: Patterns;
}

/** A pattern whose character is neither in a text nor beside it finds nothing there. */
function patternsFor(written: string, { byCode, others }: Sorted): Patterns {
  const found: Patterns[] = [];
  for (let at = 0; at < written.length; at += 1) {
    const patterns = byCode[written.charCodeAt(at)];
    if (patterns !== undefined && !found.includes(patterns)) found.push(patterns);
  }
  return [...others, ...found.flat()];
}

function byCharacter(unsafe: Patterns): Sorted {
  const byCode: (Patterns | undefined)[] = Array.from({ length: 128 });
  const others: Patterns = [];
  for (const pattern of unsafe) {
    const code = pattern.character.charCodeAt(0);
    if (pattern.character.length !== 1 || code >= byCode.length) others.push(pattern);
    else (byCode[code] ??= []).push(pattern);
  }
  return { byCode, others };
}
