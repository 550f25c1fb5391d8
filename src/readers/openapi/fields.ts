// The fields of a record: what the API answers, merged with what a create and an update accept. Breadth first, so that a
// huge schema loses its depths and not its heart. Required means required on create. Read-only means declared so or, in a record
// whose schema declares nothing of the kind, absent from every write.
import type { Field } from '../../catalog/profile.ts';
import { bare } from '../words.ts';
import type { Schemas, Shape } from './schema.ts';

/** The schemas a record is read from and written to (each unresolved, already unwrapped); `records` names the resource behind a schema's name. */
export interface RecordSchemas {
  readonly answers: readonly unknown[];
  readonly create: unknown;
  readonly updates: readonly unknown[];
  readonly records: ReadonlyMap<string, string>;
}

/** `cut` is true when fields were left out because there were more than {@link mostFields}. */
export interface Fields {
  readonly fields: readonly Field[];
  readonly cut: boolean;
}

export const mostFields = 400;
/** A record's own fields are kept up to here, however many lie inside of them: wide records are real, deep ones are mostly repetition. */
const mostOwn = 4000;
const deepest = 4;

interface Flat {
  readonly path: string;
  readonly shape: Shape;
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly records: string | null;
}

/** All fields of one kind of record, shallow ones first. */
export function fieldsOf(schemas: Schemas, record: RecordSchemas): Fields {
  const read = record.answers.flatMap((schema) => flatten(schemas, schema, record.records));
  const created = flatten(schemas, record.create, record.records);
  const updated = record.updates.flatMap((schema) => flatten(schemas, schema, record.records));
  const writes = [...created, ...updated];
  const open = writes.every((one) => one.shape.open) || read.some((one) => one.readOnly);
  const byPath = new Map<string, Field>();
  const createdPaths = new Map(created.map((one) => [one.path, one]));
  const writable = writablePaths(writes);
  for (const one of [...read, ...writes]) {
    if (byPath.has(one.path)) continue;
    const written = createdPaths.get(one.path) ?? null;
    const unwritten = !open && !writable(one.path);
    byPath.set(one.path, fieldFrom(one, written, unwritten));
  }
  const inside = new Set([...byPath.keys()].flatMap((path) => ancestors(path)));
  const all = [...byPath.values()]
    .filter((field) => !inside.has(field.path))
    .toSorted((a, b) => depthOf(a.path) - depthOf(b.path));
  const own = all.filter((field) => depthOf(field.path) === depthOf('')).length;
  const most = Math.max(mostFields, Math.min(own, mostOwn));
  return { fields: all.slice(0, most), cut: all.length > most };
}

/** "lines[].price.id" → "lines", "lines[].price": an object is not listed beside its own fields. */
function ancestors(path: string): readonly string[] {
  const parts = path.split('.');
  return parts.slice(0, -1).flatMap((_, index) => {
    const above = parts.slice(0, index + 1).join('.');
    return above.endsWith('[]') ? [above, above.slice(0, -2)] : [above];
  });
}

function depthOf(path: string): number {
  return path.split('.').length;
}

function fieldFrom(one: Flat, created: Flat | null, unwritten: boolean): Field {
  const other = created?.shape ?? one.shape;
  return {
    path: one.path,
    type: one.shape.type === 'unknown' ? other.type : one.shape.type,
    format: formatOf(one.shape.format ?? other.format),
    enum: one.shape.enum ?? other.enum,
    required: created?.required === true && !one.readOnly,
    readOnly: one.readOnly || unwritten,
    writeOnly: one.shape.writeOnly && !one.readOnly,
    nullable: one.shape.nullable,
    maxLength: one.shape.maxLength ?? other.maxLength,
    unique:
      /\b(must be|is|are|a|globally|be) unique\b|\buniquely\b|\bunique (id|identifier|key|name|code|across|within|per|for|in)\b/i.test(
        one.shape.description,
      ) &&
      one.shape.type !== 'object' &&
      depthOf(one.path) === 1 &&
      !one.path.includes('[]'),
    references: one.records,
    personal: null,
  };
}

/** The registered spelling of formats that are often written otherwise. */
function formatOf(written: string | null): string | null {
  switch (written?.toLowerCase().replace(/[ _]/g, '-')) {
    case 'datetime':
    case 'date-time':
    case 'iso8601':
    case 'timestamp-iso':
      return 'date-time';
    case 'url':
    case 'uri':
      return 'uri';
    case 'unixtime':
    case 'unix-time':
    case 'unix-timestamp':
    case 'epoch':
      return 'unix-time';
    default:
      return written;
  }
}

