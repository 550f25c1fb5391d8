// An API document that was parsed, within bounds: an uploaded file may be huge, nested without end, or full of YAML aliases.
// Knows nothing of what the document means; reads no file and follows no reference. Parsing itself is `parse.ts`.
import { InputError, inputProblem } from '../finding/input.ts';
import { asObject, type JsonObject } from './json.ts';

/** What a reader is given: a file's name (for messages and sources) and its whole text. */
export interface DocumentInput {
  readonly name: string;
  readonly text: string;
}

/** A parsed document. `root` is its top-level object; `notes` say what had to be let pass to read it. */
export interface Document {
  readonly name: string;
  readonly root: JsonObject;
  readonly notes: readonly string[];
}

/**
 * How much is read before a document is refused. `characters` for JSON; `yamlCharacters` and `yamlScalars` for YAML, which is slower
 * to parse and takes about 1.2 kB of memory for each key and value.
 */
export interface Bounds {
  readonly characters: number;
  readonly yamlCharacters: number;
  readonly yamlScalars: number;
  readonly depth: number;
  readonly nodes: number;
  readonly aliases: number;
}

export const defaultBounds: Bounds = {
  characters: 64 * 1024 * 1024,
  yamlCharacters: 24 * 1024 * 1024,
  yamlScalars: 700_000,
  depth: 256,
  nodes: 8_000_000,
  aliases: 20_000,
};

/** A document that is not read, without a place in it. */
export function refused(file: string, message: string, expected: string): InputError {
  return new InputError([inputProblem({ file, message, expected })]);
}

/** `notes` say what had to be let pass. */
export interface Parsed {
  readonly value: unknown;
  readonly notes: readonly string[];
}

/** What JSON.parse found wrong in the text, and where (line and column from 1). */
export function jsonProblem(
  text: string,
  error: unknown,
): { readonly line: number; readonly column: number; readonly message: string } {
  const message = error instanceof Error ? error.message : 'bad JSON';
  const said = message.replace(/,? *(in JSON )?at position[\s\S]*$/, '').replace(/, (\.\.\.)?"[\s\S]*$/, '');
  return { ...placeAt(text, offsetOf(text, message)), message: `not valid JSON: ${said}` };
}

/** Where JSON.parse stopped: it says so by position, or by quoting ten characters before and after the place, or (at the end) not at all. */
function offsetOf(text: string, message: string): number {
  const position = /position (\d+)/.exec(message);
  if (position !== null) return Number(position[1]);
  const quoted = /token '([\s\S])', (\.\.\.)?"([\s\S]*)"(\.\.\.)? is not valid JSON$/.exec(message);
  if (quoted === null) return text.length;
  const [, token = '', cut, around = ''] = quoted;
  const start = text.indexOf(around);
  return start < 0 ? text.length : start + (cut === undefined ? Math.max(0, around.indexOf(token)) : 10);
}

export function tooLong(name: string, length: number, limit: number): InputError {
  return refused(name, `the document has ${length} characters`, `at most ${limit}`);
}

/** Line and column from 1. */
export function placeAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - (before.lastIndexOf('\n') + 1) + 1 };
}

/** The document of a parsed value. Throws {@link InputError} when it is no object, or over the bounds. */
export function documentOf(name: string, { value, notes }: Parsed, bounds: Bounds): Document {
  const root = asObject(value);
  if (root === null)
    throw refused(
      name,
      'the document is not an object at its top level',
      'keys such as "openapi", "info" and "paths"',
    );
  measure(name, root, bounds);
  return { name, root, notes };
}

/**
 * Walks every value once per place it stands in (an alias counts again). It goes no deeper than the bound, so neither does its stack; steps
 * become text only where they are told.
 */
function measure(name: string, root: JsonObject, bounds: Bounds): void {
  const steps: (string | number)[] = [];
  let nodes = 0;
  const visit = (value: object, depth: number): void => {
    const list = Array.isArray(value) ? (value as readonly unknown[]) : null;
    const keys = list === null ? Object.keys(value) : [];
    const size = list === null ? keys.length : list.length;
    nodes += size;
    if (nodes > bounds.nodes)
      throw refused(name, 'the document holds too many values', `at most ${bounds.nodes}, aliases expanded`);
    for (let at = 0; at < size; at += 1) {
      const key = keys[at] ?? at;
      const child = list === null ? (value as JsonObject)[key] : list[at];
      if (typeof child !== 'object' || child === null) continue;
      steps[depth - 1] = key;
      if (depth >= bounds.depth) throw tooDeep(name, steps.slice(0, depth), bounds);
      visit(child, depth + 1);
    }
  };
  visit(root, 1);
}

function tooDeep(file: string, steps: readonly (string | number)[], bounds: Bounds): InputError {
  return new InputError([
    inputProblem({
      file,
      pointer: pointerOf(steps),
      message: 'the document is nested too deeply',
      expected: `at most ${bounds.depth} levels`,
    }),
  ]);
}

function pointerOf(steps: readonly (string | number)[]): string {
  const pointer = steps
    .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
  return pointer.length > 120 ? `${pointer.slice(0, 120)}…` : pointer;
}
