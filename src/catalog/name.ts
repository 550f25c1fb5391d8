// Names as people and programs spell them: `LineItem`, `line_items`, "line items" and `line-item` are one name.
// English plurals only; no translation.
import { singularize } from 'inflection';

/** The same few names are read many thousand times in one plan; they are remembered, up to this many. */
const remembered = 16_384;
const cut = new Map<string, readonly string[]>();
const plainNames = new Map<string, string>();

/** The words of a name in lower case: `lineItemsV3` → ["line", "items", "v3"]. */
export function wordsOf(name: string): readonly string[] {
  const known = cut.get(name);
  if (known !== undefined) return known;
  const words = cutApart(name);
  if (cut.size < remembered) cut.set(name, words);
  return words;
}

function cutApart(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Words whose singular the general rules miss, and words that look like plurals and are none. */
const irregular: Readonly<Record<string, string>> = {
  people: 'person',
  children: 'child',
  men: 'man',
  women: 'woman',
  criteria: 'criterion',
  apis: 'api',
  analyses: 'analysis',
  caches: 'cache',
  leaves: 'leave',
  shelves: 'shelf',
  halves: 'half',
  cookies: 'cookie',
  movies: 'movie',
  shoes: 'shoe',
  lenses: 'lens',
  menus: 'menu',
  skus: 'sku',
};
const unchanging: ReadonlySet<string> = new Set([
  'alias',
  'analytics',
  'bias',
  'canvas',
  'gas',
  'goods',
  'means',
  'news',
  'pos',
  'series',
  'species',
  'aws',
  'cms',
  'css',
  'dns',
  'gps',
  'https',
  'ios',
  'kms',
  'os',
  'sms',
  'tls',
]);

/** The singular of one lower-case English word; a word that is no plural stays ("address", "status", "quota"). */
export function singularOf(word: string): string {
  const known = Object.hasOwn(irregular, word) ? irregular[word] : undefined;
  if (known !== undefined) return known;
  if (word.length < 3 || unchanging.has(word) || !word.endsWith('s') || /(ss|us|is)$/.test(word)) return word;
  return word.endsWith('ves') || /^.ies$/.test(word) ? word.slice(0, -1) : singularize(word);
}

/** With "a" or "an" before it, by how its first word sounds: "an invoice", "a user", "an hour". */
export function withArticle(noun: string): string {
  const said = noun.toLowerCase();
  const vowel = /^(?:[aeio]|u(?!s[aeiu]|ni(?!n)|r[lni]|t[ie]|om|\b)|hour|hono|heir)/.test(said);
  return `${vowel && !/^(?:eu|one(?:[^a-z]|$)|once)/.test(said) ? 'an' : 'a'} ${noun}`;
}

/** One spelling for all: words in lower case, the last one singular, joined by a space. */
export function plainName(name: string): string {
  const known = plainNames.get(name);
  if (known !== undefined) return known;
  const words = wordsOf(name);
  const last = words.at(-1);
  const plain = last === undefined ? '' : [...words.slice(0, -1), singularOf(last)].join(' ');
  if (plainNames.size < remembered) plainNames.set(name, plain);
  return plain;
}
