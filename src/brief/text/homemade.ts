// The writer's own system in a text in which no rule has found one: "in a service we wrote ourselves", "the planner is our own tool".
// It is called by what it holds, where its sentence says so.
import { type Actor, slug, titled } from './actors.ts';
import type { Reading } from './clauses.ts';
import { nearName } from './links.ts';
import { isTechWord, techIn } from './made-of.ts';
import type { Mention } from './mentions.ts';
import { type Lead, leadBefore, namedTokens, plainWord } from './phrases.ts';
import type { Token } from './tokens.ts';

const heads = new Set(
  'service microservice system api application app platform tool software backend engine program programme solution registry hub server core api'.split(
    ' ',
  ),
);
/** Words that name nothing: what they stand for is called a service. */
const things = new Set(['thing', 'script', 'piece', 'contraption', 'monster', 'box', 'beast']);
/** What a book or a machine is called may be software too, where more speaks for it. */
const stores = new Set(
  'register book log logbook ledger catalogue catalog board desk planner scheduler calculator store pool index archive tracker brain feed cockpit console monitor gateway broker portal queue directory recorder simulator model bot diary roster playout matcher checker finder router database db webservice'.split(
    ' ',
  ),
);
const built =
  '(built|wrote|written|programmed|developed|coded|made|maintains?|hosts?|runs|commissioned|cobbled together|put together)';
const after = new RegExp(
  `^(,? ?(that|which) )?((we|i|our( \\w+){1,3}|(a|an|the|some|one) (\\w+ )?\\w+|somebody|someone|it) (have |has |had |once |ourselves )?${built}\\b|of our own|of ours|(we|i) (\\w+ )?${built}|(is|was|were) (${built} (by|in house|ourselves|for us)|our own|ours|home|self))`,
);
const before =
  /\b(our own|own|in house|home grown|home made|homegrown|homemade|self built|self written|self made)( \w+){0,2}$/;
const maker = "(we|i|our( [\\w']+){1,4}|(an?|the|some|one|two)( [\\w']+){1,4}|somebody|someone)";
const makes = new RegExp(
  `^(service |program )?([(,:] ?)?((that|which) )?(${maker} (have |has |had |once |ourselves )?${built}\\b|(is |was |were |got |has been )?(self )?(written|built|programmed|developed|made|coded) (\\w+ )?(by|in|ourselves|for us|on)\\b|(is|was) (ours|(an? )?in house|our own|something (we|our|my|an?|the)|(an? )?self)\\b|of (our|my|its) own|ours\\b|own\\b|in house\\b|self made|home ?made|wrote (our|my|an?|the)\\b)`,
);
const theirs =
  /\b(they|partner|partners|supplier|vendor|provider|client|customer|insurer|bank|manufacturer) (\w+ )?(built|wrote|have|has|had|gave|give|offers?|opened|run|runs)\b/;
const holds =
  /\b(we|i|team|department|office|there|and|with)( 's| 've|'s|'ve| have| has| got| run| runs| keep| operate| is| also| now)*( (a|an|one|our))?$/;
const software =
  /^,? ?((which|that) )?(is|was) (just |really )?an? (\w+ ){0,2}(service|tool|app|api|program|programme|script|application|server|backend)\b/;
const reaches = /^(with (an?|its)( \w+){0,2} (api|rest|interface)\b|and its api\b)/;

interface Found {
  readonly at: number;
  readonly words: readonly string[];
  readonly score: number;
}

/** The system of his own that a writer speaks of; beside one that `actors` has only where much speaks for it. */
export function homemade(reading: Reading, actors: readonly Actor[]): readonly Actor[] {
  const others = actors.filter(({ kind, uses }) => uses === null && ['internal', 'database'].includes(kind));
  const found = reading.tokens.flatMap((_, at) => foundAt(reading, at));
  const [best] = found.toSorted(
    (a, b) => weight(b) - weight(a) || b.words.length - a.words.length || a.at - b.at,
  );
  if (best === undefined) return [];
  if (actors.some(({ at }) => at.some((one) => one.at <= best.at && one.to > best.at))) return [];
  if (others.length > 0 && (best.score < most || others.some((other) => nears(reading, other, best))))
    return [];
  const actor = named(reading, best.at, best.words);
  return [{ ...actor, at: [...actor.at, ...again(reading, best.at)] }];
}

/** Of two that stand for one, the one that is called by more than its head: "our permit service is an in-house thing". */
function weight({ score, words }: Found): number {
  return score + (words.length > 0 ? 1 : 0);
}

/** What must speak for a noun of software, for another, and for a further system. */
const enough = 3;
const much = 4;
const most = 5;

