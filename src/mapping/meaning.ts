// What a field's words mean: its head (what the value is), its context (whose, which, where), and whether it is a reference,
// an id of its own, a vendor's timestamp or a container. One field at a time, with its siblings only where a word is ambiguous.
import type { Field } from '../catalog/profile.ts';
import { lexicon, type Term } from './lexicon.ts';
import type { MappingSide } from './mapping.ts';
import { isKnownWord, plainWord, segmentsOf, wordsOf } from './words.ts';

/** A word or a known term in a path; `segment` counts from 0. `word` is how it was written. */
export interface Token {
  readonly id: string;
  readonly word: string;
  readonly term: Term | null;
  readonly segment: number;
  readonly self: boolean;
}

/** Why a field is never written: it is the record's own id, kept by the vendor, or only holds other fields. */
export type Exempt = 'id' | 'system' | 'container' | 'read-only' | null;

export interface Meaning {
  readonly field: Field;
  readonly index: number;
  readonly head: Token | null;
  readonly context: readonly Token[];
  readonly qualifier: string | null;
  /** Holds the id of another record: certainly, perhaps (an entity's bare name), or not. */
  readonly reference: 'yes' | 'maybe' | 'no';
  readonly exempt: Exempt;
  /** Its last word is "id", "ref" or "key". */
  readonly marked: boolean;
  /** A word says date or time. */
  readonly dated: boolean;
  readonly depth: number;
  readonly list: boolean;
  readonly words: readonly string[];
}

/** The concept of a side: as given, else from its object's name, else null. */
export function conceptOf(side: MappingSide): string | null {
  if (side.concept !== null) return side.concept;
  const words = wordsOf(side.object);
  for (let start = 0; start < words.length; start += 1) {
    const name = words.slice(start).join(' ');
    for (const [concept, names] of Object.entries(lexicon.objects)) if (names.includes(name)) return concept;
  }
  return null;
}

/** The meanings of all fields of a side, in the order of its fields. */
export function meaningsOf(side: MappingSide): readonly Meaning[] {
  const concept = conceptOf(side);
  const own = new Set(
    side.system
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== '' && !isKnownWord(word)),
  );
  const object = new Set(wordsOf(side.object));
  const paths = containersOf(side.fields);
  const read = side.fields.map((field) =>
    tokensOf(field.path, { concept, own, object, addresses: new Set() }),
  );
  const addresses = new Set(
    read.filter((tokens) => tokens.some(isPlace)).map((tokens) => rest(tokens, isPlace)),
  );
  return side.fields.map((field, index) =>
    meaningOf(field, {
      index,
      tokens: tokensOf(field.path, { concept, own, object, addresses }),
      containers: paths,
    }),
  );
}

