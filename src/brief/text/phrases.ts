// The words of a noun phrase before its head: whose it is, how old, what it is for. Nothing is looked up but small words.
import type { Reading } from './clauses.ts';
import { type Mention, range } from './mentions.ts';
import type { Token } from './tokens.ts';

/** What stands before a head. `words` tell something, in order; `start` is the token at which they begin. */
export interface Lead {
  readonly words: readonly string[];
  readonly determiner: string | null;
  readonly own: boolean;
  readonly age: 'old' | 'new' | null;
  /** The first token of the phrase, its determiner and adjectives included. */
  readonly first: number;
  /** The token of an owner's "'s", or null. */
  readonly owner: number | null;
  readonly start: number;
}

const articles = new Set(
  'our the an a another your my their his its this that one two both every'.split(' '),
);
const ages: Readonly<Record<string, 'old' | 'new'>> = {
  old: 'old',
  legacy: 'old',
  existing: 'old',
  current: 'old',
  previous: 'old',
  ancient: 'old',
  aging: 'old',
  ageing: 'old',
  outdated: 'old',
  new: 'new',
  future: 'new',
  brand: 'new',
  shiny: 'new',
};
const ownWords = new Set(
  'internal own house homegrown home grown custom bespoke proprietary central self built private inhouse written coded tailor made'.split(
    ' ',
  ),
);
const plainModifiers = new Set(
  'rest graphql soap grpc same other right public good whole entire single different open simple small big large little huge separate target source main external operating web http json standard normal real proper tiny nice great self sort kind last next first second third final latest previous regular annual yearly monthly weekly daily overall entire respective certain such additional extra current various own'.split(
    ' ',
  ),
);
const blocked = new Set(
  'in on to into onto from of and or is are was were with by for we i they it he she be at as via per but so if when which who than then not no has have had get gets use uses using run runs s via has got into between should must can will would could needs need want wants see sees call calls called named'.split(
    ' ',
  ),
);

const named = new WeakMap<readonly Mention[], ReadonlySet<number>>();

/** The tokens of systems and kinds of systems. Kept per list, because every token of a long text is asked for. */
export function namedTokens(mentions: readonly Mention[]): ReadonlySet<number> {
  const before = named.get(mentions);
  if (before !== undefined) return before;
  const found = new Set(
    mentions.flatMap((mention) => (mention.sense.is === 'object' ? [] : range(mention.at, mention.to))),
  );
  named.set(mentions, found);
  return found;
}

/** Whether a modifier says nothing about what a thing is for. */
export function plainWord(word: string): boolean {
  return plainModifiers.has(word.toLowerCase());
}

/** "Permit-to-work": a small word within a compound. */
function hyphened(text: string, { start, end }: Token): boolean {
  return text[start - 1] === '-' && text[end] === '-';
}

/** The words before the token `at` back to the determiner of its phrase. Without one only what follows an own-word ("internal") counts. */
export function leadBefore({ tokens, mentions, text }: Reading, at: number): Lead {
  const words: string[] = [];
  let [own, cut, age, start, first] = [false, 0, null as Lead['age'], at, at];
  const lead = (determiner: string | null, owner: number | null): Lead => {
    const told = determiner === null ? (own ? words.slice(0, cut) : []) : words;
    return { words: told.toReversed(), determiner, own, age, owner, start, first };
  };
  for (let back = at - 1; back >= at - 6; back -= 1) {
    const token = tokens[back];
    if (token === undefined || token.sentence !== tokens[at]?.sentence) break;
    const { low } = token;
    if (low === "'s") return lead(null, back);
    const homely =
      low === 'home' && !/^(grown|made|built|brewed|coded|written)$/.test(tokens[back + 1]?.low ?? '');
    if ((ownWords.has(low) && !homely) || ages[low] !== undefined || articles.has(low)) first = back;
    if (low === 'house' && tokens[back - 1]?.low === 'in') {
      own = true;
      cut = words.length;
      back -= 1;
      first = back;
      continue;
    }
    if (articles.has(low)) return lead(low, null);
    const known = ages[low];
    if (ownWords.has(low) && !homely) {
      own = true;
      cut = words.length;
    } else if (known !== undefined) age = known;
    else if ((blocked.has(low) && !hyphened(text, token)) || !/^\.?\p{L}[\p{L}\p{N}]*$/u.test(low)) break;
    else if (mentions.some((other) => other.sense.is === 'system' && other.at <= back && other.to > back))
      break;
    else {
      words.push(token.text);
      start = back;
    }
  }
  return lead(null, null);
}
