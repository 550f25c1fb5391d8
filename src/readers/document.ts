// Text to a parsed document, within bounds: an uploaded file may be huge, nested without end, or full of YAML aliases.
// Knows JSON and YAML and nothing of what the document means; reads no file and follows no reference.
import { Lexer, parseDocument as parseYaml, type Document as Yaml } from 'yaml';
import { InputError, inputProblem } from '../finding/input.ts';
import { asObject, type JsonObject } from './json.ts';
import { type Cut, mendQuoted } from './mend.ts';

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

/** Parses JSON, or YAML where it is not JSON. Throws {@link InputError} on bad syntax and on anything over the bounds. */
export function parseDocument(input: DocumentInput, bounds: Bounds = defaultBounds): Document {
  const text = input.text.startsWith('\uFEFF') ? input.text.slice(1) : input.text;
  const first = /\S/.exec(text)?.[0] ?? null;
  if (first === null) throw refused(input.name, 'the document is empty', 'JSON or YAML');
  if (first === '<') throw refused(input.name, 'the document is XML or HTML', 'JSON or YAML');
  const { value, notes } =
    first === '{' || first === '[' ? fromJson(input.name, text, bounds) : fromYaml(input.name, text, bounds);
  const root = asObject(value);
  if (root === null)
    throw refused(
      input.name,
      'the document is not an object at its top level',
      'keys such as "openapi", "info" and "paths"',
    );
  measure(input.name, root, bounds);
  return { name: input.name, root, notes };
}

function refused(file: string, message: string, expected: string): InputError {
  return new InputError([inputProblem({ file, message, expected })]);
}

interface Parsed {
  readonly value: unknown;
  readonly notes: readonly string[];
}

function fromJson(name: string, text: string, bounds: Bounds): Parsed {
  if (text.length > bounds.characters) throw tooLong(name, text.length, bounds.characters);
  try {
    return { value: JSON.parse(text) as unknown, notes: [] };
  } catch (error) {
    // A YAML flow mapping starts like JSON; only a file that calls itself YAML is given that chance.
    if (/\.ya?ml$/i.test(name)) return fromYaml(name, text, bounds);
    throw new InputError([inputProblem({ file: name, ...jsonProblem(text, error), expected: 'JSON' })]);
  }
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

function fromYaml(name: string, text: string, bounds: Bounds): Parsed {
  if (text.length > bounds.yamlCharacters) throw tooLong(name, text.length, bounds.yamlCharacters);
  if (scalarsIn(text, bounds.yamlScalars) > bounds.yamlScalars)
    throw refused(
      name,
      'the YAML document holds too many keys and values',
      `at most ${bounds.yamlScalars}; as JSON more is read`,
    );
  try {
    const { parsed, errors, notes } = tolerant(text, bounds);
    if (errors.some((error) => /call stack/i.test(error.message))) throw new RangeError('nested too deeply');
    if (errors.length > 0) {
      throw new InputError(
        errors.slice(0, 5).map((error) =>
          inputProblem({
            file: name,
            ...placeAt(text, error.pos[0]),
            message: error.message,
            expected: 'valid YAML',
          }),
        ),
      );
    }
    return { value: parsed.toJS({ maxAliasCount: bounds.aliases }) as unknown, notes };
  } catch (error) {
    if (error instanceof InputError) throw error;
    if (error instanceof RangeError)
      throw refused(name, 'the document is nested too deeply', `at most ${bounds.depth} levels`);
    if (error instanceof ReferenceError)
      throw refused(name, 'the YAML aliases expand too far', `at most ${bounds.aliases} expanded aliases`);
    throw refused(
      name,
      `not valid YAML: ${error instanceof Error ? error.message : 'unreadable'}`,
      'valid YAML',
    );
  }
}

interface Tolerated {
  readonly parsed: Yaml;
  readonly errors: Yaml['errors'];
  readonly notes: readonly string[];
}

const mostRounds = 4;
const mostErrors = 1000;

/** The document as it stands; where quoted texts break off only because of their indentation, as other parsers read it, with a note. */
function tolerant(text: string, bounds: Bounds): Tolerated {
  let read = text;
  let parsed = parsedYaml(text);
  const { errors } = parsed;
  if (errors.length === 0 || errors.length > mostErrors) return { parsed, errors, notes: [] };
  // All rounds together read no more text than the bounds allow for one document, so a huge broken one is not read over and over.
  const rounds = Math.min(mostRounds, Math.floor(bounds.yamlCharacters / text.length));
  for (let round = 0; round < rounds && parsed.errors.length > 0; round += 1) {
    const mended = mendQuoted(read, cutsOf(parsed));
    if (mended === null) break;
    read = mended;
    parsed = parsedYaml(read);
  }
  if (parsed.errors.length > 0) return { parsed, errors, notes: [] };
  const line = placeAt(text, errors[0]?.pos[0] ?? 0).line;
  const note = `The document is not valid YAML: quoted texts go on in lines that are indented too little (first at line ${line}). They were read as if indented.`;
  return { parsed, errors: [], notes: [note] };
}

/** Keys and values, counted by the cheap first step of parsing up to just over the limit. Texts too short to reach it are not counted. */
function scalarsIn(text: string, limit: number): number {
  if (text.length < limit * 2) return 0;
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === scalarMark) count += 1;
    if (count > limit) break;
  }
  return count;
}

/** What the lexer says before each scalar. */
const scalarMark = '\u001F';

function parsedYaml(text: string): Yaml {
  // Looking for keys that stand twice costs the square of a map's size, so it is left out: the last one wins, as in JSON.
  return parseYaml(text, { merge: true, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
}

function cutsOf(parsed: Yaml): readonly Cut[] {
  return parsed.errors.flatMap((error) => {
    const quote = error.code === 'MISSING_CHAR' ? /closing (["'])quote/.exec(error.message)?.[1] : undefined;
    return quote === '"' || quote === "'" ? [{ offset: error.pos[0], quote }] : [];
  });
}

function tooLong(name: string, length: number, limit: number): InputError {
  return refused(name, `the document has ${length} characters`, `at most ${limit}`);
}

function placeAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - (before.lastIndexOf('\n') + 1) + 1 };
}

/** Walks every value once per place it stands in (an alias counts again), without recursion. */
function measure(name: string, root: JsonObject, bounds: Bounds): void {
  const waiting: { readonly value: object; readonly depth: number; readonly parent: Step | null }[] = [
    { value: root, depth: 1, parent: null },
  ];
  let nodes = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth, parent } = next;
    for (const key of Object.keys(value)) {
      nodes += 1;
      if (nodes > bounds.nodes)
        throw refused(
          name,
          'the document holds too many values',
          `at most ${bounds.nodes}, aliases expanded`,
        );
      const child = (value as JsonObject)[key];
      if (typeof child !== 'object' || child === null) continue;
      const step: Step = { key, parent };
      if (depth >= bounds.depth) {
        const problem = inputProblem({
          file: name,
          pointer: pointerOf(step),
          message: 'the document is nested too deeply',
          expected: `at most ${bounds.depth} levels`,
        });
        throw new InputError([problem]);
      }
      waiting.push({ value: child, depth: depth + 1, parent: step });
    }
  }
}

interface Step {
  readonly key: string;
  readonly parent: Step | null;
}

function pointerOf(step: Step): string {
  const keys: string[] = [];
  for (let at: Step | null = step; at !== null; at = at.parent)
    keys.unshift(at.key.replaceAll('~', '~0').replaceAll('/', '~1'));
  const pointer = `/${keys.join('/')}`;
  return pointer.length > 120 ? `${pointer.slice(0, 120)}…` : pointer;
}
