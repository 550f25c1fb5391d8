// A path as a row of tokens: words joined into the lexicon's terms, read in the light of the record they stand in.
// One path at a time; what the tokens say together about the field is meaning.ts.
import { lexicon, type Term } from './lexicon.ts';
import { plainWord, segmentsOf, wordsOf } from './words.ts';

/** A word or a known term in a path; `segment` counts from 0. `word` is how it was written. */
export interface Token {
  readonly id: string;
  readonly word: string;
  readonly term: Term | null;
  readonly segment: number;
  readonly self: boolean;
}

const phrases: ReadonlyMap<string, string> = phraseTable();
const longest = 6;
/** The most words of a phrase by the word that it begins with. */
const longestFrom: ReadonlyMap<string, number> = longestPhrases();
const bounds: ReadonlySet<string> = new Set(lexicon.bounds);
/** Last words that make a field an id. */
export const markers: ReadonlySet<string> = new Set(['id', 'ref', 'key']);
/** Words that say how a value is held. */
export const fillers: ReadonlySet<string> = new Set(
  lexicon.fillers.flatMap((word) => [word, plainWord(word)]),
);
/** Words that are fillers where they are a whole segment. */
export const structure: ReadonlySet<string> = new Set(lexicon.structure);
/** Words that make a field a date. */
export const times: ReadonlySet<string> = new Set(['date', 'time', 'at', 'on', 'datetime']);
/** The role that a word names: which of several addresses. */
export const qualifierOf: ReadonlyMap<string, string> = new Map(
  Object.entries(lexicon.qualifiers).flatMap(([name, { words }]) =>
    words.map((word): [string, string] => [plainWord(word), name]),
  ),
);
const envelopes: ReadonlySet<string> = new Set(lexicon.envelopes.map((word) => word.replaceAll('_', '')));

function phraseTable(): Map<string, string> {
  const table = new Map<string, string>();
  for (const [id, term] of Object.entries(lexicon.terms)) {
    for (const phrase of [...term.words, id.replaceAll('-', ' ')]) {
      const plain = phrase
        .split(' ')
        .flatMap((word) => wordsOf(word))
        .join(' ');
      if (!table.has(plain)) table.set(plain, id);
    }
  }
  return table;
}

function longestPhrases(): Map<string, number> {
  const most = new Map<string, number>();
  for (const phrase of phrases.keys()) {
    const [first = '', ...others] = phrase.split(' ');
    most.set(first, Math.max(most.get(first) ?? 0, others.length + 1));
  }
  return most;
}

/** What surrounds a path: the record's concept, the words of its system's name, and where addresses lie. */
export interface Around {
  readonly concept: string | null;
  readonly own: ReadonlySet<string>;
  readonly object: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
}

interface Word {
  readonly word: string;
  readonly segment: number;
}

/** The tokens of a path, in order: known terms joined from their words, what means nothing left out. */
export function tokensOf(path: string, around: Around): readonly Token[] {
  return settled(phrased(path, around.own), around);
}

/** A path whose words are joined into terms; what they mean hangs on the record yet. */
export interface Phrased {
  readonly segments: readonly string[];
  readonly tokens: readonly Token[];
}

/** The part of {@link tokensOf} that hangs on the path and the words of its system's name alone. */
export function phrased(path: string, own: ReadonlySet<string>): Phrased {
  const segments = [...segmentsOf(path)];
  while (segments.length > 1 && envelopes.has((segments[0] ?? '').replace(/[^A-Za-z]/g, '').toLowerCase()))
    segments.shift();
  const words = segments.flatMap((segment, at) =>
    wordsOf(segment).map((word): Word => ({ word, segment: at })),
  );
  const kept = words.filter(({ word }) => !own.has(word));
  const read = joined(joined((kept.length > 0 ? kept : words).map((word) => plain(word))));
  const held = measured(read).filter((token) => !isFiller(token, read));
  return { segments, tokens: held.length > 0 ? joined(held) : read };
}

/** The tokens in the light of their record. */
export function settled({ segments, tokens }: Phrased, around: Around): readonly Token[] {
  return tokens.map((token) => asList(inRecord(token, tokens, around), segments, around));
}