/** Whether a system is spoken of in the same sentence, or is called by one of the words. */
function nears({ tokens }: Reading, { at, key }: Actor, best: Found): boolean {
  const words = [...best.words, tokens[best.at]?.low ?? ''].map((word) => word.toLowerCase());
  return (
    at.some((mention) => tokens[mention.at]?.sentence === tokens[best.at]?.sentence) ||
    key.split('-').some((word) => words.includes(word))
  );
}

function foundAt(reading: Reading, at: number): readonly Found[] {
  const { tokens } = reading;
  const token = tokens[at];
  if (token === undefined) return [];
  const plainly = heads.has(token.low) || things.has(token.low);
  if (!plainly && !stores.has(token.low)) return [];
  if (
    (token.text !== token.low && !token.first && token.low !== 'api') ||
    heads.has(tokens[at + 1]?.low ?? '')
  )
    return [];
  if (namedTokens(reading.mentions).has(at) && kindAt(reading, at) !== 'forms') return [];
  const lead = leadOf(reading, at);
  if (lead === null) return [];
  if (nearName(reading, { at, to: at + 1, sense: { is: 'kind', kind: 'internal', noun: token.low } }))
    return [];
  const said = sentenceWords(reading, at);
  if (theirs.test(said.before)) return [];
  const plain = plainly && (after.test(said.after) || before.test(said.before));
  const making = plain || makes.test(said.after) || software.test(said.after);
  if (token.low === 'api' && !making && lead.determiner !== 'our') return [];
  if (lead.determiner === null && !lead.own && !plain) return [];
  const words = lead.words.filter((word) => !plainWord(word) && !isTechWord(word));
  const score =
    (making ? 3 : 0) + (lead.own ? 2 : 0) + (words.length > 0 ? 0.5 : 0) + told(reading, at, lead);
  return score < (plainly ? enough : much) ? [] : [{ at, words, score }];
}

