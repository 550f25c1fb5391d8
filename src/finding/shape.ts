// What zod says of a badly shaped input, retold as problems with place, expectation and nearest spelling.
// It only retells: which shape is right is the schema's business, where a path lies in the text is the reader's.
import type { z } from 'zod';
import { type InputProblem, inputProblem, nearestSpelling } from './input.ts';
import { meantBy } from './meant.ts';
import type { YamlText } from './yaml.ts';

/** What {@link shapeProblems} needs: the text, the schema, the value that failed it, and where a path of that value is written in the text (null: at the same path). */
export interface ShapeCheck {
  readonly text: YamlText;
  readonly schema: z.ZodType;
  readonly value: unknown;
  readonly written: ((path: readonly PropertyKey[]) => readonly PropertyKey[]) | null;
}

/** Every issue as a problem; an unknown key gets one problem of its own, with the keys that are possible there. */
export function shapeProblems(check: ShapeCheck, error: z.ZodError): readonly InputProblem[] {
  return error.issues.flatMap((issue) => problemsOf(check, issue));
}

/** A JSON pointer (RFC 6901) for a path. */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** A problem at a path of the text. */
export function problemAt(
  text: YamlText,
  path: readonly PropertyKey[],
  said: Pick<InputProblem, 'message'> & Partial<InputProblem>,
): InputProblem {
  const place = text.place(path);
  return inputProblem({
    file: text.file,
    line: place?.line ?? null,
    column: place?.column ?? null,
    pointer: pointerTo(path),
    ...said,
  });
}

function problemsOf(check: ShapeCheck, issue: z.core.$ZodIssue): readonly InputProblem[] {
  const written = (path: readonly PropertyKey[]): readonly PropertyKey[] => check.written?.(path) ?? path;
  const path = written(issue.path);
  const value = valueAt(check.value, issue.path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const valid = keysAt(check.schema, issue.path);
      return issue.keys.map((key) =>
        problemAt(check.text, written([...issue.path, key]), {
          message: `unknown key "${key}"`,
          expected: valid.length === 0 ? null : `one of ${valid.join(', ')}`,
          nearest: nearestSpelling(key, valid),
        }),
      );
    }
    case 'invalid_value': {
      const valid = issue.values.map(String);
      const message = value === undefined ? 'missing' : `${short(value)} is not possible here`;
      const nearest = typeof value === 'string' ? nearestSpelling(value, valid) : null;
      return [
        problemAt(check.text, path, {
          message,
          expected: valid.length === 1 ? valid.join('') : `one of ${valid.join(', ')}`,
          nearest,
        }),
      ];
    }
    case 'invalid_type': {
      const schema = schemaAt(check.schema, issue.path);
      const message = value === undefined ? 'missing' : `${short(value)} has the wrong type`;
      return [
        problemAt(check.text, path, {
          message,
          expected: (schema === null ? null : formOf(schema)) ?? kindWords[issue.expected] ?? issue.expected,
        }),
      ];
    }
    case 'invalid_format': {
      const schema = schemaAt(check.schema, issue.path);
      return [
        problemAt(check.text, path, {
          message: `${short(value)} is not well formed`,
          expected: formWords(issue),
          nearest: schema === null ? null : meantBy(value, schema),
        }),
      ];
    }
    case 'too_small':
      return [problemAt(check.text, path, bound(value, issue, 'small', issue.minimum))];
    case 'too_big':
      return [problemAt(check.text, path, bound(value, issue, 'large', issue.maximum))];
    default:
      return [problemAt(check.text, path, { message: issue.message })];
  }
}

/** A bound that is broken, with what it counts where that is no number: "at least 1 items". */
function bound(
  value: unknown,
  issue: { readonly origin: string; readonly inclusive?: boolean | undefined },
  side: 'small' | 'large',
  by: number | bigint,
): Pick<InputProblem, 'message' | 'expected'> {
  const least = issue.inclusive === false ? 'more than' : 'at least';
  const most = issue.inclusive === false ? 'less than' : 'at most';
  const counted = issue.origin === 'array' ? ' items' : issue.origin === 'string' ? ' characters' : '';
  return {
    message: `${short(value)} is too ${side}`,
    expected: `${side === 'small' ? least : most} ${String(by)}${counted}`,
  };
}

/** A value as it is quoted in a message: JSON, cut at 60 characters. */
function short(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 60 ? `${json.slice(0, 57)}…` : json;
}

/** The value at a path of parsed data, or undefined. */
function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (here, step) =>
      typeof here === 'object' && here !== null ? (here as Record<PropertyKey, unknown>)[step] : undefined,
    value,
  );
}

/** What a text must look like, where the schema asks for a form: learnt by trying a text that has none. */
function formOf(schema: z.ZodType): string | null {
  const tried = schema.safeParse('?');
  const issue = tried.success ? undefined : tried.error.issues[0];
  return issue?.code === 'invalid_format' ? formWords(issue) : null;
}

function formWords(issue: { readonly format?: string; readonly message: string }): string {
  return issue.format === 'date' ? 'a date that exists, as YYYY-MM-DD' : issue.message;
}

const kindWords: Readonly<Record<string, string>> = {
  object: 'a map of keys',
  array: 'a list',
  string: 'text',
  record: 'a map of keys',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

/** The keys that the schema allows at a path, or none when it is no object there. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  const here = schemaAt(schema, path);
  const def = here === null ? null : bare(here as unknown as z.core.$ZodTypes)._zod.def;
  return def?.type === 'object' ? Object.keys(def.shape) : [];
}

/** The schema of a path, or null when the schema has nothing there. */
function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | null {
  let here = bare(schema as unknown as z.core.$ZodTypes);
  for (const step of path) {
    const def = here._zod.def;
    const next =
      def.type === 'object'
        ? def.shape[String(step)]
        : def.type === 'array'
          ? def.element
          : def.type === 'record'
            ? def.valueType
            : undefined;
    if (next === undefined) return null;
    here = bare(next as z.core.$ZodTypes);
  }
  return here as unknown as z.ZodType;
}

function bare(schema: z.core.$ZodTypes): z.core.$ZodTypes {
  const def = schema._zod.def;
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'nonoptional':
      return bare(def.innerType as z.core.$ZodTypes);
    default:
      return schema;
  }
}
