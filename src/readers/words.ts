// Names as API authors write them (camelCase, kebab-case, snake_case, plural) brought to one form, so that they can be compared.
// Words only: what a name means is the caller's business.
import { singularOf, wordsOf } from '../catalog/name.ts';

/** Plurals that name one thing where they end a path or a name ("/account/settings"). */
const single: ReadonlySet<string> = new Set(['details', 'premises', 'sales', 'settings']);

/** snake_case in lower case: "BankTransactions" → "bank_transactions", "line-items" → "line_items", "UpdatedDateUTC" → "updated_date_utc". */
export function snake(name: string): string {
  return wordsOf(name).join('_');
}

/** The same names stand in many calls of a document; their singulars are remembered, up to this many. */
const remembered = 16_384;
const singulars = new Map<string, string>();

/** The singular of the last word of a name, in snake_case: "PaymentMethods" → "payment_method". A singular stays as it is. */
export function singular(name: string): string {
  const known = singulars.get(name);
  if (known !== undefined) return known;
  const made = inSingular(name);
  if (singulars.size < remembered) singulars.set(name, made);
  return made;
}

function inSingular(name: string): string {
  const words = snake(name).split('_');
  const last = words.pop() ?? '';
  return [...words, singularWord(last)].join('_');
}

function singularWord(word: string): string {
  return single.has(word) ? word : singularOf(word);
}

/** Whether the last word of a name is a plural: "contacts", "people", "taxIds"; "settings" and "status" are not. */
export function isPlural(name: string): boolean {
  const last = snake(name).split('_').pop() ?? '';
  return singularWord(last) !== last;
}

/** Letters and digits only, lower case, so that "customer_id", "customerId" and "CustomerID" are the same. */
export function bare(name: string): string {
  return name.replace(/[^A-Za-z0-9]+/g, '').toLowerCase();
}
