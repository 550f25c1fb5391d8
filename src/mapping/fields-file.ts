// A fields file: the fields of one object written down by hand or by another program, as one side of a mapping.
// Reads text only; finding the file is the door's business.
import { z } from 'zod';
import type { Field } from '../catalog/profile.ts';
import { InputError, nearestSpelling } from '../finding/input.ts';
import { problemAt, shapeProblems } from '../finding/shape.ts';
import { readYaml, type YamlText } from '../finding/yaml.ts';
import type { MappingSide } from './mapping.ts';

interface WrittenField {
  readonly path: string;
  readonly type: string;
  readonly format: string | null;
  readonly enum: readonly (string | number | boolean)[] | null;
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly nullable: boolean;
  readonly maxLength: number | null;
  readonly unique: boolean;
  readonly references: string | null;
  readonly personal: string | null;
}

/** The file as it is written: only `path` of a field has to be there; `example` is allowed and not read. */
interface FieldsFile {
  readonly system: string;
  readonly object: string;
  readonly concept: string | null;
  readonly fields: readonly WrittenField[];
}

const words = z.string().min(1);
const maybe = words.nullable().default(null);

const FieldsFile: z.ZodType<FieldsFile> = z.strictObject({
  system: words,
  object: words,
  concept: maybe,
  fields: z
    .array(
      z.strictObject({
        path: words,
        type: z
          .string()
          .nullable()
          .default('unknown')
          .transform((type) => (type === null || type === '' ? 'unknown' : type)),
        format: z.string().nullable().default(null),
        enum: z
          .array(z.union([z.string(), z.number(), z.boolean()]))
          .nullable()
          .default(null),
        required: z.boolean().default(false),
        readOnly: z.boolean().default(false),
        writeOnly: z.boolean().default(false),
        nullable: z.boolean().default(true),
        maxLength: z.number().int().positive().nullable().default(null),
        unique: z.boolean().default(false),
        references: maybe,
        personal: maybe,
        example: z.unknown().optional(),
      }),
    )
    .min(1),
});

/** Type names as people and databases write them: our type, and the format that the name implies. */
const typeNames: Readonly<Record<string, readonly [Field['type'], string | null]>> = {
  string: ['string', null],
  text: ['string', null],
  varchar: ['string', null],
  char: ['string', null],
  enum: ['string', null],
  picklist: ['string', null],
  uuid: ['string', 'uuid'],
  email: ['string', 'email'],
  url: ['string', 'uri'],
  uri: ['string', 'uri'],
  date: ['string', 'date'],
  datetime: ['string', 'date-time'],
  'date-time': ['string', 'date-time'],
  timestamp: ['string', 'date-time'],
  time: ['string', 'time'],
  integer: ['integer', null],
  int: ['integer', null],
  long: ['integer', null],
  bigint: ['integer', null],
  number: ['number', null],
  float: ['number', null],
  double: ['number', null],
  decimal: ['number', 'decimal'],
  currency: ['number', 'decimal'],
  boolean: ['boolean', null],
  bool: ['boolean', null],
  object: ['object', null],
  map: ['object', null],
  array: ['array', null],
  list: ['array', null],
  unknown: ['unknown', null],
  any: ['unknown', null],
  null: ['unknown', null],
};

/** Reads a fields file (JSON or YAML). Throws {@link InputError} naming line and pointer of everything that is wrong with it. */
export function readFieldsFile(file: string, text: string): MappingSide {
  const yaml = readYaml(file, text);
  const parsed = FieldsFile.safeParse(yaml.value);
  if (!parsed.success) {
    throw new InputError(
      shapeProblems({ text: yaml, schema: FieldsFile, value: yaml.value, written: null }, parsed.error),
    );
  }
  const { system, object, concept, fields } = parsed.data;
  const problems = fields.flatMap((field, at) => [
    ...typeProblem(yaml, field, at),
    ...twice(yaml, fields, at),
  ]);
  if (problems.length > 0) throw new InputError(problems);
  return { system, object, concept, fields: fields.map(fieldOf) };
}

function typeProblem(text: YamlText, { type }: WrittenField, at: number): InputError['problems'] {
  if (split(type) !== null) return [];
  const names = Object.keys(typeNames);
  const told = {
    message: `unknown type "${type}"`,
    expected: `one of ${names.join(', ')}`,
    nearest: nearestSpelling(type, names),
  };
  return [problemAt(text, ['fields', at, 'type'], told)];
}

function twice(text: YamlText, fields: readonly WrittenField[], at: number): InputError['problems'] {
  const path = fields[at]?.path;
  const before = fields.findIndex((field) => field.path === path);
  return before === at
    ? []
    : [
        problemAt(text, ['fields', at, 'path'], {
          message: `the path "${path}" stands twice`,
          expected: 'each path once',
        }),
      ];
}

/** "string(date-time)" → string with a format; null when the type is not known. */
function split(written: string): { readonly type: Field['type']; readonly format: string | null } | null {
  const parts = /^\s*([A-Za-z-]+)\s*(?:\(\s*([^)]*?)\s*\))?\s*$/.exec(written);
  const known = typeNames[parts?.[1]?.toLowerCase() ?? ''];
  if (known === undefined) return null;
  const inner = parts?.[2];
  return {
    type: known[0],
    format: inner === undefined || inner === '' || inner === 'enum' ? known[1] : inner,
  };
}

function fieldOf(written: WrittenField): Field {
  const { path, required, readOnly, writeOnly, nullable, maxLength, unique, references, personal } = written;
  const known = split(written.type) ?? { type: 'unknown', format: null };
  return {
    path,
    type: known.type,
    format: written.format === '' ? known.format : (written.format ?? known.format),
    enum: written.enum === null || written.enum.length === 0 ? null : written.enum.map(String),
    required,
    readOnly,
    writeOnly,
    nullable,
    maxLength,
    unique,
    references,
    personal,
  };
}