/** A path counts as written when a write has it, has something inside it, or takes an open object above it. */
function writablePaths(writes: readonly Flat[]): (path: string) => boolean {
  const exact = new Set<string>();
  const open = new Set<string>();
  for (const one of writes) {
    const parts = one.path.split('.');
    for (let end = 1; end <= parts.length; end += 1)
      exact.add(parts.slice(0, end).join('.').replaceAll('[]', ''));
    if (
      one.shape.open ||
      one.shape.type === 'object' ||
      one.shape.type === 'unknown' ||
      one.shape.type === 'array'
    )
      open.add(one.path.replaceAll('[]', ''));
  }
  return (path) => {
    const plain = path.replaceAll('[]', '');
    if (exact.has(plain)) return true;
    const parts = plain.split('.');
    return parts.some((_, index) => open.has(parts.slice(0, index + 1).join('.')));
  };
}

interface Waiting {
  readonly schema: unknown;
  readonly path: string;
  readonly depth: number;
  readonly required: boolean;
  readonly readOnly: boolean;
  /** Names of the schemas above, so that a recursive one stops. */
  readonly above: readonly string[];
}

function flatten(schemas: Schemas, root: unknown, records: ReadonlyMap<string, string>): readonly Flat[] {
  if (root === null || root === undefined) return [];
  const found: Flat[] = [];
  const waiting: Waiting[] = childrenOf(schemas.shape(root), {
    schema: root,
    path: '',
    depth: 0,
    required: true,
    readOnly: false,
    above: schemas.shape(root).names.slice(-1),
  });
  const most = Math.max(mostFields, Math.min(waiting.length, mostOwn));
  for (let index = 0; index < waiting.length && found.length <= most; index += 1) {
    const at = waiting[index];
    if (at === undefined) break;
    const shape = schemas.shape(at.schema);
    const target = recordBehind(shape, records);
    const listed = shape.type === 'array' ? schemas.shape(shape.items) : null;
    const inner = listed ?? shape;
    // An empty list satisfies a required list that sets no least number, so what its entries need is not needed yet.
    const step =
      listed === null
        ? at
        : { ...at, path: `${at.path}[]`, required: at.required && (shape.minItems ?? 0) > 0 };
    const recursive = inner.names.some((name) => at.above.includes(name));
    const readOnly = at.readOnly || shape.readOnly;
    if (inner.properties.size > 0 && at.depth < deepest && !recursive) {
      const shallow = target !== null || recordBehind(inner, records) !== null;
      const children = childrenOf(inner, {
        ...step,
        readOnly,
        above: [...at.above, ...inner.names.slice(-1)],
      });
      waiting.push(
        ...(shallow ? children.filter((child) => isScalar(schemas.shape(child.schema))) : children),
      );
      continue;
    }
    found.push({
      path: at.path,
      shape: scalarShape(shape, inner),
      // A required map may be sent empty.
      required: at.required && !shape.readOnly && !shape.open,
      readOnly,
      records: target,
    });
  }
  return found;
}

function scalarShape(shape: Shape, inner: Shape): Shape {
  return shape.type === 'array' && shape.enum === null
    ? { ...shape, enum: inner.enum, format: shape.format ?? inner.format }
    : shape;
}

function childrenOf(shape: Shape, at: Waiting): Waiting[] {
  return [...shape.properties].flatMap(([name, schema]) =>
    name === '' || name.startsWith('@odata') || bare(name) === ''
      ? []
      : [
          {
            schema,
            path: at.path === '' ? name : `${at.path}.${name}`,
            depth: at.depth + 1,
            required: at.required && shape.required.has(name),
            readOnly: at.readOnly,
            above: at.above,
          },
        ],
  );
}

function isScalar(shape: Shape): boolean {
  return shape.type !== 'object' && shape.type !== 'array' && shape.properties.size === 0;
}

/** The resource whose record stands (or may stand) in this place, by the name of its schema. */
function recordBehind(shape: Shape, records: ReadonlyMap<string, string>): string | null {
  const named = (names: readonly string[]): readonly string[] => [
    ...new Set(names.flatMap((name) => records.get(name) ?? [])),
  ];
  const expanded = named(shape.expands);
  // An id that may belong to several kinds of records points to none of them for certain.
  if (expanded.length > 0) return expanded.length === 1 ? (expanded[0] ?? null) : null;
  return named(shape.names)[0] ?? null;
}
