// How a list is read page by page: worked out from the names of parameters and of what the answer holds. A name counts only with
// its company (a "start" that is a date is no offset), and a list that shows no sign of paging at all is said to have none.
import type { Pagination } from '../../catalog/profile.ts';
import { bare } from '../words.ts';
import type { Call, Parameter } from './calls.ts';
import { largestInWords } from './figures.ts';
import type { Schemas, Shape } from './schema.ts';
import { type Signs, signsOf } from './signs.ts';

/** A parameter or body property that could steer paging. */
interface Knob {
  readonly name: string;
  readonly key: string;
  readonly shape: Shape;
  readonly text: string;
  readonly header: boolean;
}

const cursorNames = [
  'cursor',
  'pageafter',
  'pagecursor',
  'startingafter',
  'after',
  'pagetoken',
  'nexttoken',
  'continuationtoken',
  'nextpagetoken',
  'nextcursor',
  'paginationtoken',
  'paginationcursor',
  'startcursor',
  'startafter',
  'marker',
  'bookmark',
  'iterator',
  'scrollid',
  'aftercursor',
  'fromcursor',
  'startkey',
  'exclusivestartkey',
  'continuation',
  'continue',
  'nextmarker',
  'lastkey',
  'sinceid',
  'lastid',
  'afterid',
  'pageinfo',
  'pagestate',
  'token',
  'nextpage',
  'next',
  'until',
];
const cursorEnding = /(cursor|pagetoken|nexttoken|continuationtoken)$|^startafter|^startingafter|^skiptoken$/;
const offsetNames = [
  'offset',
  'skip',
  'startat',
  'startposition',
  'startindex',
  'pageoffset',
  'startrow',
  'firstresult',
  'firstrecord',
  'start',
  'from',
];
const pageNames = ['page', 'pagenumber', 'pageno', 'pageindex', 'currentpage', 'pagenum', 'pg', 'p'];
const sizeNames = [
  'limit',
  'perpage',
  'pagesize',
  'pagelimit',
  'size',
  'maxresults',
  'top',
  'maxpagesize',
  'resultsperpage',
  'maxresultsperpage',
  'itemsperpage',
  'recordsperpage',
  'hitsperpage',
  'maxitems',
  'take',
  'rows',
  'numresults',
  'pagecount',
  'limitperpage',
  'entriesperpage',
  'first',
  'count',
  'max',
  'num',
];
const dateLike = /date|time|timestamp|\biso\b|since when/i;

/** Paging of one list or search, or null when the document does not show enough to tell. */
export function paginationOf(call: Call, schemas: Schemas): Pagination | null {
  const knobs = knobsOf(call, schemas);
  const signs = signsOf(call, schemas);
  const size = pick(
    knobs,
    sizeNames,
    (knob) =>
      knob.shape.type !== 'boolean' &&
      (knob.shape.type !== 'string' ||
        /limit|size|perpage/.test(knob.key) ||
        /number of|how many|maximum/i.test(knob.text)),
  );
  const made = (style: Pagination['style'], knob: Knob | null, nextTokenPath: string | null): Pagination => ({
    style,
    requestParam: knob?.name ?? null,
    nextTokenPath,
    pageSizeParam: size?.name ?? null,
    maxPageSize: size === null ? null : largest(size),
    maxResults: null,
    confidence:
      knob !== null && /pag(e|inat)|cursor|offset|skip|next|more results|starting/i.test(knob.text)
        ? 'documented'
        : 'inferred',
  });
  const page = pageIn(knobs);
  const offset = offsetIn(knobs);
  const counted = page !== null || offset !== null;
  const cursor =
    cursorOf(counted ? knobs.filter((one) => !one.header) : knobs, signs) ??
    (counted ? null : sinceRecord(knobs, size !== null));
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
  if (signs.url !== null) return made('link', null, signs.url);
  if (signs.token !== null) return made('cursor', null, signs.token);
  const range = rangeOf(call, schemas);
  if (range !== null) return made('offset', range, null);
  if (
    size !== null ||
    signs.more ||
    !signs.known ||
    /paginat|next page|page size|per page|cursor/i.test(call.text)
  )
    return null;
  return made('none', null, null);
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
      (!/^(page)?(from|start)$/.test(knob.key) ||
        knob.shape.type === 'integer' ||
        knob.shape.type === 'number' ||
        /zero-based|0-based|index|offset/i.test(knob.text)),
  );
}

