// How a list is read page by page: worked out from the names of parameters and of what the answer holds. A name counts only with
// its company (a "start" that is a date is no offset), and a list that shows no sign of paging at all is said to have none.
import type { Pagination } from '../../catalog/profile.ts';
import { bare } from '../words.ts';
import type { Call } from './calls.ts';
import { largestInWords } from './figures.ts';
import {
  cursorEnding,
  cursorNames,
  isDate,
  type Knob,
  knobsOf,
  offsetNames,
  pageNames,
  pick,
  sizeNames,
} from './knobs.ts';
import type { Schemas } from './schema.ts';
import { type Signs, signsOf } from './signs.ts';
import { countTold, cursorTold, sizeTold } from './wording.ts';

/** Paging of one list or search, or null when the document does not show enough to tell. */
export function paginationOf(call: Call, schemas: Schemas): Pagination | null {
  const knobs = knobsOf(call, schemas);
  const signs = signsOf(call, schemas);
  const size = sizeIn(knobs);
  const made = (style: Pagination['style'], knob: Knob | null, nextTokenPath: string | null): Pagination =>
    pagesBy({ style, knob, nextTokenPath }, size ?? sizeTold(knobs, knob));
  const page = pageIn(knobs);
  const offset = offsetIn(knobs);
  const counted = page !== null || offset !== null;
  const older = counted || signs.url !== null ? null : olderRecord(knobs, size !== null);
  const cursor =
    cursorOf(counted ? knobs.filter((one) => !one.header) : knobs, signs) ??
    (counted ? null : (sinceRecord(knobs, size !== null) ?? older));
  // OData hands out the address of the next page itself; a caller who skips on his own loses records that move meanwhile.
  if (cursor === null && /(^|\.)(@odata\.nextLink|odata\.nextLink|__next)$/.test(signs.url ?? ''))
    return made('link', null, signs.url);
  if (cursor !== null && !(signs.token === null && signs.url !== null && page !== null)) {
    return made('cursor', cursor, signs.token ?? lastRecord(cursor, signs) ?? signs.url);
  }
  const pageToken =
    page !== null && !numeric(page) && (signs.token !== null || /cursor|token/i.test(page.text));
  if (pageToken) return made('cursor', page, signs.token ?? signs.url);
  if (page !== null && !(signs.url !== null && cursor !== null)) return made('page', page, null);
  if (offset !== null) return made('offset', offset, null);
  // The address of the next page is surer than what words say.
  const told = signs.url === null ? cursorTold(knobs, signs, size) : null;
  if (told !== null) return made('cursor', told.knob, signs.token ?? told.path ?? signs.url);
  if (signs.url !== null) return made('link', null, signs.url);
  if (signs.token !== null) return made('cursor', null, signs.token);
  const count = countTold(knobs, size);
  if (count !== null) return made(count.style, count.knob, null);
  const range = rangeOf(call, schemas);
  if (range !== null) return made('offset', range, null);
  if (
    size !== null ||
    signs.more ||
    signs.counted ||
    !signs.known ||
    /paginat|next page|page size|per page|cursor/i.test(call.text)
  )
    return null;
  return made('none', null, null);
}

function pagesBy(
  found: {
    readonly style: Pagination['style'];
    readonly knob: Knob | null;
    readonly nextTokenPath: string | null;
  },
  size: Knob | null,
): Pagination {
  const { style, knob, nextTokenPath } = found;
  const sized = style === 'none' ? null : size;
  return {
    style,
    requestParam: knob?.name ?? null,
    nextTokenPath,
    pageSizeParam: sized?.name ?? null,
    maxPageSize: sized === null ? null : largest(sized),
    maxResults: null,
    confidence:
      knob !== null && /pag(e|inat)|cursor|offset|skip|next|more results|starting/i.test(knob.text)
        ? 'documented'
        : 'inferred',
  };
}

function sizeIn(knobs: readonly Knob[]): Knob | null {
  return pick(
    knobs,
    sizeNames,
    (knob) =>
      knob.shape.type !== 'boolean' &&
      (knob.shape.type !== 'string' ||
        /limit|size|perpage|^max(results|items|records)$/.test(knob.key) ||
        /number of|how many|maximum/i.test(knob.text)),
  );
}

function pageIn(knobs: readonly Knob[]): Knob | null {
  return pick(knobs, pageNames, (knob) => knob.shape.type !== 'object' && knob.shape.type !== 'boolean');
}

