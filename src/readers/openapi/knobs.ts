// What a caller may turn to steer the paging of a list: its parameters, and in a search by POST the body's properties, each under the
// one form of its name that can be compared. Which of them pages, and how, is decided in pagination.ts.
import { bare } from '../words.ts';
import type { Call, Parameter } from './calls.ts';
import type { Schemas, Shape } from './schema.ts';

/** A parameter or body property that could steer paging. */
export interface Knob {
  readonly name: string;
  readonly key: string;
  readonly shape: Shape;
  readonly text: string;
  readonly header: boolean;
}

export const cursorNames: readonly string[] = [
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
export const cursorEnding: RegExp =
  /(cursor|pagetoken|nexttoken|continuationtoken)$|^startafter|^startingafter|^skiptoken$/;
export const offsetNames: readonly string[] = [
  'offset',
  'skip',
  'startat',
  'startposition',
  'startindex',
  'pageoffset',
  'startrow',
  'firstresult',
  'firstrecord',
  'firstrow',
  'skiprecords',
  'limitstart',
  'start',
  'from',
];
export const pageNames: readonly string[] = [
  'page',
  'pagenumber',
  'pageno',
  'pageindex',
  'currentpage',
  'pagenum',
  'skippages',
  'pg',
  'p',
];
export const sizeNames: readonly string[] = [
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
  'pagelen',
  'pagelength',
  'rowcount',
  'maxrecords',
  'maxrows',
  'batchsize',
  'count',
  'max',
  'num',
  'first',
];
const dateLike = /date|time|timestamp|\biso\b|since when/i;

/** Query parameters; for a search by POST also the body's top level and its paging object. */
export function knobsOf(call: Call, schemas: Schemas): readonly Knob[] {
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

/** Objects that hold nothing but paging, whose name says nothing more of what they hold. */
const holding = /^(?:paginat(?:e|or)|query_?options|list_?options|search_?criteria)[._[]+/i;

function knob(name: string, shape: Shape, text: string): Knob {
  return { name, key: bare(name.replace(holding, '')), shape, text, header: false };
}

/** The first knob with one of the names, in the order of the names, also under the name of a group of paging. */
export function pick(
  knobs: readonly Knob[],
  names: readonly string[],
  fits: (knob: Knob) => boolean,
): Knob | null {
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

/** Whether the knob takes a date, whatever its name says. */
export function isDate(one: Knob): boolean {
  return (
    (one.shape.format ?? '').startsWith('date') ||
    (one.shape.type === 'string' && dateLike.test(one.text) && !/cursor|pag(e|inat)/i.test(one.text))
  );
}
