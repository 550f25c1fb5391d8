// One call as an operation of a resource: what kind it is, from its place, its method and its own words; and what the document
// says of its scopes, idempotency, batch size and errors. Paging and filters are added by pagination.ts and incremental.ts.
import type { Field, Operation, OperationKind, Pagination } from '../../catalog/profile.ts';
import { type Duration, duration } from '../../measure/duration.ts';
import { bare, isPlural, snake } from '../words.ts';
import { scopesOf } from './auth.ts';
import type { Api, Call } from './calls.ts';
import { manyIn } from './envelope.ts';
import { incrementalOf } from './incremental.ts';
import { largestInWords } from './figures.ts';
import { paginationOf } from './pagination.ts';
import type { Verb } from './paths.ts';
import type { Place } from './places.ts';
import type { Schemas } from './schema.ts';

/** Methods that exist on the item's path beside the one in question: a POST to an item is an update only where no PUT or PATCH is. */
export interface Beside {
  readonly methods: ReadonlySet<string>;
}

export interface Kind {
  readonly kind: OperationKind;
  readonly batchOf: string | null;
}

const of = (kind: OperationKind, batchOf: string | null = null): Kind => ({ kind, batchOf });

/** What the call does to the resource. `beside` are the methods on the very same path. */
export function kindOf(place: Place, schemas: Schemas, beside: Beside): Kind {
  if (place.verb !== null) return fromVerb(place, place.verb, schemas);
  const words = snake(`${place.call.operationId ?? ''} ${place.call.text.split('\n')[0] ?? ''}`);
  if (place.on === 'collection') return onCollection(place, words, schemas);
  switch (place.call.method) {
    case 'GET':
      return of('get');
    case 'DELETE':
      return of('delete');
    case 'PATCH':
      return of('update');
    case 'PUT':
      if (
        saysUpsert(words) ||
        (!beside.methods.has('PATCH') &&
          /(^|_)(create|associate|add|attach|assign)(_|$)/.test(snake(place.call.text.split('\n')[0] ?? '')))
      )
        return of('upsert');
      return of(beside.methods.has('PATCH') || /(^|_)(replace|overwrite)/.test(words) ? 'replace' : 'update');
    default:
      if (place.on === 'single')
        return of(
          beside.methods.has('GET')
            ? 'update'
            : /(^|_)(search|query|find)(_|$)/.test(words)
              ? 'search'
              : 'create',
        );
      return of(
        beside.methods.has('PUT') || beside.methods.has('PATCH')
          ? 'other'
          : saysUpsert(words)
            ? 'upsert'
            : /(^|_)create(_|$)/.test(words) && !/updat/.test(words) && !beside.methods.has('GET')
              ? 'create'
              : 'update',
      );
  }
}

function onCollection(place: Place, words: string, schemas: Schemas): Kind {
  const bulk = bodyIsList(place.call, schemas);
  switch (place.call.method) {
    case 'GET':
      return of(readsMany(place, schemas) ? 'list' : 'get');
    case 'POST':
      if (saysUpsert(words)) return bulk ? of('batch', 'upsert') : of('upsert');
      if (
        /(^|_)(search|query|list|find|filter|get)(_|$)/.test(snake(place.call.operationId ?? '')) &&
        !/(^|_)(create|add|post|insert|save)(_|$)/.test(words)
      )
        return of('search');
      if (!bulk && asksForPage(place, schemas)) return of('search');
      return bulk ? of('batch', 'create') : of('create');
    case 'PUT':
      return saysUpsert(words)
        ? bulk
          ? of('batch', 'upsert')
          : of('upsert')
        : bulk
          ? of('batch', /creat/.test(words) ? 'create' : 'update')
          : of(/(^|_)(create|add)(_|$)/.test(words) ? 'create' : 'update');
    case 'PATCH':
      return saysUpsert(words) ? of('upsert') : bulk ? of('batch', 'update') : of('update');
    case 'DELETE':
      return place.call.parameters.some((one) => one.in === 'query' && /ids?$/i.test(one.name)) || bulk
        ? of('batch', 'delete')
        : of('delete');
    default:
      return of('other');
  }
}

/** A collection is listed unless it answers with one plain record under a word in the singular, or under no word at all. */
function readsMany(place: Place, schemas: Schemas): boolean {
  const { call, noun } = place;
  const schema = call.success?.schema ?? null;
  if (isPlural(noun) || manyIn(schemas, schema, noun) !== null) return true;
  return (
    !schemas.shape(schema).properties.has('id') && (mayHoldMany(schemas, schema, 3) || isPaged(call, schemas))
  );
}

/** Whether a list lies somewhere in the answer, or may lie where the document says nothing. */
function mayHoldMany(schemas: Schemas, schema: unknown, depth: number): boolean {
  const shape = schemas.shape(schema);
  if (shape.properties.size === 0)
    return shape.type === 'array' || shape.type === 'object' || (depth === 3 && shape.type === 'unknown');
  return (
    shape.open ||
    (depth > 0 && [...shape.properties.values()].some((inner) => mayHoldMany(schemas, inner, depth - 1)))
  );
}

function isPaged(call: Call, schemas: Schemas): boolean {
  const found = paginationOf(call, schemas);
  return found !== null && found.style !== 'none';
}

/** A POST whose body takes a page's place and size and that answers with a list of records reads them, whatever it is called. */
function asksForPage(place: Place, schemas: Schemas): boolean {
  const { call } = place;
  if (manyIn(schemas, call.success?.schema ?? null, place.noun) === null) return false;
  const found = paginationOf(call, schemas);
  const asked = found === null ? [] : [found.requestParam, found.pageSizeParam];
  return (
    asked.length > 0 &&
    asked.every((name) => name !== null && !call.parameters.some((one) => one.name === name)) &&
    !/(^|_)(create|add|insert|save|new)(_|$)/.test(snake(call.operationId ?? ''))
  );
}

