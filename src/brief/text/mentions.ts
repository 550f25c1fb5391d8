// What the tokens of a description name: systems, kinds of systems, records, verbs. Longest names win; homographs are told apart
// by the word before them ("we invoice" is a verb, "the invoice" is a record).
import { type Phrase, type PhraseIndex, type Sense, type VerbClass, verbIndex } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** A named thing over the tokens `at` up to, but without, `to`. */
export interface Mention {
  readonly at: number;
  readonly to: number;
  readonly sense: Sense;
}

/** A verb of flowing at a token. `said` is its base form. */
export interface VerbAt {
  readonly at: number;
  readonly to: number;
  readonly said: string;
  readonly cls: VerbClass;
  readonly form: string;
}

const beforeVerb = new Set(
  "i we they you he she it who to can could should must may might will would please let's don't shouldn't cannot can't not never customers people someone somebody nobody agents reps also then automatically and".split(
    ' ',
  ),
);
const homographs = new Set(
  'bill invoice order ship call contact report answer message email note book record charge review file return dispatch claim price rate log issue post share plan offer quote deal case task score hire shift ping alert page label address leave reply document response notification deliver refund'.split(
    ' ',
  ),
);
const determiners = new Set(
  "the a an our their your my its his her this that these those each every all any some no new open paid 's of both which".split(
    ' ',
  ),
);

/** The mentions of a text in order, none overlapping. */
export function mentionsOf(tokens: readonly Token[], index: PhraseIndex): readonly Mention[] {
  const found: Mention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const mention = mentionAt(tokens, at, index);
    if (mention !== null) found.push(mention);
    at = mention === null ? at + 1 : mention.to;
  }
  return found;
}

const rank: Readonly<Record<Sense['is'], number>> = { system: 0, kind: 1, object: 2 };

function mentionAt(tokens: readonly Token[], at: number, index: PhraseIndex): Mention | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const fits = (index.get(token.base) ?? []).filter(
    (phrase) =>
      phrase.bases.every(
        (base, step) => tokens[at + step]?.base === base && tokens[at + step]?.sentence === token.sentence,
      ) &&
      (phrase.sense.is !== 'system' ||
        (phrase.lows.every((low, step) => spelled(tokens[at + step]?.low, low)) &&
          !endsInRecords(tokens[at + phrase.bases.length - 1], phrase, index))) &&
      allowed(tokens, at, phrase.sense),
  );
  const product = fits.some((phrase) => phrase.sense.is === 'system' && !phrase.sense.capital);
  const meant = fits.filter((phrase) => phrase.sense.is !== 'object' || !product);
  const longest = Math.max(0, ...meant.map((phrase) => phrase.bases.length));
  const [best] = meant
    .filter((phrase) => phrase.bases.length === longest)
    .toSorted((a, b) => rank[a.sense.is] - rank[b.sense.is]);
  return best === undefined ? null : { at, to: at + best.bases.length, sense: best.sense };
}

/** "Stripe payments": a product may be called so too, but its last word is written as the records that it holds. */
function endsInRecords(last: Token | undefined, { bases, lows }: Phrase, index: PhraseIndex): boolean {
  if (bases.length < 2 || last === undefined || last.low === last.base || last.text !== last.low)
    return false;
  const records = (index.get(last.base) ?? []).some(
    (phrase) => phrase.sense.is === 'object' && phrase.bases.length === 1,
  );
  const plain = (index.get(bases[0] ?? '') ?? []).some(
    (phrase) => phrase.sense.is === 'system' && phrase.lows.join(' ') === lows.slice(0, -1).join(' '),
  );
  return records && plain;
}

/** A name is written as it is, or in the plural ("our Shopifys"); its singular would be another word. */
function spelled(written: string | undefined, low: string): boolean {
  return written === low || written === `${low}s`;
}

function allowed(tokens: readonly Token[], at: number, sense: Sense): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  switch (sense.is) {
    case 'system':
      return (
        !sense.capital ||
        (capitalName(tokens, at) &&
          sense.system.words.some((word) => word.toLowerCase().split(' ')[0] === token.low))
      );
    case 'kind':
      return (
        !(token.low === 'till' && untilAt(tokens, at)) &&
        !verbal(tokens, at) &&
        !(sense.noun === 'books' && token.low === 'book') &&
        !(sense.noun.endsWith('s') && /^\p{Lu}{2,}s$/u.test(token.text))
      );
    case 'object':
      return !verbal(tokens, at);
    default: {
      const never: never = sense;
      throw new Error(`no such sense: ${String(never)}`);
    }
  }
}

