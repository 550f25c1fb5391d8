// Records of a sample into fields: what each column holds, which ones are never empty, never twice, or of few values, and what
// identifies a record. Everything here is worked out from what was seen; what was not seen may still come.
import type { Field } from '../../catalog/profile.ts';
import { bare, snake } from '../words.ts';
import { type Kind, kindOf } from './values.ts';

/** A value as a sample holds it: text of a cell, or what JSON says by itself. */
export type Value = string | number | boolean | null;

/** One column with what it held, record by record; null where a record had nothing. `nested` for objects and lists, which hold columns. */
export interface Column {
  readonly path: string;
  readonly values: readonly Value[];
  readonly nested: 'object' | 'array' | null;
}

/** A field and what the plan's readers should know of it. */
export interface Seen {
  readonly field: Field;
  readonly kind: Kind;
  readonly longest: number;
}

/** Records from which a rule about values is worth anything. */
const enough = 20;
const enoughForKeys = 5;
const fewValues = 12;

export function seen(column: Column): Seen {
  const filled = column.values.flatMap((value) => (value === null ? [] : [value]));
  const kind =
    column.nested === null
      ? kindIn(filled, column.path)
      : { type: column.nested, format: null, written: null, doubt: null };
  const texts = filled.map(String);
  const distinct = new Set(texts);
  const nullable = filled.length < column.values.length;
  const longest = texts.reduce((most, text) => Math.max(most, text.length), 0);
  return {
    kind,
    longest: kind.type === 'string' ? longest : 0,
    field: {
      path: column.path,
      type: kind.type,
      format: kind.format,
      enum: isEnum(kind, texts, distinct) ? [...distinct].toSorted() : null,
      required: !nullable && column.nested === null,
      readOnly: false,
      writeOnly: false,
      nullable,
      maxLength: null,
      unique: isUnique(kind, { texts, distinct, nullable, longest }),
      references: null,
      personal: null,
    },
  };
}

function kindIn(values: readonly Value[], path: string): Kind {
  const plain = (type: Field['type'], format: string | null = null): Kind => ({
    type,
    format,
    written: null,
    doubt: null,
  });
  if (values.length === 0) return plain('unknown');
  if (values.every((value) => typeof value === 'boolean')) return plain('boolean');
  if (values.every((value) => typeof value === 'number'))
    return values.every((value) => Number.isInteger(value)) ? plain('integer') : plain('number', 'decimal');
  return kindOf(values.map(String), path);
}

function isEnum(kind: Kind, texts: readonly string[], distinct: ReadonlySet<string>): boolean {
  if (kind.type !== 'string' || (kind.format !== null && kind.format !== 'currency-code')) return false;
  return (
    texts.length >= enough &&
    distinct.size <= fewValues &&
    texts.length >= distinct.size * 5 &&
    [...distinct].every((text) => text.length <= 30)
  );
}

function isUnique(
  kind: Kind,
  of: {
    readonly texts: readonly string[];
    readonly distinct: ReadonlySet<string>;
    readonly nullable: boolean;
    readonly longest: number;
  },
): boolean {
  const keyish =
    kind.type === 'integer' || (kind.type === 'string' && [null, 'uuid', 'email'].includes(kind.format));
  return (
    keyish &&
    !of.nullable &&
    of.longest <= 64 &&
    of.texts.length >= enoughForKeys &&
    of.distinct.size === of.texts.length
  );
}

/** `id`, `order_no`, `ArtNr`, `sku`: names that keys have, in the languages of the files met so far. */
const keyName = /(?:^|_|[a-z])(?:id|no|nr|num|number|nummer|key|code|sku|ean|gtin|uuid|guid|ref)$/i;
/** The same as a word of its own, as people head columns: "Order No.", "Article Number". */
const keyWord = /(?:^|_)(?:id|no|nr|num|number|nummer|key|code|sku|ean|gtin|uuid|guid|ref)$/;

/** A path within a record: "address.city", "lines[].sku"; a heading like "Order No." is none. */
const inner = /\.\S|\[\]/;

function isKeyName(path: string): boolean {
  return keyName.test(path) || keyWord.test(snake(path));
}

/** Whether a sample is too small for its values to say what identifies a record; the columns' names may still tell. */
export function isFew(records: number): boolean {
  return records < enoughForKeys;
}

/** What names alone tell of a sample of a few records: `id`, the record's own number, or the first column where it is named like a key. */
function keyByName(columns: readonly Column[], own: string): readonly string[] {
  const able = columns.filter(
    ({ path, values, nested }) =>
      nested === null &&
      !inner.test(path) &&
      keyWord.test(snake(path)) &&
      !values.includes(null) &&
      new Set(values).size === values.length,
  );
  const named =
    able.find((column) => bare(column.path) === 'id') ??
    able.find((column) => bare(column.path).startsWith(own)) ??
    able.find((column) => column === columns[0]);
  return named === undefined ? [] : [named.path];
}

/** The fields that identify a record: one that is never empty nor twice, best by its name; failing that one that is named so and another that are so together. */
export function keyOf(
  columns: readonly Column[],
  fields: readonly Field[],
  resource: string,
): readonly string[] {
  const unique = fields.filter((field) => field.unique && !inner.test(field.path));
  const own = bare(resource);
  if (columns.every((column) => isFew(column.values.length))) return keyByName(columns, own);
  const single =
    unique.find((field) => bare(field.path) === 'id') ??
    unique.find((field) => bare(field.path).startsWith(own) && isKeyName(field.path)) ??
    unique.find((field) => isKeyName(field.path)) ??
    (fields[0]?.unique === true && fields[0].format === null ? fields[0] : undefined);
  if (single !== undefined) return [single.path];
  const able = columns.filter((column, at) => {
    const field = fields[at];
    const plain =
      field?.type === 'integer' ||
      (field?.type === 'string' && [null, 'date', 'uuid'].includes(field.format));
    return (
      plain &&
      column.nested === null &&
      column.values.length >= enoughForKeys &&
      !column.values.includes(null)
    );
  });
  for (const first of able.filter((column) => isKeyName(column.path)).slice(0, 6))
    for (const second of able.slice(0, 8)) {
      const pairs = new Set(first.values.map((value, row) => JSON.stringify([value, second.values[row]])));
      if (second !== first && pairs.size === first.values.length) return [first.path, second.path];
    }
  return [];
}
