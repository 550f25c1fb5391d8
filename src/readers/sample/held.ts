// Where the records of a JSON document stand: in a list, in a list within an envelope, under their ids, or one alone.
// Documents that tell what they are by their keys are none of this; where several lists stand side by side, people must part them.
import type { Document } from '../document.ts';
import { asList, asObject, type JsonObject, own } from '../json.ts';

/** The records with what must be known of how they stand, or the names of several lists of them. */
export type Held =
  | { readonly is: 'records'; readonly records: readonly unknown[]; readonly notes: readonly string[] }
  | { readonly is: 'several'; readonly lists: readonly string[] };

const documents =
  /^(paths|components|definitions|info|asyncapi|openapi|swagger|jsonrpc|\$schema|__schema|servers|tags|spanwright)$/i;

/** What a document holds as records, or null where nothing says that it holds any. */
export function heldIn({ name, root }: Document): Held | null {
  const keys = Object.keys(root);
  if (keys.slice(0, 50).some((key) => documents.test(key))) return null;
  const top = listsOf(root, '');
  const lists =
    top.length > 0 ? top : keys.slice(0, 50).flatMap((key) => listsOf(asObject(own(root, key)), `${key}.`));
  // Only JSON is taken as a sample of records without a list: settings of all kinds are written in YAML.
  const plain = /\.json$/i.test(name) ? (aloneIn(root, lists) ?? byIdIn(root)) : null;
  if (plain !== null) return plain;
  const [first, ...others] = lists;
  if (first === undefined) return null;
  return others.length > 0
    ? { is: 'several', lists: lists.map((list) => list.path) }
    : { is: 'records', records: first.records, notes: [] };
}

interface List {
  readonly path: string;
  readonly records: readonly unknown[];
}

/** The lists of objects in an object, where nothing says that this is a document of another kind. */
function listsOf(object: JsonObject | null, prefix: string): readonly List[] {
  return Object.keys(object ?? {})
    .slice(0, 50)
    .map((key) => ({ path: prefix + key, records: asList(own(object, key)) }))
    .filter((list) => list.records.some((one) => asObject(one) !== null));
}

/** The object itself, or the only one in it. */
function inner(root: JsonObject): JsonObject {
  const [only, ...others] = Object.keys(root);
  return only === undefined || others.length > 0 ? root : (asObject(own(root, only)) ?? root);
}

/** What names a record; a page, a total or a request has numbers too. */
const naming = /^(?:_?id|uuid|guid|number|no|sku|code|e_?mail)$|(?:[a-z]_|[a-z](?=N))(?:no|number)$/i;
const counting = /^(?:page|total|next|prev|request|trace|batch|export|file|run|item|record|count|max|min)/i;
const looser = /^(?:name|title|key)$|(?:_id|[a-z]Id)$/;

/** One record alone: it has an id of its own beside whatever lists it holds; without lists a name does. */
function aloneIn(root: JsonObject, lists: readonly List[]): Held | null {
  const record = inner(root);
  const named = Object.keys(record)
    .slice(0, 200)
    .some(
      (key) =>
        (naming.test(key) || (lists.length === 0 && looser.test(key))) &&
        !counting.test(key) &&
        ['string', 'number'].includes(typeof own(record, key)),
    );
  return named ? { is: 'records', records: [record], notes: ['it holds a single record'] } : null;
}

/** Records under their ids: all of them objects, most of whose keys are the same. */
function byIdIn(root: JsonObject): Held | null {
  const held = inner(root);
  const entries = Object.keys(held).map((key) => [key, asObject(own(held, key))] as const);
  const records = entries.map(([, record]) => record).filter((record) => record !== null);
  if (records.length < 2 || records.length < entries.length || !areAlike(records)) return null;
  const field = records.some((record) => Object.hasOwn(record, 'id')) ? 'key' : 'id';
  const holds = records.some((record) => Object.hasOwn(record, field));
  const same = entries.every(([key, record]) => String(own(record, 'id')) === key);
  return {
    is: 'records',
    records: entries.map(([key, record]) => (same || holds ? record : { [field]: key, ...record })),
    notes: [
      same || holds
        ? 'each record stands under its key'
        : `each record stands under its key, which the reading step puts into "${field}"`,
    ],
  };
}

/** Whether most keys of the first records stand in most of them. */
function areAlike(records: readonly JsonObject[]): boolean {
  const first = records.slice(0, 50);
  const counts = new Map<string, number>();
  for (const record of first)
    for (const key of Object.keys(record)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const common = [...counts.values()].filter((count) => count >= first.length / 2 && count > 1).length;
  return common > 0 && common >= counts.size / 2;
}
