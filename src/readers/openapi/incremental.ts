// How to ask for changed records only: a filter parameter that compares a time, and the field of the record that it compares.
// Worked out from names; a filter on creation counts only where none on change exists.
import type { Field, Incremental } from '../../catalog/profile.ts';
import { bare, snake } from '../words.ts';
import type { Call } from './calls.ts';
import type { Schemas } from './schema.ts';

const changedWords = /(updat|modif|chang|edited|touched)/;
const createdWords =
  /(creat|insert|added|occurr|issued|posted|transaction|receiv|booked|recorded|submitted|logged|registered)/;
const lowerBound = /(since|after|from|begin|start|min|gte?|gt|greater|newer|floor)/;
const upperBound = /(before|until|max|lte?|lt|less|older|end|to$)/;
const generic = new Set([
  'since',
  'starttime',
  'startdate',
  'startingtime',
  'begintime',
  'begindate',
  'fromdate',
  'datefrom',
  'datestart',
  'startat',
  'timestart',
  'from',
  'starting',
  'fromtime',
  'startdatetime',
  'mindate',
  'sincedate',
  'sincetime',
]);

interface Found {
  readonly param: string;
  readonly rank: number;
  /** What the filter's own name says of the field, without the bound: "updated_after" → "updated". */
  readonly stem: string;
  readonly text: string;
}

/** The filter of one list, or null. `fields` are the record's fields, to find which one the filter compares. */
export function incrementalOf(call: Call, schemas: Schemas, fields: readonly Field[]): Incremental | null {
  const found = candidates(call, schemas).toSorted((a, b) => a.rank - b.rank)[0];
  if (found === undefined) return byExpression(call, fields);
  const field = comparedField(found, fields);
  return field === null
    ? null
    : { param: found.param, field, resolution: null, lag: null, confidence: 'inferred' };
}

/** A parameter that takes a condition in words: OData's `$filter` over any field, or a `filter` whose description compares a change field. */
function byExpression(call: Call, fields: readonly Field[]): Incremental | null {
  const field = changeField(fields);
  const parameter = call.parameters.find(
    (one) =>
      one.in === 'query' &&
      (one.name === '$filter' ||
        (/^(filter|query|q|where)$/.test(bare(one.name)) &&
          field !== null &&
          new RegExp(
            `\\b${lastSegment(field)}\\b["'\`)\\]]*\\s*(>=?|gte?\\b|ge\\b|:>|=gt=|=ge=|\\[gte?\\])`,
            'i',
          ).test(one.description))),
  );
  if (parameter === undefined || field === null) return null;
  const sign = parameter.name === '$filter' ? 'ge' : '>=';
  return {
    param: `${parameter.name} (${sign === 'ge' ? field.replaceAll('.', '/') : field} ${sign} …)`,
    field,
    resolution: null,
    lag: null,
    confidence: 'inferred',
  };
}

/** Letters, digits and underscores only, so that it can stand in a pattern. */
function lastSegment(field: string): string {
  return (field.split('.').pop() ?? '').replace(/\W/g, '.');
}

function candidates(call: Call, schemas: Schemas): readonly Found[] {
  const inBody =
    call.method === 'POST' && call.body !== null ? [...schemas.shape(call.body.schema).properties] : [];
  const body = inBody.map(([name, schema]) => ({ name, in: 'query', schema, description: '' }));
  return [...call.parameters, ...body].flatMap((parameter): readonly Found[] => {
    if (parameter.in === 'header')
      return bare(parameter.name) === 'ifmodifiedsince'
        ? [{ param: parameter.name, rank: 1, stem: 'modified', text: '' }]
        : [];
    if (parameter.in !== 'query') return [];
    const shape = schemas.shape(parameter.schema);
    const bound =
      [...shape.properties.keys()].find((key) => /^(gte|gt|since|after|from|min|start)$/i.test(key)) ??
      rangeIn(call, parameter.name);
    const text = `${parameter.description} ${shape.description} ${/(incremental|delta|sync)/i.test(call.path) ? 'changed' : ''}`;
    const timely = /date|time/.test(shape.format ?? '') || /date|time|iso ?8601|rfc ?3339|epoch/i.test(text);
    const param = bound === undefined ? parameter.name : `${parameter.name}[${bound}]`;
    return named(parameter.name, param, timely || bound !== undefined).map((one) => ({ ...one, text }));
  });
}