function saysUpsert(words: string): boolean {
  return /upsert|create_?(or|and)_?(update|replace)|(add|insert)_or_update|update_?or_?create|createorupdate/.test(
    words,
  );
}

function fromVerb(place: Place, verb: Verb, schemas: Schemas): Kind {
  const { call } = place;
  switch (verb) {
    case 'list':
      return of(call.method === 'GET' || call.method === 'POST' ? 'list' : 'other');
    case 'get':
      return call.method === 'DELETE' ? of('delete') : of('get');
    case 'search':
      return of(call.method === 'DELETE' ? 'other' : 'search');
    case 'create':
    case 'update':
    case 'replace':
    case 'upsert':
    case 'delete':
      return bodyIsList(call, schemas) ? of('batch', verb) : of(verb);
    case 'batch':
      return of('batch', byMethod(call.method));
    case 'batch create':
      return of('batch', 'create');
    case 'batch read':
      return of('batch', 'read');
    case 'batch update':
      return of('batch', 'update');
    case 'batch delete':
      return of('batch', 'delete');
    case 'batch upsert':
      return of('batch', 'upsert');
    case 'batch archive':
      return of('batch', 'archive');
    case 'batch other':
      return of('batch');
    case 'other': {
      const seesRecords =
        call.method === 'GET' &&
        place.on === 'collection' &&
        manyIn(schemas, call.success?.schema, place.noun) !== null;
      return seesRecords ? of('list') : of('other');
    }
    default: {
      const missed: never = verb;
      return missed;
    }
  }
}

function byMethod(method: string): string | null {
  switch (method) {
    case 'GET':
      return 'read';
    case 'POST':
      return 'create';
    case 'DELETE':
      return 'delete';
    default:
      return 'update';
  }
}

/** A body that is a list, or an object whose only required content is a list of records. */
function bodyIsList(call: Call, schemas: Schemas): boolean {
  return (
    call.body !== null &&
    schemas.shape(call.body.schema).type === 'array' &&
    schemas.shape(schemas.shape(call.body.schema).items).type !== 'string'
  );
}

/** Everything of the operation but its kind. `fields` are the record's, so that a filter can be joined to the field it compares. */
export function operationOf(
  api: Api,
  schemas: Schemas,
  at: { readonly place: Place; readonly kind: Kind; readonly fields: readonly Field[] },
): Operation {
  const { place, kind } = at;
  const { call } = place;
  const listing = kind.kind === 'list' || kind.kind === 'search';
  const header = call.parameters.find((one) => one.in === 'header' && /idempoten/i.test(one.name));
  return {
    kind: kind.kind,
    method: call.method,
    path: call.path,
    operationId: call.operationId,
    scopes: scopesOf(api, call),
    batchOf: kind.batchOf,
    batchSize: kind.kind === 'batch' ? batchSize(call, schemas) : null,
    pagination: pagesOf(place, schemas, listing),
    incremental: listing ? incrementalOf(call, schemas, at.fields) : null,
    idempotency:
      header === undefined ? null : { header: header.name, retention: retentionIn(header.description) },
    requestType: call.body?.mediaType || null,
    errors: [
      ...new Set(
        call.answers
          .map((one) => one.status)
          .filter((status) => /^[45]\d\d$/.test(status))
          .map(Number),
      ),
    ].toSorted((a, b) => a - b),
    deprecated: call.deprecated,
  };
}

/** A GET that is no plain list (members of a channel, say) may be paged all the same; that it is not paged says nothing of an item. */
function pagesOf(place: Place, schemas: Schemas, listing: boolean): Pagination | null {
  const { call } = place;
  const found = listing || call.method === 'GET' ? paginationOf(call, schemas) : null;
  if (listing || found === null) return found;
  const whole = found.style === 'none' && place.on === 'collection' && place.verb === null;
  return whole || (found.style !== 'none' && found.requestParam !== null) ? found : null;
}

/** "kept for 48 hours", "expires after 7 days" in the header's own description. */
function retentionIn(text: string): Duration | null {
  const found =
    /\b(?:kept|keep|retained|stored|remembered|valid|expires?|lasts?)\b[^.]{0,40}?\b(\d{1,6})[ -](hour|day|minute)s?\b/i.exec(
      text,
    );
  if (found === null) return null;
  const unit = found[2]?.toLowerCase() === 'day' ? 86_400 : found[2]?.toLowerCase() === 'hour' ? 3600 : 60;
  return duration(Number(found[1]) * unit);
}

function batchSize(call: Call, schemas: Schemas): number | null {
  const body = schemas.shape(call.body?.schema);
  const arrays =
    body.type === 'array'
      ? [body]
      : [...body.properties.values()]
          .map((schema) => schemas.shape(schema))
          .filter((shape) => shape.type === 'array');
  const stated = arrays.find((shape) => shape.maxItems !== null)?.maxItems ?? null;
  if (stated !== null) return stated;
  const ids = call.parameters.find((one) => /^ids?$/.test(bare(one.name)))?.description ?? '';
  return (
    largestInWords([...arrays.map((shape) => shape.description), ids].join('\n')) ?? wordedBatch(call.text)
  );
}

/** "up to 100 tickets" in a batch's own description; other figures there may mean anything. */
function wordedBatch(text: string): number | null {
  const found = /\b(?:up to|at most|maximum of|limit of|max(?:imum)?) (\d[\d,]{0,12}) [a-z]/i.exec(text)?.[1];
  const value = found === undefined ? 0 : Number(found.replaceAll(',', ''));
  return value >= 2 && value <= 100_000 ? value : null;
}