function offsetIn(knobs: readonly Knob[]): Knob | null {
  return pick(
    knobs,
    offsetNames,
    (knob) =>
      !isDate(knob) &&
      !isToken(knob) &&
      (!/^(page)?(from|start)$/.test(knob.key) ||
        knob.shape.type === 'integer' ||
        knob.shape.type === 'number' ||
        /zero-based|0-based|index|offset/i.test(knob.text)),
  );
}

/** Some vendors call the token of the next page an offset. */
function isToken(knob: Knob): boolean {
  return knob.shape.type === 'string' && /\b(token|cursor|opaque)\b/i.test(knob.text);
}

const weak = new Set([
  'after',
  'token',
  'next',
  'nextpage',
  'until',
  'continue',
  'sinceid',
  'lastid',
  'afterid',
  'marker',
  'startkey',
  'lastkey',
]);

/** The weak names (an `after` may be a date) need a token in the answer, a list that says it has more, or words about paging. */
function cursorOf(all: readonly Knob[], signs: Signs): Knob | null {
  const knobs = all.some(isOlder) ? all.filter((one) => !sinceId.test(one.key)) : all;
  const backed = (one: Knob): boolean =>
    !weak.has(one.key) ||
    ((signs.token !== null || signs.more || /\bpag(e|ing|inat)|cursor/i.test(one.text)) &&
      (!isDate(one) || signs.token !== null));
  const named = pick(knobs, cursorNames, (one) => one.shape.type !== 'boolean' && backed(one));
  return (
    named ??
    knobs.find(
      (one) =>
        cursorEnding.test(one.key) &&
        one.shape.type !== 'boolean' &&
        !/before|previous|end(ing)?/.test(one.key),
    ) ??
    pick(knobs, offsetNames, isToken)
  );
}

const sinceId = /^(sinceid|afterid|lastid|lastseenid|idafter|idgt)$/;

/** "Only records after this id", with a page size beside it: the last record read is the cursor although the answer shows nothing. */
function sinceRecord(knobs: readonly Knob[], sized: boolean): Knob | null {
  if (!sized || knobs.some(isOlder)) return null;
  return (
    knobs.find(
      (one) =>
        sinceId.test(one.key) && /\b(after|since|greater|larger|follow\w*|higher|beyond)\b/i.test(one.text),
    ) ?? null
  );
}

function isOlder(one: Knob): boolean {
  return /^(max|until|before|upto)id$/.test(one.key);
}

/** Where an upper id can be given, the newest come first, and the way back is by that one: the id of the last record read. */
function olderRecord(knobs: readonly Knob[], sized: boolean): Knob | null {
  return sized ? (knobs.find(isOlder) ?? null) : null;
}

/** HTTP's own ranges, used on a list and not on a file's bytes: `Range: items=0-24`, answered with `Content-Range`. */
function rangeOf(call: Call, schemas: Schemas): Knob | null {
  const answered = call.success?.headers.some((name) => bare(name) === 'contentrange') === true;
  const asked = call.parameters.find((one) => one.in === 'header' && bare(one.name) === 'range');
  return !answered || asked === undefined || /byte/i.test(asked.description)
    ? null
    : {
        name: asked.name,
        key: 'range',
        shape: schemas.shape(asked.schema),
        text: asked.description,
        header: true,
      };
}

function lastRecord(cursor: Knob, signs: Signs): string | null {
  if (signs.records === null) return null;
  const told = signs.more || sinceId.test(cursor.key);
  const after = /^(startingafter|startafter|after|sinceid|lastid|lastseenid|afterid|idafter|idgt)/;
  return isOlder(cursor) || (told && after.test(cursor.key)) ? `${signs.records}[-1].id` : null;
}

function numeric(one: Knob): boolean {
  return (
    one.shape.type === 'integer' ||
    one.shape.type === 'number' ||
    (one.shape.type !== 'object' && /number|index|integer|zero-based|0-based|position|offset/i.test(one.text))
  );
}

/** The largest page: the schema's maximum, or a figure that the words give as one. */
function largest(knobAsked: Knob): number | null {
  if (knobAsked.shape.maximum !== null && knobAsked.shape.maximum >= 1 && knobAsked.shape.maximum < 1_000_000)
    return Math.floor(knobAsked.shape.maximum);
  return largestInWords(knobAsked.text);
}
