// Several systems meant by one phrase: "all three channels", "both", "the shops", "the other two".
// The systems on which things are sold, or those that were named last; a phrase that fits none of them means nothing here.
import { type Actor, channelKinds } from './actors.ts';
import { nounAt, type Tagged } from './tagged.ts';
import { listed } from './words.ts';

export interface Group {
  readonly to: number;
  readonly actors: readonly Actor[];
}

const counts: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  2: 2,
  3: 3,
  4: 4,
  5: 5,
  6: 6,
};
const leads = new Set(
  'all both the our each every either other others of own online sales any whichever these those'.split(' '),
);
const quantifiers = new Set('all both each every either others other'.split(' '));
const nouns = /^(channel|shop|store|marketplace|site|storefront|platform|till|webshop|portal)s?$/;
/** Nouns that mean systems of any sort; only where the phrase says how many. */
const anySort = /^(system|tool|program|app|place)s$/;

/** How a phrase counts: the words before its noun, the noun itself, and how many it says. */
interface Counted {
  readonly to: number;
  readonly words: readonly string[];
  readonly quantified: boolean;
  readonly count: number | null;
  readonly noun: string | null;
}

/** The group that a phrase beginning at a token means, or null. */
export function groupAt(text: Tagged, at: number): Group | null {
  const place = text.places.get(at);
  if (place !== undefined && place.actors.length < 2) return null;
  const counted = countedAt(text, at);
  if (counted === null || !means(text, at, counted)) return null;
  const actors = meant(text, at, counted);
  return actors.length > 1 ? { to: counted.to, actors } : null;
}

function countedAt(text: Tagged, at: number): Counted | null {
  const { tokens } = text.scene;
  const sentence = tokens[at]?.sentence;
  const word = (step: number): string =>
    tokens[step]?.sentence === sentence ? (tokens[step]?.low ?? '') : '';
  const words: string[] = [];
  let to = at;
  while (leads.has(word(to)) || counts[word(to)] !== undefined) {
    if (words.length > 0 && /^(each|every|any)$/.test(word(to))) break;
    words.push(word(to));
    to += 1;
  }
  const count = words.map((one) => counts[one]).find((one) => one !== undefined) ?? null;
  const quantified = count !== null || words.some((one) => quantifiers.has(one));
  if (nouns.test(word(to))) return { to: to + 1, words, quantified, count, noun: word(to) };
  if ((count !== null || words.includes('both')) && anySort.test(word(to)))
    return { to: to + 1, words, quantified, count: count ?? 2, noun: word(to) };
  if (quantified && /^(them|ones?)$/.test(word(to)))
    return { to: to + 1, words, quantified, count, noun: null };
  if (quantified && words.at(-1) === 'of' && /^(these|those)$/.test(word(to)))
    return { to: to + 1, words, quantified, count, noun: null };
  return words.length === 0 ? null : { to, words, quantified, count, noun: null };
}

/** Words that the tagger may take for nouns and that say how or when: "from both right away". */
const behind = /^(right|straight|go|goes|once|please|daily|hourly|nightly)$/;

/** Whether a phrase means systems at all. Without a noun it has to stand where a system would. */
function means(text: Tagged, at: number, { to, words, quantified, count, noun }: Counted): boolean {
  if (noun !== null) {
    const before = text.scene.tokens[at - 1]?.low ?? '';
    const plural =
      noun.endsWith('s') ||
      /^(each|every|whichever)$/.test(words[0] ?? '') ||
      noun === 'channel' ||
      (noun === 'marketplace' && !/^(an?|as)$/.test(before));
    return noun === 'platform' && words.length === 0 ? false : quantified || plural;
  }
  const before = text.scene.tokens[at - 1]?.low ?? '';
  const placed =
    listed('prepositions', before) ||
    ['>', '→', ',', 'the'].includes(before) ||
    (count !== null && /^(all|these|those)$/.test(words[0] ?? ''));
  const last = text.scene.tokens[to - 1]?.low ?? '';
  const next = text.scene.tokens[to]?.low ?? '';
  const headed = nounAt(text, to) && !behind.test(next);
  if (!quantified || !placed || headed || text.tags[to] === 'NUM') return false;
  if (last === 'each' || last === 'other')
    return /^([,.;)]|straight|right|at|within)$/.test(next) || next === '';
  return count !== null || ['both', 'all', 'others', 'them', 'these', 'those'].includes(last);
}

function meant(text: Tagged, at: number, { words, count, noun }: Counted): readonly Actor[] {
  const { move, scene } = text;
  const channels = scene.actors.filter(
    (actor) => channelKinds.includes(actor.kind) && actor !== move?.from && actor !== move?.to,
  );
  const markets = channels.filter((actor) => actor.kind === 'marketplace');
  const pool = noun?.startsWith('marketplace') === true && markets.length > 0 ? markets : channels;
  const before = [
    ...new Set(
      scene.places
        .filter((place) => place.at < at && place.actors.length === 1)
        .flatMap((place) => place.actors),
    ),
  ];
  const spoken = before.filter((actor) => !['chat', 'email'].includes(actor.kind));
  if (anySort.test(noun ?? '')) return [pool, spoken].find((some) => some.length === count) ?? [];
  if (words[0] === 'both' && pool.length !== 2) return pool.length < 2 ? spoken.slice(-2) : pool;
  if (count !== null && /^(these|those)$/.test(words[0] ?? '') && noun === null)
    return lastNamed(text, at, { count, pool, spoken });
  if (count !== null && words[0] !== 'other' && pool.length < count && before.length >= count)
    return before.slice(0, count);
  return pool;
}

interface Named {
  readonly count: number;
  readonly pool: readonly Actor[];
  readonly spoken: readonly Actor[];
}

/** "these two": of the systems on which things are sold, where so many were named, those that were named last. */
function lastNamed({ scene }: Tagged, at: number, { count, pool, spoken }: Named): readonly Actor[] {
  const sold = spoken.filter((actor) => pool.includes(actor));
  const some = sold.length < count ? spoken : sold;
  const last = (actor: Actor): number =>
    scene.places.findLastIndex((place) => place.at < at && place.actors.includes(actor));
  return some.toSorted((a, b) => last(a) - last(b)).slice(-count);
}
