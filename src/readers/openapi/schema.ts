// A schema as the other files want to see it: references followed, `allOf` merged, alternatives reduced to what they share.
// Recursive and hostile schemas end here: a schema that is met again while it is being worked out counts as empty.
import { asList, asNumber, asObject, asText, type JsonObject, listAt, own, textAt } from '../json.ts';
import type { Refs } from './refs.ts';

export type ShapeType = 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array' | 'unknown';

/**
 * One schema, flat. `properties` are unresolved schemas by name. `open` means that any other key is allowed and none is listed
 * (a map). `names` are the referenced schemas this one came from, `expands` the objects that may stand in the place of a scalar.
 */
export interface Shape {
  readonly names: readonly string[];
  readonly type: ShapeType;
  readonly nullable: boolean;
  readonly format: string | null;
  readonly enum: readonly string[] | null;
  readonly properties: ReadonlyMap<string, unknown>;
  readonly required: ReadonlySet<string>;
  readonly items: unknown;
  readonly open: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly maxLength: number | null;
  readonly minItems: number | null;
  readonly maxItems: number | null;
  readonly maximum: number | null;
  readonly description: string;
  readonly expands: readonly string[];
}

/** The schemas of one document; `shape` never throws and never loops. */
export interface Schemas {
  readonly shape: (schema: unknown) => Shape;
}

const deepest = 48;
/** What is longer is no name of anything, and paths made of it would fill the memory. */
const longestName = 500;
const mostProperties = 4000;

const empty: Shape = {
  names: [],
  type: 'unknown',
  nullable: false,
  format: null,
  enum: null,
  properties: new Map(),
  required: new Set(),
  items: null,
  open: false,
  readOnly: false,
  writeOnly: false,
  maxLength: null,
  minItems: null,
  maxItems: null,
  maximum: null,
  description: '',
  expands: [],
};

/** The schemas of a document, given its references. Shapes are remembered per schema. */
export function schemasOf(refs: Refs): Schemas {
  const memo = new WeakMap<object, Shape>();
  const byTarget = new WeakMap<object, Shape>();
  const open = new Set<object>();

  function shape(schema: unknown, depth: number): Shape {
    const key = asObject(schema);
    if (key === null || depth > deepest || open.has(key)) return empty;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const resolved = refs.follow(key);
    if (resolved === null || open.has(resolved.node)) return empty;
    const shared = resolved.name === null ? undefined : byTarget.get(resolved.node);
    if (shared !== undefined) return shared;
    open.add(key);
    open.add(resolved.node);
    const made = merged(resolved.node, resolved.name, (part) => shape(part, depth + 1));
    open.delete(key);
    open.delete(resolved.node);
    memo.set(key, made);
    if (resolved.name !== null) byTarget.set(resolved.node, made);
    return made;
  }

  return { shape: (schema) => shape(schema, 0) };
}

type ShapeOf = (schema: unknown) => Shape;

function merged(node: JsonObject, name: string | null, shapeOf: ShapeOf): Shape {
  const parts = listAt(node, 'allOf').map(shapeOf);
  const variants = [...listAt(node, 'oneOf'), ...listAt(node, 'anyOf')];
  if (variants.length > 0) parts.push(alternatives(variants.map(shapeOf)));
  const self = plain(node, name);
  return parts.length === 0 ? self : joined(self, parts);
}

/** The keywords of this very schema, without what it is composed of. */
function plain(node: JsonObject, name: string | null): Shape {
  const types = typesOf(node);
  const properties = asObject(own(node, 'properties'));
  const listed =
    properties === null
      ? []
      : Object.keys(properties)
          .filter((key) => key.length <= longestName)
          .slice(0, mostProperties);
  const values = asList(own(node, 'enum'));
  const constant = own(node, 'const');
  const stated = (constant === undefined ? values : [constant]).filter(
    (value) => typeof value === 'string' || typeof value === 'number',
  );
  const additional = own(node, 'additionalProperties');
  const length = asNumber(own(node, 'maxLength'));
  return {
    names: name === null ? [] : [name],
    type: types.type,
    nullable:
      types.nullable ||
      own(node, 'nullable') === true ||
      own(node, 'x-nullable') === true ||
      values.includes(null),
    format: textAt(node, 'format') ?? (types.file ? 'binary' : null),
    enum: stated.length === 0 || stated.length > 400 ? null : stated.map(String),
    properties: new Map(listed.map((key) => [key, properties?.[key]])),
    required: new Set(listAt(node, 'required').filter((key): key is string => typeof key === 'string')),
    items: own(node, 'items') ?? asList(own(node, 'prefixItems'))[0] ?? null,
    open: types.type === 'object' && listed.length === 0 && additional !== false,
    readOnly: own(node, 'readOnly') === true,
    writeOnly: own(node, 'writeOnly') === true,
    maxLength: length !== null && length >= 1 ? Math.floor(length) : null,
    minItems: asNumber(own(node, 'minItems')),
    maxItems: asNumber(own(node, 'maxItems')),
    maximum: asNumber(own(node, 'maximum')),
    description: asText(own(node, 'description')) ?? '',
    expands: [],
  };
}

