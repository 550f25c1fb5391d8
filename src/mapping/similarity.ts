// How likely one field is the counterpart of another, in 0..1: what the value is, then whose and where, then whether the kinds fit.
// The figures below were chosen by measuring (scripts/mapping-eval.ts shows the outcome); they know no vendor.
import { distance } from 'fastest-levenshtein';
import { lexicon } from './lexicon.ts';
import type { Meaning } from './meaning.ts';
import type { Token } from './tokens.ts';
import { isDate, type ValueKind, valueKindOf } from './value-kind.ts';

/** A field with all that is compared, worked out once per side. */
export interface Weighed {
  readonly meaning: Meaning;
  readonly kind: ValueKind;
  /** Context tokens with their weight: what is lost when the other side lacks them. */
  readonly context: readonly { readonly token: Token; readonly weight: number }[];
  readonly grams: ReadonlyMap<string, number>;
}

const weight = {
  entity: 0.7,
  line: 0.7,
  term: 0.5,
  near: 0.7,
  far: 0.4,
  digit: 0.25,
  unmatched: 1,
  matched: 0.35,
  depth: 0.015,
  list: 0.02,
  address: 0.15,
  strange: 0.3,
  holder: 0.3,
  listed: 0.4,
  spelt: 0.95,
  party: 0.25,
} as const;

/** Prepares both sides together: a word that half the fields of a side carry says little about any one of them. */
export function weigh(
  from: readonly Meaning[],
  to: readonly Meaning[],
): { readonly from: readonly Weighed[]; readonly to: readonly Weighed[] } {
  const idf = gramWeights([...from, ...to]);
  const side = (meanings: readonly Meaning[]): readonly Weighed[] => {
    const rarity = rarityOf(meanings);
    return meanings.map((meaning) => ({
      meaning,
      kind: valueKindOf(meaning),
      context: contextOf(meaning, rarity),
      grams: gramsOf(meaning, idf),
    }));
  };
  return { from: side(from), to: side(to) };
}

/** The likeness of two fields, 0..1. */
export function similarity(a: Weighed, b: Weighed): number {
  const head = Math.max(
    headLikeness(a.meaning.head, b.meaning.head),
    withinLikeness(a.meaning, b.meaning),
    sameStandard(a.meaning, b.meaning) ? 1 : 0,
  );
  if (head === 0) return 0;
  const { matched, unmatched } = contextLikeness(a, b);
  const lists = a.meaning.list === b.meaning.list ? 0 : weight.list;
  const depth = Math.abs(a.meaning.depth - b.meaning.depth) * weight.depth + lists;
  const fit =
    (1 + weight.matched * matched) / (1 + weight.matched * matched + weight.unmatched * unmatched + depth);
  return (
    head *
    fit *
    roleFit(a.meaning, b.meaning) *
    codeFit(a.meaning, b.meaning) *
    referenceFit(a.meaning, b.meaning) *
    keyFit(a.meaning, b.meaning) *
    kindFit(a, b)
  );
}

/** The likeness of the mere spelling: cosine of weighted character trigrams. Ranks what {@link similarity} knows nothing of. */
export function spelling(a: Weighed, b: Weighed): number {
  const [few, many] = a.grams.size < b.grams.size ? [a.grams, b.grams] : [b.grams, a.grams];
  let sum = 0;
  for (const [gram, value] of few) sum += value * (many.get(gram) ?? 0);
  return sum;
}

const kin: ReadonlyMap<string, number> = new Map([
  ...lexicon.related.map(({ terms: [one, other], strength, within }): [string, number] => [
    pairOf(one, other, within),
    strength,
  ]),
  ...lexicon.opposites.map(([one, other]): [string, number] => [pairOf(one, other, null), 0.85]),
]);

function pairOf(one: string, other: string, within: string | null): string {
  return `${one < other ? `${one} ${other}` : `${other} ${one}`} ${within ?? ''}`;
}

/** Whether two tokens mean the same, 0..1. */
export function related(a: Token | null, b: Token | null): number {
  return headLikeness(a, b);
}

