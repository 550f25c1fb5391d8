// What a field's words mean: its head (what the value is), its context (whose, which, where), and whether it is a reference,
// an id of its own, a vendor's timestamp or a container. One field at a time, with its siblings only where a word is ambiguous.
import type { Field } from '../catalog/profile.ts';
import { lexicon } from './lexicon.ts';
import type { MappingSide } from './mapping.ts';
import { isDocument } from './rich-document.ts';
import {
  fillers,
  isPlace,
  markers,
  phrased,
  qualifierOf,
  rest,
  settled,
  structure,
  times,
  type Token,
} from './tokens.ts';
import { isKnownWord, segmentsOf, wordsOf } from './words.ts';

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

/** A side is read once for all flows and designs that it has a part in: by its list of fields, then by its names. */
const readBefore = new WeakMap<MappingSide['fields'], Map<string, readonly Meaning[]>>();

/** The meanings of all fields of a side, in the order of its fields. */
export function meaningsOf(side: MappingSide): readonly Meaning[] {
  const known = readBefore.get(side.fields) ?? new Map<string, readonly Meaning[]>();
  readBefore.set(side.fields, known);
  const name = JSON.stringify([side.system, side.object, side.concept]);
  const meanings = known.get(name) ?? readAll(side);
  known.set(name, meanings);
  return meanings;
}

function readAll(side: MappingSide): readonly Meaning[] {
  const concept = conceptOf(side);
  const own = new Set(
    side.system
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== '' && !isKnownWord(word)),
  );
  const object = new Set(wordsOf(side.object));
  const paths = containersOf(side.fields);
  const words = side.fields.map((field) => phrased(field.path, own));
  const around = { concept, own, object, addresses: new Set<string>() };
  const read = words.map((one) => settled(one, around));
  const addresses = new Set(
    read.filter((tokens) => tokens.some(isPlace)).map((tokens) => rest(tokens, isPlace)),
  );
  const tokens = addresses.size === 0 ? read : words.map((one) => settled(one, { ...around, addresses }));
  return side.fields.map((field, index) =>
    meaningOf(field, {
      index,
      tokens: tokens[index] ?? [],
      containers: paths,
    }),
  );
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
  return holder.term?.entity !== true && !named.has(holder.term?.kind ?? '');
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
  if (said.container || (field.type === 'object' && !isDocument(field)) || isBag(field.path))
    return 'container';
  if (said.ownId) return 'id';
  if (said.head?.term?.system === true) return 'system';
  return field.readOnly ? 'read-only' : null;
}

/** A place for fields of the customer's own. */
function isBag(path: string): boolean {
  return bags.has(wordsOf(segmentsOf(path).at(-1) ?? '').join(' '));
}

const bags: ReadonlySet<string> = new Set(lexicon.bags);

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