/** Range objects are often written as `anyOf [object, integer]`, whose properties a shape does not list; the name then tells. */
function rangeIn(call: Call, name: string): string | undefined {
  const schema = call.parameters.find((one) => one.name === name)?.schema;
  const alternatives =
    typeof schema === 'object' && schema !== null && 'anyOf' in schema && Array.isArray(schema.anyOf)
      ? (schema.anyOf as readonly unknown[])
      : [];
  for (const one of alternatives) {
    const properties = typeof one === 'object' && one !== null && 'properties' in one ? one.properties : null;
    if (typeof properties === 'object' && properties !== null && Object.hasOwn(properties, 'gte'))
      return 'gte';
  }
  return undefined;
}

function named(name: string, param: string, timely: boolean): readonly Omit<Found, 'text'>[] {
  const words = snake(name);
  const key = bare(name);
  const ranged = param !== name;
  if (/^(sort|order|include|fields|expand|page|limit)/.test(key)) return [];
  if (/^lastmod$|^lastmodified$|^lastupdated$|^updated$|^modified$/.test(key) && (timely || ranged))
    return [{ param, rank: 2, stem: words }];
  const lower =
    ranged ||
    (lowerBound.test(words) &&
      !(upperBound.test(words.split('_').pop() ?? '') && !/after|since|min|gte?|from|start/.test(words)));
  if (changedWords.test(words) && lower) return [{ param, rank: ranged ? 2 : 0, stem: stemOf(words) }];
  if (createdWords.test(words) && lower && (timely || /date|time|_at|since|after/.test(words) || ranged))
    return [{ param, rank: ranged ? 5 : 4, stem: stemOf(words) }];
  if (generic.has(key) && timely) return [{ param, rank: key === 'since' ? 3 : 6, stem: '' }];
  return [];
}

function stemOf(words: string): string {
  return words
    .split('_')
    .filter(
      (word) =>
        !/^(since|after|from|begin|start|min|gte?|gt|filter|q|last|is|greater|than|or|equal|equals|to)$/.test(
          word,
        ),
    )
    .join('_');
}

/** The record's time field that the filter names; else its field for the last change, else for its creation. */
function comparedField(found: Found, fields: readonly Field[]): string | null {
  const times = fields.filter((field) => isTime(field) && isTop(field));
  const stem = bare(found.stem);
  // Where the record's fields are not listed at all, the filter's own word has to do.
  const unlisted = fields.length === 0 ? found.stem : null;
  const exact =
    times.find((field) => bare(field.path) === stem) ??
    (stem === '' ? undefined : times.find((field) => bare(lastName(field)).includes(stem)));
  if (exact !== undefined) return exact.path;
  if (createdWords.test(found.stem) && !changedWords.test(found.stem))
    return (
      times.find((field) => bare(field.path).includes(bare(found.stem).replace(/(at|on|date|time)$/, '')))
        ?.path ??
      times.find((field) => createdWords.test(bare(field.path)))?.path ??
      times.find((field) => /^(date|time|timestamp)$/.test(bare(field.path)))?.path ??
      unlisted
    );
  const creation = times.find((field) => /creat/.test(bare(lastName(field))));
  // A bare "since" or "start_time" is taken for the creation time unless something says change: missed updates are worse than a refused plan.
  if (found.stem === '' && creation !== undefined && !changedWords.test(found.text.toLowerCase()))
    return creation.path;
  const deep = fields.find((field) => isTime(field))?.path ?? null;
  return changeField(fields) ?? creation?.path ?? times[0]?.path ?? (found.stem === '' ? deep : unlisted);
}

/** The field that tells when a record last changed, or null. */
export function changeField(fields: readonly Field[]): string | null {
  const times = fields.filter(
    (field) =>
      isTime(field) &&
      changedWords.test(bare(lastName(field))) &&
      !/by(id|name)?$/.test(bare(field.path)) &&
      isTop(field),
  );
  const shallow = times.toSorted((a, b) => a.path.split('.').length - b.path.split('.').length);
  return (
    (
      shallow.find((field) =>
        /^(last)?(updat|modif|chang)|(updated|modified)(at|on|date|time)?$/.test(bare(lastName(field))),
      ) ?? shallow[0]
    )?.path ?? null
  );
}

/** The record's own fields, also where they lie in a usual inner object. */
function isTop(field: Field): boolean {
  return (
    !field.path.includes('[]') &&
    (!field.path.includes('.') ||
      /^(attributes|properties|fields|data|meta|metadata|system|audit|dates|timestamps)\.[^.]+$/i.test(
        field.path,
      ))
  );
}

function isTime(field: Field): boolean {
  if (/^date|time/.test(field.format ?? '')) return true;
  if (field.type === 'boolean' || field.type === 'array' || field.type === 'object') return false;
  return /(_at|_on|_date|_time|_utc|^created|^updated|^modified|date|timestamp|^last_?(modified|updated|changed))$/.test(
    snake(lastName(field)),
  );
}

function lastName(field: Field): string {
  return field.path.split('.').pop() ?? field.path;
}
