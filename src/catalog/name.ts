// Names as people and programs spell them: `LineItem`, `line_items`, "line items" and `line-item` are one name.
// English plurals only, by rule; no dictionary, no translation.

/** The words of a name in lower case: `lineItemsV3` → ["line", "items", "v3"]. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

const irregular: Readonly<Record<string, string>> = {
  people: 'person',
  children: 'child',
  men: 'man',
  women: 'woman',
  indices: 'index',
  movies: 'movie',
  cookies: 'cookie',
  data: 'data',
  news: 'news',
  series: 'series',
};

/** The singular of one lower-case English word; a word that is no plural stays ("address", "status"). */
export function singularOf(word: string): string {
  const known = irregular[word];
  if (known !== undefined) return known;
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ss|atus|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (/(ss|us|is)$/.test(word) || !word.endsWith('s') || word.length < 3) return word;
  return word.slice(0, -1);
}

/** One spelling for all: words in lower case, the last one singular, joined by a space. */
export function plainName(name: string): string {
  const words = wordsOf(name);
  const last = words.at(-1);
  return last === undefined ? '' : [...words.slice(0, -1), singularOf(last)].join(' ');
}