/** Query parameters; for a search by POST also the body's top level and its paging object. */
function knobsOf(call: Call, schemas: Schemas): readonly Knob[] {
  const query = call.parameters
    .filter((one) => one.in === 'query' || (one.in === 'header' && cursorEnding.test(bare(one.name))))
    .flatMap((one) => ofParameter(one, schemas).map((made) => ({ ...made, header: one.in === 'header' })));
  if (call.method !== 'POST' || call.body === null) return query;
  const body = schemas.shape(call.body.schema);
  const knobs = [...body.properties].flatMap(([name, schema]) => {
    const shape = schemas.shape(schema);
    const nested = /^(page|pagination|paging|options|cursor)$/i.test(name) ? [...shape.properties] : [];
    return nested.length === 0
      ? [knob(name, shape, shape.description)]
      : nested.map(([inner, part]) =>
          knob(`${name}.${inner}`, schemas.shape(part), schemas.shape(part).description),
        );
  });
  return [...query, ...knobs];
}

/** A parameter that is an object (`page[size]`, `page[after]`) is one knob for each of its properties. */
function ofParameter(parameter: Parameter, schemas: Schemas): readonly Knob[] {
  const shape = schemas.shape(parameter.schema);
  const text = `${parameter.description} ${shape.description}`;
  if (!/^(page|pagination|paging|pageable)$/i.test(parameter.name) || shape.properties.size === 0)
    return [knob(parameter.name, shape, text)];
  // Spring's `pageable` is sent as the parameters it holds.
  const plain = /^pageable$/i.test(parameter.name);
  return [...shape.properties].map(([name, schema]) =>
    knob(
      plain ? name : `${parameter.name}[${name}]`,
      schemas.shape(schema),
      schemas.shape(schema).description,
    ),
  );
}

function knob(name: string, shape: Shape, text: string): Knob {
  return { name, key: bare(name), shape, text, header: false };
}

function pick(knobs: readonly Knob[], names: readonly string[], fits: (knob: Knob) => boolean): Knob | null {
  for (const name of names) {
    const found = knobs.find(
      (one) =>
        (one.key === name ||
          one.key === `page${name}` ||
          one.key === `pagination${name}` ||
          one.key === `paging${name}`) &&
        fits(one),
    );
    if (found !== undefined) return found;
  }
  return null;
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
function cursorOf(knobs: readonly Knob[], signs: Signs): Knob | null {
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
    null
  );
}

/** "Only records after this id", with a page size beside it: the last record read is the cursor although the answer shows nothing. */
function sinceRecord(knobs: readonly Knob[], sized: boolean): Knob | null {
  // Where an upper id can be given too, the newest come first, and the way back is by that one.
  if (!sized || knobs.some((one) => /^(max|until|before|upto)id$/.test(one.key))) return null;
  return (
    knobs.find(
      (one) =>
        /^(sinceid|afterid|lastid|idafter|idgt)$/.test(one.key) &&
        /\b(after|since|greater|larger|follow\w*|higher|beyond)\b/i.test(one.text),
    ) ?? null
  );
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
  const told = signs.more || /^(sinceid|afterid|lastid|idafter|idgt)$/.test(cursor.key);
  return told &&
    /^(startingafter|startafter|after|sinceid|lastid|afterid|idafter|idgt)/.test(cursor.key) &&
    signs.records !== null
    ? `${signs.records}[-1].id`
    : null;
}

function isDate(one: Knob): boolean {
  return (
    (one.shape.format ?? '').startsWith('date') ||
    (one.shape.type === 'string' && dateLike.test(one.text) && !/cursor|pag(e|inat)/i.test(one.text))
  );
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
