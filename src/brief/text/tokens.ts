// A text as tokens with their places and sentences. Words lose case and plural; nothing is looked up here.
// Own and small, because figures ("20k", "30th"), names ("monday.com") and places in the text must stay whole.

/** `base` is the lower-case singular, `start` and `end` the place in the text, `sentence` its number, `first` whether it opens one. */
export interface Token {
  readonly text: string;
  readonly low: string;
  readonly base: string;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  readonly first: boolean;
}

const pattern =
  /(?<![\p{L}\p{N}])[wW]\/o?(?=\s)|['’]s\b|\p{L}+n['’]t\b|(?<![\p{L}\p{N}.])\.(?:NET|net)\b|[\p{L}\p{N}]+(?:(?:[._&]|(?<=\p{N}),(?=\p{N}))(?=[\p{L}\p{N}])[\p{L}\p{N}]+)*|\n[ \t]*\n|\n(?=[^\n\t]+\t)|(?<=\S)\t(?=\S)|\S/gu;
const ends = /^[.!?]$|^\n/;
const bullet = /^[-*•]$/;
/** Signs that are read as another word or sign. */
const spelled: ReadonlyMap<string, string> = new Map([
  ['\t', '|'],
  ['w/', 'with'],
  ['w/o', 'without'],
]);

/** The tokens of a text. Hyphens inside words part them; a blank line, a bullet, a row with tabs and . ! ? end a sentence. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  let first = true;
  for (const found of text.matchAll(pattern)) {
    const written = spelled.get(found[0].toLowerCase()) ?? found[0];
    const start = found.index;
    const opensLine = /(^|\n)[ \t]*$/.test(text.slice(Math.max(0, start - 40), start));
    if (written === '.' && shortened(text, start)) continue;
    if (ends.test(written) || (opensLine && bullet.test(written))) {
      if (!first) sentence += 1;
      first = true;
      continue;
    }
    if (written === '-' && !/\s/.test(text[start - 1] ?? ' ') && !/\s/.test(text[start + 1] ?? ' ')) continue;
    const low = written.toLowerCase().replaceAll('’', "'");
    tokens.push({
      text: written,
      low,
      base: singular(low),
      start,
      end: start + found[0].length,
      sentence,
      first,
    });
    first = false;
  }
  return tokens;
}

const short =
  /(?:^|[^\p{L}])(?:incl|excl|approx|nos?|nr|max|min|est|etc|vs|resp|ca|dept|ref|a\.m|p\.m|e\.g|i\.e)$/iu;

/** Whether a full stop only shortens a word: "incl. shipping", "before 6 a.m., then". */
function shortened(text: string, at: number): boolean {
  const next = /^\.[ \t]*\n?[ \t]*([^\s])/.exec(text.slice(at, at + 40))?.[1] ?? '';
  if (/[,;]/.test(next)) return true;
  return /[\p{Ll}\d(>=-]/u.test(next) && short.test(text.slice(Math.max(0, at - 10), at));
}

const irregular: ReadonlyMap<string, string> = new Map([
  ['people', 'person'],
  ['men', 'man'],
  ['women', 'woman'],
  ['children', 'child'],
  ['this', 'this'],
  ['has', 'has'],
  ['does', 'does'],
  ['goes', 'go'],
  ['sales', 'sales'],
  ['news', 'news'],
  ['series', 'series'],
  ['menus', 'menu'],
  ['quizzes', 'quiz'],
]);

/** The singular of a lower-case English word, by rule: "companies" → "company", "status" stays. */
export function singular(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  if (word.length < 4 || /(ss|us|is)$/.test(word) || !word.endsWith('s')) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word;
  if (/(ss|x|z|ch|sh|us)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** The words of a phrase as {@link tokensOf} would make them, in their base form. */
export function basesOf(phrase: string): readonly string[] {
  return tokensOf(phrase).map((token) => token.base);
}
