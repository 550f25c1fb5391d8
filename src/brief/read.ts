// A brief as text (YAML 1.2 or JSON) → Brief. Everything wrong with it is told at once, each with its line and what was expected.
// It takes the writer at his word: nothing is filled in beyond the schema's defaults (see complete.ts), no file is opened, no vendor known.
import { InputError, type InputProblem, inputProblem } from '../finding/input.ts';
import { shapeProblems } from '../finding/shape.ts';
import { readYaml, type YamlText } from '../finding/yaml.ts';
import { Brief } from './brief.ts';
import { coherenceProblems } from './coherence.ts';

/** `name` is what messages call the text (a file name, "-"), `text` its content. */
export interface BriefText {
  readonly name: string;
  readonly text: string;
}

const maxBytes = 1_000_000;
const yamlExpected = 'a YAML brief (with the key spanwright: 1)';

/** Reads a brief. Throws {@link InputError} with every problem of syntax, shape and coherence, in the order of the text. */
export function readBrief(input: BriefText): Brief {
  const text = parse(input);
  const parsed = Brief.safeParse(text.value);
  const wrong = parsed.success
    ? []
    : shapeProblems({ text, schema: Brief, value: text.value, written: null }, parsed.error);
  const problems = [...wrong, ...coherenceProblems(text)];
  if (!parsed.success || problems.length > 0) throw new InputError(problems.toSorted(inOrder));
  return parsed.data;
}

function parse(input: BriefText): YamlText {
  if (bytes(input.text) > maxBytes) throw refused(input.name, 'is larger than 1 MB');
  const text = parsed(input);
  if (text.value === null || text.value === undefined) throw refused(input.name, 'is empty');
  if (Array.isArray(text.value)) throw refused(input.name, 'is a list');
  if (typeof text.value !== 'object') throw refused(input.name, 'holds text, not a map of keys');
  return text;
}

/** Prose often is no YAML either; its syntax errors would explain nothing, so it is only told what was expected. */
function parsed(input: BriefText): YamlText {
  try {
    return readYaml(input.name, input.text);
  } catch (error) {
    const meantAsBrief = /^[\s{]*["']?(spanwright|systems|flows)["']?\s*:/m.test(input.text);
    if (error instanceof InputError && !meantAsBrief) throw refused(input.name, 'is no YAML map', error);
    throw error;
  }
}

function refused(file: string, message: string, cause?: InputError): InputError {
  const first = cause?.problems[0];
  return new InputError([
    inputProblem({
      file,
      line: first?.line ?? null,
      column: first?.column ?? null,
      message,
      expected: yamlExpected,
    }),
  ]);
}

function inOrder(a: InputProblem, b: InputProblem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

/** Length in UTF-8. */
function bytes(text: string): number {
  if (text.length > maxBytes) return text.length;
  let count = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    count += code < 0x80 ? 1 : code < 0x8_00 ? 2 : code < 0x1_00_00 ? 3 : 4;
  }
  return count;
}