function headLikeness(a: Token | null, b: Token | null): number {
  if (a === null || b === null) return 0;
  if (a.id === b.id) return 1;
  if (a.term !== null && b.term !== null) return kin.get(pairOf(a.id, b.id, null)) ?? 0;
  if (a.term !== null || b.term !== null) return 0;
  const longest = Math.max(a.id.length, b.id.length);
  const like = longest < 5 ? 0 : 1 - distance(a.id, b.id) / longest;
  return like >= 0.8 ? like : 0;
}

/** Kinship that holds only within the same kind of container: the name of an order's line describes an invoice's. */
function withinLikeness(a: Meaning, b: Meaning): number {
  if (a.head === null || b.head === null) return 0;
  const pair = [a.head.id, b.head.id] as const;
  const shared = a.context.filter((token) => b.context.some((other) => other.id === token.id));
  return Math.max(0, ...shared.map((token) => kin.get(pairOf(...pair, token.id)) ?? 0));
}

function contextLikeness(a: Weighed, b: Weighed): { readonly matched: number; readonly unmatched: number } {
  let matched = 0;
  let unmatched = 0;
  let strange = 0;
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    for (const { token, weight: lost } of one.context) {
      const best = Math.max(0, ...others(other).map((candidate) => headLikeness(token, candidate)));
      const container = token.term === null && token.segment !== one.meaning.head?.segment;
      matched += (lost * best) / 2;
      if (container) strange += lost * (1 - best);
      else
        unmatched +=
          lost * (1 - best) * (token.term?.group === 'line' && other.meaning.list ? weight.listed : 1);
    }
  }
  unmatched += Math.min(weight.strange, strange);
  return { matched, unmatched };
}

function others({ meaning }: Weighed): readonly Token[] {
  return meaning.head === null ? meaning.context : [...meaning.context, meaning.head];
}

function contextOf(
  { head, context, qualifier }: Meaning,
  rarity: ReadonlyMap<string, number>,
): Weighed['context'] {
  const implied = head?.term?.group ?? null;
  return context
    .filter((token) => token.id !== implied)
    .map((token) => ({
      token,
      weight:
        contextWeight(token, { head, qualifier }) * (token.term === null ? (rarity.get(token.id) ?? 1) : 1),
    }));
}

/** Whose address it is goes without saying on a document that has one party: the e-mail of an order is the customer's. */
const parties: ReadonlySet<string> = new Set(['customer', 'contact']);
const reaches: ReadonlySet<string> = new Set(['email', 'phone']);

function contextWeight(token: Token, { head, qualifier }: Pick<Meaning, 'head' | 'qualifier'>): number {
  if (/^\d+$/.test(token.id)) return weight.digit;
  if (token.id === 'address' || (token.id === 'contact' && qualifier !== null)) return weight.address;
  if (parties.has(token.id) && reaches.has(head?.term?.kind ?? '')) return weight.party;
  if (token.term?.entity === true) return weight.entity;
  if (token.term?.group === 'line') return weight.line;
  const near = token.segment === head?.segment;
  if (token.term !== null) return near ? weight.term : weight.holder;
  return near ? weight.near : weight.far;
}

/** Per unknown word, near 1 when few fields of the side carry it, near 0 when most do. */
function rarityOf(meanings: readonly Meaning[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const { context } of meanings)
    for (const id of new Set(context.map((token) => token.id))) count.set(id, (count.get(id) ?? 0) + 1);
  return new Map(
    [...count].map(([id, times]) => [
      id,
      times < 4 ? 1 : Math.max(0, 1 - (4 * times) / Math.max(8, meanings.length)),
    ]),
  );
}

function roleFit(a: Meaning, b: Meaning): number {
  if (a.qualifier === b.qualifier) return 1;
  const standIn = (name: string | null): number =>
    name === null ? 1 : (lexicon.qualifiers[name]?.standIn ?? 1);
  const loose = standIn(a.qualifier) * standIn(b.qualifier);
  return a.qualifier !== null && b.qualifier !== null ? loose * 0.9 : loose;
}

/** A currency or country goes to the code before it goes to the spelt-out name beside it; a field of a stated standard before one of none. */
function codeFit(a: Meaning, b: Meaning): number {
  const standards = [a, b].map((meaning) => standardOf(meaning));
  if (standards.includes('iso-3166') && standards[0] !== standards[1]) return weight.spelt;
  const spelt = (meaning: Meaning): boolean => meaning.words.at(-1) === 'name';
  const kind = a.head?.term?.kind;
  return (kind === 'currency' || kind === 'country') && spelt(a) !== spelt(b) ? weight.spelt : 1;
}

