// Lists pair as a whole: first which list of the source becomes which list of the target, then fields inside of that pair alone.
// A value outside of lists makes an entry only where it says itself that it is one of them (a phone onto phones). Nothing is mapped here.
import { assign, type Pair, rank, strongestFirst } from './assign.ts';
import type { MappingSide } from './mapping.ts';
import { conceptOf, meaningsOf } from './meaning.ts';
import { related, weigh, type Weighed } from './similarity.ts';
import { structure, type Token, tokensOf } from './tokens.ts';
import { segmentsOf, wordsOf } from './words.ts';

/** The pairs that may be chosen, strongest first: those of paired lists weighed once more as parts of an entry. */
export function listed(
  sides: { readonly from: MappingSide; readonly to: MappingSide },
  sources: readonly Weighed[],
  targets: readonly Weighed[],
): readonly Pair[] {
  const plain = rank(sources, targets);
  const [from, to] = [byIndex(sources), byIndex(targets)];
  const listOf = (fields: ReadonlyMap<number, Weighed>, index: number): string | null =>
    outerList(fields.get(index)?.meaning.field.path ?? '');
  const alone = plain.filter(({ from: a, to: b }) => {
    const [source, target] = [from.get(a), to.get(b)];
    return source !== undefined && target !== undefined && agrees(source, target);
  });
  const pairs = chosenLists(sides, { sources, targets, alone });
  const inside = pairs.flatMap((pair) => pair.pairs);
  const paired = new Map(pairs.map((pair) => [pair.to, pair.from]));
  const outside = alone.filter(({ from: a, to: b }) => {
    const list = listOf(to, b);
    return list === null || (listOf(from, a) === null && !paired.has(list));
  });
  return strongestFirst([...outside, ...inside]);
}

/** Whether a source may fill a target as far as lists go: equally many lists on the way, or each further list is named by the other side. */
export function agrees(from: Weighed, to: Weighed): boolean {
  const [source, target] = [listsOf(from), listsOf(to)];
  const common = Math.min(source.length, target.length);
  return target.slice(common).every((list) => names(from, list)) && source.length - common <= 1;
}

/** Whether both lie in a list, or neither does, or one stands for an entry of the other's list. */
interface Lists {
  readonly sources: readonly Weighed[];
  readonly targets: readonly Weighed[];
  readonly alone: readonly Pair[];
}

interface ListPair {
  readonly from: string;
  readonly to: string;
  readonly pairs: readonly Pair[];
  readonly total: number;
}

/** Which list becomes which, each once: those that share most come first, and a list gives way to single values that fill more of the entry. */
function chosenLists(
  sides: { readonly from: MappingSide; readonly to: MappingSide },
  { sources, targets, alone }: Lists,
): readonly ListPair[] {
  const [from, to] = [byList(sources), byList(targets)];
  const found: ListPair[] = [];
  for (const [toList, inTo] of to) {
    const single = assign(
      alone.filter(
        (pair) =>
          inTo.some(({ meaning }) => meaning.index === pair.to) &&
          sources.some(
            ({ meaning }) => meaning.index === pair.from && outerList(meaning.field.path) === null,
          ),
      ),
    );
    const least = totalOf(single);
    for (const [fromList, inFrom] of from) {
      const pairs = entryPairs(sides, { from: fromList, to: toList, inFrom, inTo });
      const total = totalOf(assign(pairs));
      if (total > 0 && total >= least) found.push({ from: fromList, to: toList, pairs, total });
    }
  }
  const taken = { from: new Set<string>(), to: new Set<string>() };
  return found
    .toSorted(
      (one, other) =>
        other.total - one.total ||
        bareWords(one.from).length - bareWords(other.from).length ||
        bareWords(one.to).length - bareWords(other.to).length,
    )
    .filter((pair) => {
      if (taken.from.has(pair.from) || taken.to.has(pair.to)) return false;
      taken.from.add(pair.from);
      taken.to.add(pair.to);
      return true;
    });
}

interface Entries {
  readonly from: string;
  readonly to: string;
  readonly inFrom: readonly Weighed[];
  readonly inTo: readonly Weighed[];
}

/**
 * The pairs between the fields of two lists. Lists whose names say the same, or nothing, are compared entry by entry too, as
 * records of their own: the list's name then no longer stands between "lineItems.nodes[].sku" and "items[].sku".
 */
