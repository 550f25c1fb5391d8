// Where the records lie in a body: a bare list, {"results": [...]}, {"tickets": [...]}, HAL's _embedded, JSON:API's data, or one record
// in a wrapper of its own name. Works on shapes only; names of wrappers are conventions, and a word of the path outranks them.
import { bare, singular } from '../words.ts';
import type { Schemas, Shape } from './schema.ts';

/** Records of a body: `path` dotted to them ("" is the body itself), `item` the unresolved schema of one, `name` its schema's name if it has one. */
export interface Records {
  readonly path: string;
  readonly many: boolean;
  readonly item: unknown;
  readonly name: string | null;
}

const lists = new Set([
  'results',
  'data',
  'items',
  'records',
  'value',
  'values',
  'entries',
  'elements',
  'objects',
  'list',
  'rows',
  'content',
  'resources',
  'result',
  'collection',
  'nodes',
  'hits',
  'docs',
  'members',
]);
const wrappers = new Set([
  'data',
  'result',
  'response',
  'payload',
  'body',
  'd',
  'embedded',
  'content',
  'results',
  'output',
]);
const singles = new Set([
  'data',
  'result',
  'response',
  'payload',
  'body',
  'd',
  'item',
  'record',
  'resource',
  'entity',
  'object',
]);
const never = new Set([
  'errors',
  'error',
  'warnings',
  'links',
  'link',
  'included',
  'facets',
  'aggregations',
  'messages',
  'meta',
  'metadata',
  'fields',
  'schema',
  'columns',
  'sort',
  'filters',
]);

/** The list of records in a body, or null when there is none. `noun` is the path's word for them. */
export function manyIn(schemas: Schemas, body: unknown, noun: string): Records | null {
  const shape = schemas.shape(body);
  if (shape.type === 'array')
    return isRecord(schemas.shape(shape.items)) ? made(schemas, '', shape.items, true) : null;
  const candidates = candidatesIn(schemas, shape, { prefix: '', noun, depth: 0 });
  // A record may hold lists of its own: with an id beside it, only a list at the top that is named as one counts.
  const best = candidates
    .filter((one) => !hasId(shape) || (one.score >= 6 && !one.path.includes('.')))
    .toSorted((a, b) => b.score - a.score)[0];
  if (best === undefined) return null;
  return made(schemas, best.path, best.items, true);
}

interface Candidate {
  readonly path: string;
  readonly items: unknown;
  readonly score: number;
}

function candidatesIn(
  schemas: Schemas,
  shape: Shape,
  at: { readonly prefix: string; readonly noun: string; readonly depth: number },
): readonly Candidate[] {
  const found: Candidate[] = [];
  let arrays = 0;
  for (const [name, schema] of shape.properties) {
    const key = bare(name);
    const named = sameNoun(name, at.noun);
    if (never.has(key) && !named) continue;
    const inner = schemas.shape(schema);
    if (inner.type === 'array') {
      if (!isRecord(schemas.shape(inner.items))) continue;
      arrays += 1;
      found.push({
        path: at.prefix + name,
        items: inner.items,
        score: (named ? 10 : lists.has(key) ? 6 : 2) - at.depth,
      });
    } else if (at.depth < 1 && inner.properties.size > 0 && (wrappers.has(key) || named) && !hasId(inner)) {
      found.push(
        ...candidatesIn(schemas, inner, {
          prefix: `${at.prefix}${name}.`,
          noun: at.noun,
          depth: at.depth + 1,
        }),
      );
    }
  }
  return arrays === 1 ? found.map((one) => ({ ...one, score: one.score + 2 })) : found;
}

/** The one record in a body: the body itself, or what its wrapper holds. Null when the body is no object. */
export function oneIn(schemas: Schemas, body: unknown, noun: string): Records | null {
  let schema = body;
  let path = '';
  for (let hops = 0; hops < 3; hops += 1) {
    const shape = schemas.shape(schema);
    if (shape.properties.size === 0)
      return hops === 0 && shape.type === 'object'
        ? made(schemas, path, schema, false)
        : hops === 0
          ? null
          : made(schemas, path, schema, false);
    const inner = wrapped(schemas, shape, noun);
    if (inner === null) break;
    path = path === '' ? inner : `${path}.${inner}`;
    schema = shape.properties.get(inner);
  }
  return made(schemas, path, schema, false);
}

function wrapped(schemas: Schemas, shape: Shape, noun: string): string | null {
  if (hasId(shape)) return null;
  const holders = [...shape.properties].filter(([, schema]) => schemas.shape(schema).properties.size > 0);
  const named = holders.find(([name]) => sameNoun(name, noun));
  if (named !== undefined) return shape.properties.size <= 6 ? named[0] : null;
  const plain = holders.filter(([name]) => singles.has(bare(name)));
  if (plain.length === 1 && shape.properties.size <= 6) return plain[0]?.[0] ?? null;
  return holders.length === 1 && shape.properties.size === 1 ? (holders[0]?.[0] ?? null) : null;
}

/** The record of a request body, unwrapped: a single one, or the element of a list where the body is a list of records. */
export function recordIn(schemas: Schemas, body: unknown, noun: string): Records | null {
  const shape = schemas.shape(body);
  const only = shape.properties.size === 1 ? [...shape.properties][0] : undefined;
  if (
    shape.type === 'array' ||
    (only !== undefined &&
      schemas.shape(only[1]).type === 'array' &&
      (sameNoun(only[0], noun) || lists.has(bare(only[0]))))
  ) {
    return manyIn(schemas, body, noun);
  }
  return oneIn(schemas, body, noun);
}

function made(schemas: Schemas, path: string, item: unknown, many: boolean): Records {
  return { path, many, item, name: schemas.shape(item).names.at(-1) ?? null };
}

function isRecord(shape: Shape): boolean {
  return (
    shape.properties.size > 0 ||
    shape.open ||
    (shape.type === 'object' && shape.properties.size === 0) ||
    shape.expands.length > 0
  );
}

function hasId(shape: Shape): boolean {
  return (
    shape.properties.has('id') ||
    shape.properties.has('uuid') ||
    shape.properties.has('sid') ||
    shape.properties.has('Id')
  );
}

function sameNoun(name: string, noun: string): boolean {
  if (noun === '') return false;
  const a = singular(name);
  const b = singular(noun);
  return a === b || bare(a) === bare(b) || a.endsWith(`_${b}`) || (a.length > 3 && b.endsWith(`_${a}`));
}