/** Two countries by the same standard, whatever the words: "country" and "countryCodeV2". */
function sameStandard(a: Meaning, b: Meaning): boolean {
  const kind = a.head?.term?.kind;
  const standard = standardOf(a);
  return kind === 'country' && b.head?.term?.kind === kind && standard !== null && standard === standardOf(b);
}

/** "iso-3166" of "iso-3166-1-alpha-2"; null where no standard is stated. */
function standardOf({ field }: Meaning): string | null {
  return /^iso-\d+/.exec(field.format ?? '')?.[0] ?? null;
}

function referenceFit(a: Meaning, b: Meaning): number {
  const pair = [a.reference, b.reference];
  if (a.marked !== b.marked && !pair.includes('yes')) return coded.has(a.head?.term?.kind ?? '') ? 1 : 0.6;
  if (!pair.includes('yes')) return 1;
  if (pair.includes('no')) return 0.3;
  return pair.includes('maybe') ? 0.92 : 1;
}

/** What differs from record to record takes nothing that several may share under another name: a phone is nobody's key. */
function keyFit(a: Meaning, b: Meaning): number {
  const shared = (one: Meaning, other: Meaning): boolean =>
    one.field.unique && other.head?.term?.kind === 'phone' && one.head?.id !== other.head.id;
  return shared(a, b) || shared(b, a) ? 0.4 : 1;
}

/** Kinds that may as well be held as a code: "status_id" and "status" mean the same. */
const coded: ReadonlySet<string> = new Set(['enum', 'currency', 'country', 'reference']);

function kindFit(a: Weighed, b: Weighed): number {
  const kinds = [a.kind, b.kind];
  if (a.kind === b.kind) return enumFit(a, b);
  if (kinds.includes('object')) return 0.5;
  if (kinds.includes('boolean') && (a.meaning.dated || b.meaning.dated)) return 0.3;
  if (kinds.includes('boolean')) return kinds.includes('unknown') || kinds.includes('string') ? 0.85 : 0.4;
  const dates = [isDate(a.kind, a.meaning), isDate(b.kind, b.meaning)];
  if (dates[0] !== dates[1]) return kinds.includes('unknown') || kinds.includes('string') ? 0.85 : 0.6;
  if (kinds.includes('list')) return a.meaning.reference === 'no' ? 0.93 : 0.8;
  return 1;
}

function enumFit(a: Weighed, b: Weighed): number {
  const [one, other] = [a.meaning.field.enum, b.meaning.field.enum];
  if (one === null || other === null || one.length < 2 || other.length < 2) return 1;
  const known = new Set(other.map((value) => value.toLowerCase()));
  const shared = one.filter((value) => known.has(value.toLowerCase())).length;
  return 0.85 + 0.15 * Math.min(1, (2 * shared) / Math.min(one.length, other.length));
}

function gramWeights(meanings: readonly Meaning[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const meaning of meanings)
    for (const gram of new Set(trigrams(meaning))) count.set(gram, (count.get(gram) ?? 0) + 1);
  return new Map(
    [...count].map(([gram, times]) => [gram, Math.log((1 + meanings.length) / (1 + times)) + 1]),
  );
}

function gramsOf(meaning: Meaning, idf: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const vector = new Map<string, number>();
  for (const gram of trigrams(meaning)) vector.set(gram, (vector.get(gram) ?? 0) + (idf.get(gram) ?? 1));
  const length = Math.sqrt([...vector.values()].reduce((sum, value) => sum + value * value, 0)) || 1;
  return new Map([...vector].map(([gram, value]) => [gram, value / length]));
}

/** A field is weighed against each side that it meets, each time in two steps. */
const trigramsBefore = new WeakMap<Meaning, readonly string[]>();

function trigrams(meaning: Meaning): readonly string[] {
  const known = trigramsBefore.get(meaning);
  if (known !== undefined) return known;
  const text = ` ${meaning.words.join(' ')} `;
  const grams = Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3));
  trigramsBefore.set(meaning, grams);
  return grams;
}
