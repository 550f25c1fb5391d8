// YAML text read with the place of every value, so that what is wrong can be named by line.
// No alias tricks: anchors are expanded within the library's bound, tags other than the core ones are refused. Meaning is the caller's business.
import { isMap, isPair, isScalar, LineCounter, type Node, parseDocument, type YAMLError } from 'yaml';
import { InputError, type InputProblem, inputProblem } from './input.ts';

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

/** After a few syntax errors the parser has lost the thread, and the rest would only bury the first. */
const maxSyntaxProblems = 10;

/** Parses one YAML (or JSON) document. Throws {@link InputError} with line and column on bad syntax, a key that stands twice, a foreign tag, and on text too deep or too self-referring to expand. */
export function readYaml(file: string, text: string): YamlText {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
    const wrong = [...document.errors, ...document.warnings];
    if (wrong.some((error) => error.message.startsWith('Maximum call stack')))
      throw new RangeError('the parser ran out of stack');
    if (wrong.length > 0)
      throw new InputError(
        wrong.slice(0, maxSyntaxProblems).map((error) => syntaxProblem(file, lines, error)),
      );
    return {
      file,
      value: document.toJS({ maxAliasCount: 100 }) as unknown,
      place: (path) => placeOf(document.contents, path, lines),
    };
  } catch (cause) {
    // The library says "excessive alias count" by ReferenceError; nesting beyond the stack is a RangeError. Both are the text's fault.
    if (cause instanceof ReferenceError)
      throw new InputError([
        inputProblem({
          file,
          message: 'anchors expand to far more than was written',
          expected: 'at most 100 aliases',
        }),
      ]);
    if (cause instanceof RangeError)
      throw new InputError([
        inputProblem({ file, message: 'nested too deeply', expected: 'plain maps and lists' }),
      ]);
    throw cause;
  }
}

function syntaxProblem(file: string, lines: LineCounter, error: YAMLError): InputProblem {
  const { line, col } = lines.linePos(error.pos[0]);
  const several = error.code === 'MULTIPLE_DOCS';
  return inputProblem({
    file,
    line,
    column: col,
    message: several ? 'a second document begins here' : error.message,
    expected: several ? 'one YAML document' : 'valid YAML',
  });
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

function child(
  node: unknown,
  step: PropertyKey,
): { readonly node: unknown; readonly offset: number | null } | null {
  if (isMap(node)) {
    const pair = node.items.find(
      (item) => isPair(item) && String(isScalar(item.key) ? item.key.value : item.key) === String(step),
    );
    if (pair === undefined) return null;
    return {
      node: pair.value,
      offset: offsetOf(pair.key) ?? offsetOf(pair.value),
    };
  }
  if (
    typeof node === 'object' &&
    node !== null &&
    'items' in node &&
    Array.isArray(node.items) &&
    typeof step === 'number'
  ) {
    const item: unknown = node.items[step];
    return item === undefined ? null : { node: item, offset: offsetOf(item) };
  }
  return null;
}

function offsetOf(node: unknown): number | null {
  return typeof node === 'object' &&
    node !== null &&
    'range' in node &&
    Array.isArray(node.range) &&
    typeof node.range[0] === 'number'
    ? node.range[0]
    : null;
}