function entryPairs(
  sides: { readonly from: MappingSide; readonly to: MappingSide },
  { from, to, inFrom, inTo }: Entries,
): readonly Pair[] {
  const whole = rank(inFrom, inTo);
  if (!alike(from, to)) return whole;
  const inner = weigh(
    meaningsOf(entrySide(sides.from, from, inFrom)),
    meaningsOf(entrySide(sides.to, to, inTo)),
  );
  const best = new Map(whole.map((pair) => [`${pair.from} ${pair.to}`, pair]));
  for (const pair of rank(inner.from, inner.to)) {
    const [a, b] = [inFrom[pair.from]?.meaning.index, inTo[pair.to]?.meaning.index];
    if (a === undefined || b === undefined || deeper(inFrom[pair.from]) !== deeper(inTo[pair.to])) continue;
    const known = best.get(`${a} ${b}`);
    if (known === undefined || known.score < pair.score)
      best.set(`${a} ${b}`, { from: a, to: b, score: pair.score });
  }
  return strongestFirst([...best.values()]);
}

/** Lists within the entry: what lies in one is no field of the entry itself. */
function deeper(field: Weighed | undefined): number {
  return field === undefined ? 0 : listsOf(field).length;
}

/** An entry of a list as a record of its own. */
function entrySide(side: MappingSide, list: string, fields: readonly Weighed[]): MappingSide {
  const object = bareWords(list).join(' ');
  const entry = { ...side, object, concept: null };
  return {
    ...entry,
    concept: conceptOf(entry),
    fields: fields.map(({ meaning }) => ({
      ...meaning.field,
      path: meaning.field.path.slice(list.length).replace(/^\./, '') || meaning.field.path,
    })),
  };
}

function alike(from: string, to: string): boolean {
  if (hollow(from) || hollow(to)) return true;
  const both = [listTokens(bareWords(from).join('_')), listTokens(bareWords(to).join('_'))];
  const [fewer = [], more = []] = both.toSorted((one, other) => one.length - other.length);
  return fewer.every((token) => more.some((second) => related(token, second) >= 0.8));
}

/** A list that is named for being one: "items[]", "data[]". */
function hollow(list: string): boolean {
  return bareWords(list).length === 0;
}

/** The words of a list's own name: the last segment that says more than that it is a list. */
function bareWords(list: string): readonly string[] {
  const named = segmentsOf(list)
    .map((segment) => wordsOf(segment))
    .findLast((words) => words.some((word) => !structure.has(word) && word !== 'data'));
  return named ?? [];
}

function listTokens(name: string): readonly Token[] {
  return name === ''
    ? []
    : tokensOf(name, { concept: null, own: new Set(), object: new Set(), addresses: new Set() });
}

/** The lists on the way to a field, outermost first, each as the path up to its brackets. */
function listsOf({ meaning }: Weighed): readonly string[] {
  const segments = segmentsOf(meaning.field.path);
  return segments.flatMap((segment, at) =>
    segment.includes('[') && at < segments.length - 1 ? [segments.slice(0, at + 1).join('.')] : [],
  );
}

/** The outermost list of objects that a path leads through: "lines[]" of "lines[].tax.rate"; null outside of lists, and for a list of plain values. */
export function outerList(path: string): string | null {
  const at = path.search(/\[[^\]]*\]\./);
  return at < 0 ? null : path.slice(0, path.indexOf(']', at) + 1);
}

/** Whether a field says of itself that it is one of a list: a phone of phones, a city of addresses, a job title of jobs. */
function names({ meaning }: Weighed, list: string): boolean {
  const own = [...(meaning.head === null ? [] : [meaning.head]), ...meaning.context];
  const words = bareWords(list);
  return (
    words.some((word) => meaning.words.includes(word)) ||
    listTokens(words.join('_')).some((token) =>
      own.some((one) => related(one, token) >= 0.8 || one.term?.group === token.id),
    )
  );
}

function byList(fields: readonly Weighed[]): ReadonlyMap<string, readonly Weighed[]> {
  const found = new Map<string, Weighed[]>();
  for (const field of fields) {
    const list = outerList(field.meaning.field.path);
    if (list !== null) found.set(list, [...(found.get(list) ?? []), field]);
  }
  return found;
}

function byIndex(fields: readonly Weighed[]): ReadonlyMap<number, Weighed> {
  return new Map(fields.map((field) => [field.meaning.index, field]));
}

function totalOf(pairs: readonly Pair[]): number {
  return pairs.reduce((sum, { score }) => sum + score, 0);
}