/** Without what follows "in": an amount in home currency is an amount, not a currency. */
function measured(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex((token) => bounds.has(token.word));
  return at < 1
    ? tokens
    : tokens.filter((token, index) => index < at || token.segment !== tokens[at]?.segment);
}

function isFiller(token: Token, tokens: readonly Token[]): boolean {
  if (times.has(token.word)) return false;
  if (fillers.has(token.word)) return true;
  return (
    structure.has(token.word) &&
    tokens.every(
      (other) => other.segment !== token.segment || structure.has(other.word) || fillers.has(other.word),
    )
  );
}

function plain({ word, segment }: Word): Token {
  return { id: word, word, term: null, segment, self: false };
}

/** Longest phrases first, left to right; a token that is a term already counts by its term's name. */
function joined(tokens: readonly Token[]): readonly Token[] {
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const found = phraseAt(tokens, at);
    const here = tokens[at];
    if (here === undefined) break;
    out.push(found?.token ?? here);
    at += found?.length ?? 1;
  }
  return out;
}

function phraseAt(
  tokens: readonly Token[],
  at: number,
): { readonly token: Token; readonly length: number } | null {
  const first = tokens[at]?.id.split('-', 1)[0] ?? '';
  const most = Math.min(longest, tokens.length - at, longestFrom.get(first) ?? 0);
  for (let length = most; length > 0; length -= 1) {
    const part = tokens.slice(at, at + length);
    const id = phrases.get(part.map((token) => token.id.replaceAll('-', ' ')).join(' '));
    const last = part.at(-1);
    if (id === undefined || last === undefined) continue;
    const word = part.map((token) => token.word).join(' ');
    return {
      token: { id, word, term: lexicon.terms[id] ?? null, segment: last.segment, self: false },
      length,
    };
  }
  return null;
}

/** A list of other records that stands for something else in this record. */
function asList(token: Token, segments: readonly string[], { concept }: Around): Token {
  const id = lexicon.lists[concept ?? '']?.[token.id];
  const listed = segments[token.segment]?.includes('[') === true;
  return id === undefined || !listed ? token : { ...token, id, term: lexicon.terms[id] ?? null, self: false };
}

/** Words that only pick a property of what stands before them. */
const naming: ReadonlySet<string> = new Set(['name', 'id', 'key', 'ref', 'code', 'type']);

/** A word in the light of its record: "state" beside a city, "title" of a ticket, "contact" within a contact. */
function inRecord(token: Token, tokens: readonly Token[], around: Around): Token {
  const table = lexicon.byObject[token.word] ?? lexicon.byObject[token.id];
  const after = tokens.slice(tokens.indexOf(token) + 1);
  const leaf = after.every((later) => later.segment === token.segment || naming.has(later.word));
  const whole = token.word !== 'name' || tokens.length === 1;
  const alone = leaf && whole && (!fillers.has(token.word) || tokens.length === 1);
  const beside =
    table?.['address'] !== undefined && around.addresses.has(rest(tokens, (other) => other === token));
  const id = beside ? table?.['address'] : (table?.[around.concept ?? '*'] ?? table?.['*']);
  const term = id === undefined || !alone ? null : (lexicon.terms[id] ?? null);
  if (id !== undefined && term !== null) return { ...token, id, term };
  const holder = tokens.findLast((other) => other.segment < token.segment && other.term?.entity === true);
  const within = [around.concept, holder === undefined ? null : (lexicon.records[holder.id] ?? holder.id)];
  const self =
    around.object.has(token.word) ||
    within.some((concept) => concept !== null && (lexicon.selfWords[concept] ?? []).includes(token.word));
  return self ? { ...token, self: true } : token;
}

/** A city or a postal code: where it stands, an address is. */
export function isPlace(token: Token): boolean {
  return token.id === 'city' || token.id === 'postal-code';
}

/** All tokens but those that fit, as one string: fields with equal rests lie in the same address. */
export function rest(tokens: readonly Token[], drop: (token: Token) => boolean): string {
  return tokens
    .filter((token) => !drop(token))
    .map((token) => token.id)
    .join(' ');
}