/** "open till midnight": no cash desk, unless an article or the like stands before it. */
function untilAt(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.low ?? '';
  return !/^(the|our|a|an|each|every|one|two|their|my|new|old|any|'s|shop|store|cash|no)$/.test(before);
}

/** A name that is an ordinary word too: with a capital, and at the head of a sentence only when it stands like a name. */
function capitalName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !/^\p{Lu}/u.test(token.text)) return false;
  if (!token.first) return true;
  const next = tokens[at + 1]?.low ?? '';
  const again = tokens.some(
    (other) => other.low === token.low && !other.first && /^\p{Lu}/u.test(other.text),
  );
  const listed = ['and', ','].includes(next) && /^\p{Lu}/u.test(tokens[at + 2]?.text ?? '');
  const meant = next === 'it' && /^(is|will|shall)$/.test(tokens[at + 2]?.low ?? '');
  return again || listed || meant || ["'s", 'is', 'has'].includes(next);
}

function verbal(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token === undefined || before === undefined) return false;
  if (homographs.has(token.base) && ['us', 'them', 'you', 'me'].includes(tokens[at + 1]?.low ?? ''))
    return true;
  if (!homographs.has(token.base)) return false;
  if (token.low === 'plans' && plans(tokens, at)) return true;
  if (!homographs.has(token.low)) return false;
  if (token.low === 'call' && ['our', 'us', 'my'].includes(tokens[at + 1]?.low ?? '')) return true;
  if (before.sentence === token.sentence && plans(tokens, at)) return true;
  if (before.sentence !== token.sentence || !beforeVerb.has(before.low)) return false;
  if (token.low === 'call') return ['our', 'us', 'back', 'my'].includes(tokens[at + 1]?.low ?? '');
  if (before.low !== 'and') return true;
  const next = tokens[at + 1]?.low ?? '';
  return determiners.has(next) || ['them', 'it', 'us', 'through', 'customers', 'via'].includes(next);
}

/** "Consultants plan in Foobaz", "SAP plans.": what people or systems do. */
function plans(tokens: readonly Token[], at: number): boolean {
  const [token, before, next] = [tokens[at], tokens[at - 1], tokens[at + 1]];
  if (token === undefined || before === undefined) return false;
  const ends = next === undefined || next.sentence !== token.sentence;
  if (token.low === 'plan' && /[^s]s$/.test(before.low) && before.low !== before.base)
    return ends || ['in', 'with', 'on', 'the', 'their'].includes(next.low);
  return token.low === 'plans' && ends && /^[\p{Lu}\d]/u.test(before.text);
}

/** The verbs of flowing outside of the mentions. */
export function verbsOf(tokens: readonly Token[], mentions: readonly Mention[]): readonly VerbAt[] {
  const taken = new Set(mentions.flatMap((mention) => range(mention.at, mention.to)));
  const verbs: VerbAt[] = [];
  let at = 0;
  while (at < tokens.length) {
    const listed = tokens[at]?.low === 'open' && mentions.some((mention) => mention.at === at + 1);
    const verb = taken.has(at) || listed ? null : verbAt(tokens, at);
    if (verb !== null) verbs.push(verb);
    at = verb === null ? at + 1 : verb.to;
  }
  return verbs;
}

function verbAt(tokens: readonly Token[], at: number): VerbAt | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const before = tokens[at - 1];
  const fit = (verbIndex.get(token.low) ?? []).find((form) =>
    form.words.every((word, step) => tokens[at + step]?.low === word),
  );
  if (fit === undefined) return null;
  const nounLike = before !== undefined && before.sentence === token.sentence && determiners.has(before.low);
  const participle = /(ed|ing|en)$/.test(token.low);
  if (nounLike && (!participle || !['which', 'that', 'all', 'both'].includes(before.low))) return null;
  return { at, to: at + fit.words.length, said: fit.verb, cls: fit.cls, form: token.low };
}

export function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step);
}
