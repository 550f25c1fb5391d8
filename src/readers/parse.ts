// Text to a parsed document: JSON, or YAML with what other parsers let pass. The bounds are those of `document.ts`.
import { Lexer, parseDocument as parseYaml, type Document as Yaml } from 'yaml';
import { InputError, inputProblem } from '../finding/input.ts';
import {
  type Bounds,
  defaultBounds,
  type Document,
  type DocumentInput,
  documentOf,
  jsonProblem,
  type Parsed,
  placeAt,
  refused,
  tooLong,
} from './document.ts';
import { type Cut, mendQuoted } from './mend.ts';

/** Parses JSON, or YAML where it is not JSON. Throws {@link InputError} on bad syntax and on anything over the bounds. */
export function parseDocument(input: DocumentInput, bounds: Bounds = defaultBounds): Document {
  const text = input.text.startsWith('\uFEFF') ? input.text.slice(1) : input.text;
  const first = /\S/.exec(text)?.[0] ?? null;
  if (first === null) throw refused(input.name, 'the document is empty', 'JSON or YAML');
  if (first === '<') throw refused(input.name, 'the document is XML or HTML', 'JSON or YAML');
  const parsed =
    first === '{' || first === '[' ? fromJson(input.name, text, bounds) : fromYaml(input.name, text, bounds);
  return documentOf(input.name, parsed, bounds);
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
