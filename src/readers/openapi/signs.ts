// What an answer shows of paging: where the token or the address of the next page lies, whether it says that there is more,
// and where the records are. Names only; which style of paging they make is decided in pagination.ts.
import { bare } from '../words.ts';
import type { Call } from './calls.ts';
import type { Schemas, Shape } from './schema.ts';

/**
 * What the answer shows: dotted paths of a token or address of the next page, "has more", and where the records are ("" for a bare
 * list). `counted`: it tells which page it is. `answered` are the paths of its plain values by bare name.
 */
export interface Signs {
  readonly token: string | null;
  readonly url: string | null;
  readonly more: boolean;
  readonly records: string | null;
  readonly counted: boolean;
  readonly answered: ReadonlyMap<string, string>;
  readonly known: boolean;
}

const tokenNames =
  /^(next(page)?(cursor|token|key|marker|offset|start)|cursornext|endcursor|aftercursor|cursorafter|continuation(token)?|scrollid|iterator|bookmark|marker|nextstart(after)?|lastkey|lastevaluatedkey|nextiterator|paginationtoken|pagetoken|searchafter|lasthistoryitemid)$/;
const headerTokens =
  /^(x|xms)?((pagination|paging|list)?(next(page)?(cursor|token|key|marker)|continuation(token)?|cursor|pagetoken)|scrollid)$/;
const urlNames = /^(next(page)?(url|uri|link|href)|nextpage|odatanextlink|afterurl|nexthref|nextrecordsurl)$/;
const countNames =
  /^(page(s|no|num|number|index|count|size|total)?|(current|last|total|num)pages?|perpage|(items|results|records)perpage|offset|startindex)$/;
const holders =
  /^(paging|pagination|page|pages|pageinfo|pagedetails|nextpage|meta|metadata|cursors?|links?|next|responsemetadata|payload|data|result|response|info|d)$/;

/** The signs of one call's success answer and its headers. */
export function signsOf(call: Call, schemas: Schemas): Signs {
  const found = {
    token: null as string | null,
    url: null as string | null,
    more: false,
    records: null as string | null,
    counted: false,
  };
  const answered = new Map<string, string>();
  const visit = (schema: unknown, prefix: readonly string[]): void => {
    for (const [name, inner] of schemas.shape(schema).properties) {
      const shape = schemas.shape(inner);
      const path = [...prefix, name];
      const kind = signOf(path, shape);
      if (kind === 'token') found.token ??= path.join('.');
      else if (kind === 'url') found.url ??= path.join('.');
      else if (kind === 'more') found.more = true;
      else if (shape.type === 'array' && prefix.length === 0) found.records ??= name;
      if (isPlain(shape)) {
        const key = bare(name);
        if (!answered.has(key)) answered.set(key, path.join('.'));
        if (shape.type !== 'string' && countNames.test(key)) found.counted = true;
      }
      if (shape.properties.size > 0 && path.length < 4 && holders.test(bare(name))) visit(inner, path);
    }
  };
  visit(call.success?.schema, []);
  const header = call.success?.headers.find((name) => headerTokens.test(bare(name)));
  if (header !== undefined) found.token ??= `header ${header}`;
  if (call.success?.headers.some((name) => bare(name) === 'link') === true)
    found.url ??= 'Link header, rel="next"';
  const body = schemas.shape(call.success?.schema);
  if (body.type === 'array') found.records = '';
  return { ...found, answered, known: body.type === 'array' || body.properties.size > 0 };
}

function isPlain(shape: Shape): boolean {
  return (
    shape.type !== 'object' &&
    shape.type !== 'array' &&
    shape.type !== 'boolean' &&
    shape.properties.size === 0
  );
}

function signOf(path: readonly string[], shape: Shape): 'token' | 'url' | 'more' | null {
  const key = bare(path.at(-1) ?? '');
  const parent = bare(path.at(-2) ?? '');
  if (
    /^(hasmore|more|hasnext|hasnextpage|moreitemsincollection|morerecords|hasmorerecords|truncated|istruncated)$/.test(
      key,
    )
  )
    return shape.type === 'boolean' || shape.type === 'unknown' ? 'more' : null;
  if (shape.type === 'object' || shape.type === 'array' || shape.properties.size > 0) return null;
  if (tokenNames.test(key) && shape.type !== 'boolean') return 'token';
  const address = shape.format === 'uri' || /\b(url|uri|link|href)\b/i.test(shape.description);
  if (urlNames.test(key))
    return key === 'nextpage' && shape.type === 'integer'
      ? null
      : key === 'nextpage' && /token|cursor/i.test(shape.description)
        ? 'token'
        : 'url';
  if (key === 'href' && parent === 'next') return 'url';
  if (key === 'link' && parent === 'next') return null;
  if (key === 'after' && /^(next|cursors?|paging|pagination|page|meta|pages)$/.test(parent)) return 'token';
  if (/^start(ing)?after$/.test(key) && /^(next|cursors?|paging|pagination|pages)$/.test(parent))
    return 'token';
  if (key === 'offset' && parent === 'nextpage') return 'token';
  if (
    key === 'cursor' &&
    (parent === '' || /^(meta|paging|pagination|page|next|data|payload|result)$/.test(parent))
  )
    return 'token';
  if (key !== 'next') return null;
  if (/^(links?|d)$/.test(parent) || address || parent === '')
    return parent === '' && /cursor|token/i.test(shape.description) ? 'token' : 'url';
  return holders.test(parent) ? 'token' : null;
}