/** What else speaks for it: whose it is, what it is made of, how it is reached. */
function told(reading: Reading, at: number, lead: Lead): number {
  const next = reading.tokens[at + 1]?.low ?? '';
  const near = following(reading, at);
  const said = sentenceWords(reading, at);
  const direct = /^[(,:]$/.test(next) && techIn(near.slice(1, 3)) > 0;
  return (
    (/^(our|my)$/.test(lead.determiner ?? '') ? 1 : 0) +
    (holds.test(said.lead(lead.first)) ? 1 : 0) +
    (reaches.test(said.after) || direct ? 1 : 0) +
    (near.some(({ low }) => low === 'internal' || low === 'inside') ? 1 : 0) +
    (selfMade.test(nextSentence(reading, at)) ? 2 : 0) +
    Math.min(3, techIn(near))
  );
}

/** "Our storage program knows it. It is home-made." */
const selfMade =
  /^(it|that) ?('s|is|was) (ours|our own|self|home ?(made|grown)|home|in house|homemade|homegrown|(written|built|programmed|made) (by (us|me|our|an?|the)|in house|ourselves))\b/;

function nextSentence({ tokens }: Reading, at: number): string {
  const sentence = (tokens[at]?.sentence ?? 0) + 1;
  const near = tokens.slice(at + 1, at + 3 * reach).filter((token) => token.sentence === sentence);
  return near
    .slice(0, 8)
    .map(({ low }) => low)
    .join(' ');
}

/** The words before a noun where they don't tell that it is another's; null where they do. */
function leadOf(reading: Reading, at: number): Lead | null {
  const { tokens } = reading;
  const from = chained(reading, at);
  const lead = leadBefore(reading, from);
  const chain = tokens.slice(from, at).map(({ low }) => low);
  if (/^(their|his|your|her)$/.test(lead.determiner ?? '')) return null;
  const ours = /^(its|'s)$/.test(lead.determiner ?? (lead.owner === null ? '' : "'s"));
  if (ours && (lead.own ? tokens[at]?.sentence !== 0 : lead.owner === null)) return null;
  if (tokens[lead.first - 1]?.low === 'is' && /^[\p{Lu}"”“]/u.test(tokens[lead.first - 2]?.text ?? ''))
    return null;
  if (lead.owner !== null && !lead.own) {
    const is = software.test(sentenceWords(reading, at).after);
    return is ? { ...lead, words: [tokens[lead.owner - 1]?.low ?? '', ...chain], determiner: 'the' } : null;
  }
  if (lead.determiner !== null || lead.own) return { ...lead, words: [...lead.words, ...chain] };
  const words = bareLead(reading, at);
  return words === null ? lead : { ...lead, words, determiner: 'the' };
}

/** "A rights-and-consents service": where the words begin that hyphens join before a noun. */
function chained({ tokens, text }: Reading, at: number): number {
  const joined = (to: number): boolean =>
    tokens[to - 1]?.end === (tokens[to]?.start ?? 0) - 1 && text[(tokens[to]?.start ?? 0) - 1] === '-';
  let from = at - 1;
  if (!joined(from)) return at;
  while (joined(from)) from -= 1;
  return tokens.slice(from, at).some(({ low }) => /^(and|to|of)$/.test(low)) ? from : at;
}

/** What stands behind a noun up to where the next thing is told, and the sentence behind it when it begins with what the thing is made of. */
function following({ tokens }: Reading, at: number): readonly Token[] {
  const sentence = tokens[at]?.sentence ?? 0;
  const near = tokens.slice(at + 1, at + reach).filter((token) => token.sentence === sentence);
  const next = tokens.slice(at + 1, at + 3 * reach).filter((token) => token.sentence === sentence + 1);
  return techIn(next.slice(0, 2)) > 0 ? [...near, ...next.slice(0, reach)] : near;
}

const reach = 16;

/** "Permits service is in-house", "Locker-API: REST": the head of a sentence without an article. */
function bareLead({ tokens, mentions }: Reading, at: number): readonly string[] | null {
  const start = tokens.findIndex((token) => token.sentence === tokens[at]?.sentence);
  if (at - start > 3 || !/^(is|was|:|\(|,|written|built|made|with)$/.test(tokens[at + 1]?.low ?? ''))
    return null;
  if (mentions.some((one) => one.sense.is === 'system' && one.at >= start && one.at < at)) return null;
  const words = tokens.slice(start, at).map(({ low }) => low);
  return words.every((word) => /^\p{L}+$/u.test(word)) ? words : null;
}

function kindAt({ mentions }: Reading, at: number): string | null {
  const mention = mentions.find((one) => one.at <= at && one.to > at && one.sense.is === 'kind');
  return mention?.sense.is === 'kind' ? mention.sense.kind : null;
}

/** The places that speak of it again by its head alone: "the service", "our log". */
function again({ tokens, mentions }: Reading, at: number): readonly Mention[] {
  const head = tokens[at]?.low ?? '';
  const taken = namedTokens(mentions);
  return tokens.flatMap((token, place): readonly Mention[] => {
    const led = /^(the|our|this|that|my|its)$/.test(tokens[place - 1]?.low ?? '');
    if (place === at || token.low !== head || !led || taken.has(place)) return [];
    if (mentions.some((one) => one.at === place + 1 && one.sense.is === 'object' && joinedOn(tokens, place)))
      return [];
    return [{ at: place, to: place + 1, sense: { is: 'kind', kind: 'internal', noun: head } }];
  });
}

/** "The service contract": the next word is no verb's beginning but the head. */
function joinedOn(tokens: readonly Token[], place: number): boolean {
  return tokens[place + 1]?.sentence === tokens[place]?.sentence;
}

interface Said {
  readonly before: string;
  readonly after: string;
  /** What stands before a token of it. */
  readonly lead: (first: number) => string;
}

function sentenceWords({ tokens }: Reading, at: number): Said {
  const words = (from: number, to: number): string =>
    tokens
      .slice(Math.max(0, from), to)
      .filter((token) => token.sentence === tokens[at]?.sentence)
      .map(({ low }) => low)
      .join(' ');
  return {
    before: words(at - 8, at),
    after: words(at + 1, at + 12),
    lead: (first) => words(first - 4, first),
  };
}

/** Called by its own words, else by the records of its sentence before it ("our licences live in a service …"). */
function named(reading: Reading, at: number, words: readonly string[]): Actor {
  const said = reading.tokens[at]?.low ?? '';
  const head = things.has(said) ? 'service' : said;
  const purpose = (words.length > 0 ? words : purposeBefore(reading, at)).map((word) =>
    word === 'price' ? 'pricing' : word,
  );
  const name = [...(purpose.length > 0 ? purpose : ['in-house']), head].join(' ');
  const mention: Mention = { at, to: at + 1, sense: { is: 'kind', kind: 'internal', noun: name } };
  return { key: slug(name), uses: null, name: titled(name), kind: 'internal', part: null, at: [mention] };
}

/** What the sentence begins with: "licences" of "our licences live in", "time tracking" of "time tracking is our own tool". */
function purposeBefore({ tokens, mentions }: Reading, at: number): readonly string[] {
  const first = mentions.find(
    (one) => one.sense.is !== 'system' && one.to <= at && tokens[one.at]?.sentence === tokens[at]?.sentence,
  );
  if (first === undefined || at - first.to > 6) return [];
  const start = tokens.findIndex((token) => token.sentence === tokens[at]?.sentence);
  const lead = tokens.slice(start, first.at).every(({ low }) => /^(our|the|all|my|and|so|,|for)$/.test(low));
  return lead
    ? tokens.slice(first.at, first.to).map(({ base, low }) => (low === `${base}s` ? base : low))
    : [];
}