function typesOf(node: JsonObject): {
  readonly type: ShapeType;
  readonly nullable: boolean;
  readonly file: boolean;
} {
  const written = own(node, 'type');
  const all = (Array.isArray(written) ? asList(written) : [written])
    .filter((one): one is string => typeof one === 'string')
    .map((one) => one.toLowerCase());
  const named = all.filter((one) => one !== 'null');
  const nullable = all.length > named.length;
  if (named.length === 1) return { type: shapeType(named[0] ?? ''), nullable, file: named[0] === 'file' };
  if (named.length === 2 && named.includes('integer') && named.includes('number'))
    return { type: 'number', nullable, file: false };
  if (named.length > 1) return { type: 'unknown', nullable, file: false };
  return { type: untyped(node), nullable, file: false };
}

function untyped(node: JsonObject): ShapeType {
  if (asObject(own(node, 'properties')) !== null || asObject(own(node, 'additionalProperties')) !== null)
    return 'object';
  if (own(node, 'items') !== undefined) return 'array';
  const values = asList(own(node, 'enum'));
  return values.length > 0 && values.every((value) => typeof value === 'string' || value === null)
    ? 'string'
    : 'unknown';
}

function shapeType(written: string): ShapeType {
  switch (written) {
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
    case 'object':
    case 'array':
      return written;
    case 'file':
      return 'string';
    default:
      return 'unknown';
  }
}

/** `allOf`: everything of every part; what a later part says of the same property wins. */
function joined(self: Shape, parts: readonly Shape[]): Shape {
  const all = [...parts, self];
  const first = <T>(pick: (shape: Shape) => T | null): T | null => {
    for (const shape of [self, ...parts]) {
      const found = pick(shape);
      if (found !== null) return found;
    }
    return null;
  };
  const properties = new Map(all.flatMap((shape) => [...shape.properties]).slice(0, mostProperties));
  return {
    names: all.flatMap((shape) => shape.names).slice(0, 20),
    type: first((shape) => (shape.type === 'unknown' ? null : shape.type)) ?? 'unknown',
    nullable: all.some((shape) => shape.nullable),
    format: first((shape) => shape.format),
    enum: first((shape) => shape.enum),
    properties,
    required: new Set(all.flatMap((shape) => [...shape.required])),
    items: first((shape) => shape.items ?? null),
    open: properties.size === 0 && all.some((shape) => shape.open),
    readOnly: all.some((shape) => shape.readOnly),
    writeOnly: all.some((shape) => shape.writeOnly),
    maxLength: first((shape) => shape.maxLength),
    minItems: first((shape) => shape.minItems),
    maxItems: first((shape) => shape.maxItems),
    maximum: first((shape) => shape.maximum),
    description: first((shape) => (shape.description === '' ? null : shape.description)) ?? '',
    expands: all.flatMap((shape) => shape.expands).slice(0, 20),
  };
}

/** `oneOf` and `anyOf`: what every alternative has. Null, and the empty string used to clear a value, are no alternative. */
function alternatives(shapes: readonly Shape[]): Shape {
  const real = shapes.filter((shape) => !isNothing(shape));
  const nullable = real.length < shapes.length || real.some((shape) => shape.nullable);
  const objects = real.filter((shape) => shape.type === 'object' || shape.properties.size > 0);
  const others = real.filter((shape) => !objects.includes(shape));
  const scalars = others.filter((shape) => shape.type !== 'array' && shape.type !== 'unknown');
  if (scalars.length > 0 && objects.length > 0) {
    return { ...sameScalar(scalars), nullable, expands: objects.flatMap((shape) => shape.names) };
  }
  if (objects.length > 0) return { ...common(objects), nullable };
  const arrays = others.filter((shape) => shape.type === 'array');
  if (arrays[0] !== undefined && scalars.length === 0) return { ...arrays[0], nullable };
  return scalars.length > 0 ? { ...sameScalar(scalars), nullable } : { ...empty, nullable };
}

function isNothing(shape: Shape): boolean {
  const blank = shape.enum !== null && shape.enum.every((value) => value === '');
  return (
    blank ||
    (shape.nullable && shape.type === 'unknown' && shape.properties.size === 0 && shape.expands.length === 0)
  );
}

function sameScalar(scalars: readonly Shape[]): Shape {
  const [head = empty] = scalars;
  const sameType = scalars.every((shape) => shape.type === head.type);
  const enums = scalars.map((shape) => shape.enum);
  return {
    ...head,
    names: scalars.length === 1 ? head.names : [],
    type: sameType ? head.type : 'unknown',
    format: scalars.every((shape) => shape.format === head.format) ? head.format : null,
    enum: enums.every((values) => values !== null)
      ? [...new Set(enums.flat())].filter((value) => value !== null)
      : null,
    maxLength: scalars.length === 1 ? head.maxLength : null,
  };
}

/** One alternative that has nearly all that the others have (a record beside its "deleted" stub) stands for all; else what they share. */
function common(objects: readonly Shape[]): Shape {
  const [head = empty] = objects;
  if (objects.length === 1) return head;
  const richest = objects.reduce(
    (best, shape) => (shape.properties.size > best.properties.size ? shape : best),
    head,
  );
  const stubs = objects.every(
    (shape) =>
      shape === richest ||
      [...shape.properties.keys()].filter((key) => !richest.properties.has(key)).length <= 1,
  );
  if (stubs) return richest;
  const shared = [...head.properties].filter(([key]) => objects.every((shape) => shape.properties.has(key)));
  return {
    ...head,
    names: objects.flatMap((shape) => shape.names).slice(0, 20),
    properties: new Map(shared),
    required: new Set([...head.required].filter((key) => objects.every((shape) => shape.required.has(key)))),
    open: shared.length === 0,
  };
}
