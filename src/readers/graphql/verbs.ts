// What a call's name says: a verb before or after a noun (`createOrder`, `orderCreate`, `order_create`, `insert_orders_one`).
// Words only; whether the noun is a record is decided elsewhere.
import type { OperationKind } from '../../catalog/profile.ts';
import { plainName, wordsOf } from '../../catalog/name.ts';
import { isPlural } from '../words.ts';

/** `noun` in plain spelling ("product variant"), "" when nothing is left; `bulk` when the name speaks of many at once. */
export interface Said {
  readonly verb: OperationKind;
  readonly noun: string;
  readonly plural: boolean;
  readonly bulk: boolean;
}

const writes: Readonly<Record<string, OperationKind>> = {
  create: 'create',
  add: 'create',
  insert: 'create',
  new: 'create',
  update: 'update',
  edit: 'update',
  modify: 'update',
  patch: 'update',
  delete: 'delete',
  remove: 'delete',
  destroy: 'delete',
  upsert: 'upsert',
  set: 'upsert',
  save: 'upsert',
};
const reads: Readonly<Record<string, OperationKind>> = {
  search: 'search',
  find: 'list',
  filter: 'list',
  list: 'list',
  all: 'list',
  get: 'list',
  fetch: 'list',
  query: 'list',
};
const many = new Set(['bulk', 'batch', 'many', 'multiple', 'mass']);
const tails = new Set(['list', 'collection', 'connection', 'one', 'search', 'paginated']);

/** What a mutation's name says, or null when it holds no verb of writing at its beginning or end. */
export function saidByMutation(name: string): Said | null {
  const all = wordsOf(name);
  const bulk = all.some((word) => many.has(word));
  const words = withoutBy(all.filter((word) => !many.has(word)));
  if (words.at(-1) === 'one') words.pop();
  const either = words.findIndex(
    (word, at) =>
      word === 'create' && words[at + 1] === 'or' && /^(update|replace)$/.test(words[at + 2] ?? ''),
  );
  if (either >= 0) words.splice(either, 3, 'upsert');
  const first = verbIn(writes, words[0]);
  const last = verbIn(writes, words.at(-1));
  if (first !== null) return said(first, words.slice(1), bulk);
  return last === null ? null : said(last, words.slice(0, -1), bulk);
}

/** What a query's name says. A bare noun is a list or a single record, as its answer shows: `list` then. */
export function saidByQuery(name: string): Said {
  const words = withoutBy([...wordsOf(name)]);
  const first = words.length > 1 ? verbIn(reads, words[0]) : null;
  if (first !== null) words.shift();
  const tail = words.length > 1 && tails.has(words.at(-1) ?? '') ? words.pop() : undefined;
  return said(first === 'search' || tail === 'search' ? 'search' : 'list', words, false);
}

function verbIn(
  table: Readonly<Record<string, OperationKind>>,
  word: string | undefined,
): OperationKind | null {
  return word !== undefined && Object.hasOwn(table, word) ? (table[word] ?? null) : null;
}

/** "customer by email" names the way, not another record. */
function withoutBy(words: readonly string[]): string[] {
  const by = words.indexOf('by');
  return by > 0 ? words.slice(0, by) : [...words];
}

function said(verb: OperationKind, words: readonly string[], bulk: boolean): Said {
  const noun = words.join(' ');
  return { verb, noun: plainName(noun), plural: noun !== '' && isPlural(noun), bulk };
}
