// YAML text read with the place of every value, so that what is wrong can be named by line.
// No alias tricks: anchors are expanded within the library's bound, tags other than the core ones are refused. Meaning is the caller's business.
import { isMap, isPair, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { InputError, inputProblem } from './input.ts';

/** A place in a text; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A parsed YAML text. `place` finds a path's own place, or that of its nearest written ancestor; for a key of a map, the key's. */
export interface YamlText {
  readonly file: string;
  readonly value: unknown;
  readonly place: (path: readonly PropertyKey[]) => Place | null;
}

/** Parses one YAML (or JSON) document. Throws {@link InputError} with line and column on bad syntax and on a key that stands twice. */
export function readYaml(file: string, text: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
  });
  if (document.errors.length > 0) {
    throw new InputError(
      document.errors.map((error) => {
        const { line, col } = lines.linePos(error.pos[0]);
        return inputProblem({
          file,
          line,
          column: col,
          message: error.message,
          expected: 'valid YAML',
        });
      }),
    );
  }
  return {
    file,
    value: document.toJS({ maxAliasCount: 100 }) as unknown,
    place: (path) => placeOf(document.contents, path, lines),
  };
}

function placeOf(root: Node | null, path: readonly PropertyKey[], lines: LineCounter): Place | null {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? null;
  for (const step of path) {
    const found = child(node, step);
    if (found === null) break;
    offset = found.offset ?? offset;
    node = found.node;
  }
  if (offset === null) return null;
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

function child(node: unknown, step: PropertyKey): { readonly node: unknown; readonly offset: number | null } | null {
  if (isMap(node)) {
    const pair = node.items.find((item) => isPair(item) && String(isScalar(item.key) ? item.key.value : item.key) === String(step));
    if (pair === undefined) return null;
    return {
      node: pair.value,
      offset: offsetOf(pair.key) ?? offsetOf(pair.value),
    };
  }
  if (typeof node === 'object' && node !== null && 'items' in node && Array.isArray(node.items) && typeof step === 'number') {
    const item: unknown = node.items[step];
    return item === undefined ? null : { node: item, offset: offsetOf(item) };
  }
  return null;
}

function offsetOf(node: unknown): number | null {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range) && typeof node.range[0] === 'number'
    ? node.range[0]
    : null;
}
