// A field's path cut into words: camelCase, snake_case, dots, digits, abbreviations, plurals, and words written together.
// Spelling only; what the words mean is terms.ts.
import { singularOf } from '../catalog/name.ts';
import { lexicon } from './lexicon.ts';

/** "addresses[].postalCode" → ["addresses[]", "postalCode"]. */
export function segmentsOf(path: string): readonly string[] {
  return path.split('.').filter((segment) => segment !== '');
}

/** The fields of a few systems are read for every pair of them; their segments are remembered, up to this many. */
const remembered = 16_384;
const cut = new Map<string, readonly string[]>();

/** The words of one segment, lower case, singular, abbreviations written out, without the version of the field: "custAddrLine2" → customer, address, line, 2; "countryCodeV2" → country, code. */
export function wordsOf(segment: string): readonly string[] {
  const known = cut.get(segment);
  if (known !== undefined) return known;
  const words = cutApart(segment);
  if (cut.size < remembered) cut.set(segment, words);
  return words;
}

function cutApart(segment: string): readonly string[] {
  return segment
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/(?:(?<=\p{Ll})V|_v)\d$/u, '')
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(\p{L})(\p{N})/gu, '$1 $2')
    .replace(/(\p{N})(\p{L})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .flatMap(apart)
    .map(plainWord);
}

/** One word in its plain form: abbreviation written out, else singular. */
export function plainWord(word: string): string {
  const long = lexicon.abbreviations[word];
  if (long !== undefined) return long;
  const one = singular(word);
  return lexicon.abbreviations[one] ?? one;
}

/** Words of three letters are abbreviations more often than plurals. */
function singular(word: string): string {
  return word.length < 4 ? word : singularOf(word);
}

const single: ReadonlySet<string> = singleWords();
/** Whether the lexicon has the word, alone or within a phrase. */
export function isKnownWord(word: string): boolean {
  return single.has(word);
}

const joints: ReadonlySet<string> = new Set(['of', 'to', 'at', 'by', 'on', 'id', 'is', 'no', 'my']);

/** Every single word that the lexicon knows. */
function singleWords(): Set<string> {
  const phrases = [
    ...Object.values(lexicon.terms).flatMap((term) => term.words),
    ...Object.values(lexicon.qualifiers).flatMap((qualifier) => qualifier.words),
    ...Object.values(lexicon.selfWords).flat(),
    ...Object.keys(lexicon.byObject),
    ...lexicon.fillers,
    ...Object.keys(lexicon.abbreviations).filter((word) => word.length > 3),
  ];
  return new Set(phrases.flatMap((phrase) => phrase.split(' ')));
}

const apartBefore = new Map<string, readonly string[]>();

/** A word written together, cut where the lexicon's words cover it whole with the fewest pieces: "numberofemployees" → number, of, employees. */
function apart(word: string): readonly string[] {
  if (word.length < 6 || single.has(word) || single.has(singular(word)) || word.length > 40) return [word];
  const known = apartBefore.get(word);
  if (known !== undefined) return known;
  const best: (readonly string[] | null)[] = [[]];
  for (let end = 1; end <= word.length; end += 1) {
    best[end] = null;
    for (let start = 0; start < end; start += 1) {
      const before = best[start];
      const piece = word.slice(start, end);
      if (before === null || before === undefined || !isPiece(piece)) continue;
      const here = best[end] ?? null;
      if (here === null || before.length + 1 < here.length) best[end] = [...before, piece];
    }
  }
  const pieces = best[word.length] ?? [word];
  const cut = pieces.some((piece) => piece.length > 3) ? pieces : [word];
  apartBefore.set(word, cut);
  return cut;
}

function isPiece(piece: string): boolean {
  return (
    joints.has(piece) ||
    (piece.length >= 3 && (single.has(piece) || (piece.length > 3 && single.has(singular(piece)))))
  );
}
