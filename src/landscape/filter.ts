// A filter in words against the fields of the record it speaks of: "only lifecycle stage customer" → lifecyclestage = customer.
// One field and one value or nothing: a filter that negates, combines or could mean two things is a question for people.
import type { Field } from '../catalog/profile.ts';
import type { Condition } from './landscape.ts';

/** Words that make more of a filter than one equality. */
const beyond =
  /\b(not|no|never|except|excluding|without|unless|and|or|before|after|since|until|than|over|under|above|below|between|at least|at most|more|less)\b|[<>≤≥≠]/i;

/** Words of a filter that name neither field nor value. */
const idle = new Set([
  'only',
  'just',
  'all',
  'the',
  'a',
  'an',
  'is',
  'are',
  'has',
  'have',
  'with',
  'where',
  'whose',
  'in',
  'of',
  'to',
  'that',
  'equals',
  'set',
  'records',
]);

/** The condition that a filter states on one of the fields, or null when it is not plainly one. */
export function conditionOf(filter: string, fields: readonly Field[]): Condition | null {
  if (beyond.test(filter)) return null;
  const words = filter
    .toLowerCase()
    .split(/[^\p{L}\p{N}_-]+/u)
    .filter((word) => word !== '' && !idle.has(word));
  const named = only(bestNamed(words, fields).flatMap(({ field, rest }) => valueIn(field, rest)));
  return named ?? only(fields.flatMap((field) => enumIn(field, words)));
}

/** The fields whose name the words hold, the longest name alone, with the words that are left for the value. */
function bestNamed(
  words: readonly string[],
  fields: readonly Field[],
): readonly { readonly field: Field; readonly rest: readonly string[] }[] {
  const found = fields.flatMap((field) => {
    const name = plain(leafOf(field.path));
    const run = runOf(words, name);
    return name.length < 4 || run === null
      ? []
      : [
          {
            field,
            rest: words.filter((_, index) => index < run.from || index >= run.to),
            length: name.length,
          },
        ];
  });
  const longest = Math.max(0, ...found.map((one) => one.length));
  return found.filter((one) => one.length === longest);
}

/** Where consecutive words, written together, are the name. */
function runOf(
  words: readonly string[],
  name: string,
): { readonly from: number; readonly to: number } | null {
  for (let from = 0; from < words.length; from += 1) {
    let joined = '';
    for (let to = from; to < words.length && joined.length < name.length; to += 1) {
      joined += plain(words[to] ?? '');
      if (joined === name) return { from, to: to + 1 };
    }
  }
  return null;
}

function valueIn(field: Field, rest: readonly string[]): readonly Condition[] {
  if (field.type === 'boolean') return rest.length <= 1 ? [{ field: field.path, equals: 'true' }] : [];
  const listed = enumIn(field, rest);
  if (listed.length > 0) return listed;
  const [value] = rest;
  return field.enum === null && value !== undefined && rest.length === 1
    ? [{ field: field.path, equals: value }]
    : [];
}

function enumIn(field: Field, words: readonly string[]): readonly Condition[] {
  const values = (field.enum ?? []).filter((value) => value !== '' && runOf(words, plain(value)) !== null);
  const [value] = values;
  return values.length === 1 && value !== undefined ? [{ field: field.path, equals: value }] : [];
}

function only<T>(list: readonly T[]): T | null {
  return list.length === 1 ? (list[0] ?? null) : null;
}

function leafOf(path: string): string {
  return path.split('.').at(-1) ?? path;
}

function plain(words: string): string {
  return words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