const phrases: ReadonlyMap<string, string> = phraseTable();
const longest = 6;
const markers: ReadonlySet<string> = new Set(['id', 'ref', 'key']);
const fillers: ReadonlySet<string> = new Set(lexicon.fillers.flatMap((word) => [word, plainWord(word)]));
const structure: ReadonlySet<string> = new Set(lexicon.structure);
const times: ReadonlySet<string> = new Set(['date', 'time', 'at', 'on', 'datetime']);
const qualifierOf: ReadonlyMap<string, string> = new Map(
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

/** What surrounds a path: the record's concept, the words of its system's name, and where addresses lie. */
interface Around {
  readonly concept: string | null;
  readonly own: ReadonlySet<string>;
  readonly object: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
}

interface Word {
  readonly word: string;
  readonly segment: number;
}

function tokensOf(path: string, around: Around): readonly Token[] {
  const segments = [...segmentsOf(path)];
  while (segments.length > 1 && envelopes.has((segments[0] ?? '').replace(/[^A-Za-z]/g, '').toLowerCase()))
    segments.shift();
  const words = segments.flatMap((segment, at) =>
    wordsOf(segment).map((word): Word => ({ word, segment: at })),
  );
  const kept = words.filter(({ word }) => !around.own.has(word));
  const read = joined(joined((kept.length > 0 ? kept : words).map((word) => plain(word))));
  const held = measured(read).filter((token) => !isFiller(token, read));
  const tokens = held.length > 0 ? joined(held) : read;
  return tokens.map((token) => inRecord(token, tokens, around));
}

/** Without what follows "in": an amount in home currency is an amount, not a currency. */
function measured(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex((token) => token.word === 'in');
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
  for (let length = Math.min(longest, tokens.length - at); length > 0; length -= 1) {
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

/** A word in the light of its record: "state" beside a city, "title" of a ticket, "contact" within a contact. */
function inRecord(token: Token, tokens: readonly Token[], around: Around): Token {
  const table = lexicon.byObject[token.word] ?? lexicon.byObject[token.id];
  const leaf = token.segment === tokens.at(-1)?.segment;
  const alone = leaf && (!fillers.has(token.word) || tokens.length === 1);
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

function isPlace(token: Token): boolean {
  return token.id === 'city' || token.id === 'postal-code';
}

/** All tokens but those that fit, as one string: fields with equal rests lie in the same address. */
function rest(tokens: readonly Token[], drop: (token: Token) => boolean): string {
  return tokens
    .filter((token) => !drop(token))
    .map((token) => token.id)
    .join(' ');
}

interface Read {
  readonly index: number;
  readonly tokens: readonly Token[];
  readonly containers: ReadonlySet<string>;
}

function meaningOf(field: Field, { index, tokens, containers }: Read): Meaning {
  const role = tokens.find((token) => isRole(token, tokens));
  const marked = endsInMarker(tokens);
  const content = contentOf(
    tokens.filter((token) => token !== role),
    marked,
  );
  const strong = content.filter((token) => !token.self);
  const hollow = tokens.length > 0 && isHollow(field.path);
  const head = hollow
    ? null
    : (strong.findLast((token) => !/^\d+$/.test(token.id)) ?? content.at(-1) ?? tokens.at(-1) ?? null);
  const dated = tokens.some((token) => times.has(token.word.split(' ').at(-1) ?? ''));
  const last = tokens.at(-1);
  const back =
    !marked &&
    last?.self === true &&
    strong.length > 0 &&
    strong.every((token) => token.segment < last.segment && token.term?.entity !== true);
  const ownId = back || (marked && isOwnId(tokens, strong));
  return {
    field,
    index,
    head,
    context: strong.filter((token) => token !== head && token.id !== head?.id),
    qualifier: role === undefined ? null : (qualifierOf.get(role.word) ?? null),
    reference: ownId || dated ? 'no' : referenceOf(field, head, marked),
    exempt: exemptOf(field, { container: containers.has(bare(field.path)), ownId, head }),
    marked,
    dated,
    depth: segmentsOf(field.path).length,
    list: field.path.includes('[]'),
    words: segmentsOf(field.path).flatMap((segment) => wordsOf(segment)),
  };
}

/** A last segment that names only the holding: "refunds.object", "lines.data". */
function isHollow(path: string): boolean {
  const segments = segmentsOf(path);
  const words = wordsOf(segments.at(-1) ?? '');
  return segments.length > 1 && words.every((word) => structure.has(word) || word === 'data');
}

/** Which of several: "billing" before an address, an e-mail, a phone, a name. */
function isRole(token: Token, tokens: readonly Token[]): boolean {
  if (!qualifierOf.has(token.word)) return false;
  if (token.term === null) return true;
  return tokens.some(
    (other) =>
      other.segment >= token.segment &&
      other !== token &&
      (other.id === 'address' ||
        other.term?.kind === 'phone' ||
        other.term?.group === 'address' ||
        other.id === 'email'),
  );
}

/** The tokens that carry meaning: no markers, no fillers, no "name" that only repeats what a status or a referenced record is called. */
function contentOf(tokens: readonly Token[], marked: boolean): readonly Token[] {
  const content = tokens
    .filter(
      (token, at) =>
        !markers.has(token.id) && (!fillers.has(token.word) || tokens.length === 1 || isOwnDate(tokens, at)),
    )
    .map((token) =>
      marked && token.id === 'company-name'
        ? { ...token, id: 'company', term: lexicon.terms['company'] ?? null }
        : token,
    );
  const last = content.at(-1);
  const before = content.at(-2);
  const repeats =
    last?.word === 'name' &&
    before !== undefined &&
    before.term !== null &&
    (named.has(before.term.kind) || (marked && before.term.entity));
  return repeats ? content.slice(0, -1) : content;
}

/** "date" says something of its own after nothing but another record: the date of a credit note. */
function isOwnDate(tokens: readonly Token[], at: number): boolean {
  const before = tokens.slice(0, at);
  return (
    tokens[at]?.word === 'date' &&
    at === tokens.length - 1 &&
    before.every((token) => token.term?.entity === true || token.term?.group === 'line')
  );
}

const named: ReadonlySet<string> = new Set(['enum', 'list', 'currency', 'country', 'language']);

function endsInMarker(tokens: readonly Token[]): boolean {
  const last = tokens.findLast((token) => markers.has(token.id) || !fillers.has(token.word));
  return last !== undefined && markers.has(last.id);
}

/** The id of the record itself, or of a part that is no record of its own: "id", "contact_id" in a contact, "addresses[].id". */
function isOwnId(tokens: readonly Token[], strong: readonly Token[]): boolean {
  const marker = tokens.findLastIndex((token) => markers.has(token.id));
  const before = tokens[marker - 1];
  const holder = strong.at(-1);
  if (holder === undefined || before === undefined) return true;
  if (before.segment === tokens[marker]?.segment && !before.self) return before.term?.group === 'line';
  if (before.self && before.segment === tokens[marker]?.segment) return holder.term?.entity !== true;
  return holder.term?.entity !== true && holder.term?.kind !== 'enum';
}

function referenceOf(field: Field, head: Token | null, marked: boolean): Meaning['reference'] {
  if (field.references !== null) return 'yes';
  if (head === null) return 'no';
  if (head.term?.entity === true) return marked ? 'yes' : 'maybe';
  return marked && head.term === null ? 'yes' : 'no';
}

function exemptOf(
  field: Field,
  said: { readonly container: boolean; readonly ownId: boolean; readonly head: Token | null },
): Exempt {
  if (said.container || field.type === 'object') return 'container';
  if (said.ownId) return 'id';
  if (said.head?.term?.system === true) return 'system';
  return field.readOnly ? 'read-only' : null;
}

/** The paths that other paths lie under. */
function containersOf(fields: readonly Field[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const field of fields) {
    const segments = bare(field.path).split('.');
    for (let length = 1; length < segments.length; length += 1)
      found.add(segments.slice(0, length).join('.'));
  }
  return found;
}

function bare(path: string): string {
  return path.replace(/\[[^\]]*\]/g, '');
}
