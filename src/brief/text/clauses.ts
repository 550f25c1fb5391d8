// Sentences cut into clauses: one statement each, with what opens it (when, until, because …) and whether it denies something.
// The cut is by signs and by a new subject with its own verb; lists of things stay whole.
import type { Mention, VerbAt } from './mentions.ts';
import type { Token } from './tokens.ts';

export const openers = ['main', 'event', 'until', 'because', 'purpose', 'relative', 'aside'] as const;
export type Opener = (typeof openers)[number];

/** The tokens `at` up to `to` of one sentence. `shares` tells that the subject is that of the clause before. */
export interface Clause {
  readonly at: number;
  readonly to: number;
  readonly sentence: number;
  readonly opener: Opener;
  readonly negated: boolean;
  readonly shares: boolean;
}

/** A text read as far as words go. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  readonly verbs: readonly VerbAt[];
}

const openerWords: Readonly<Record<string, Opener>> = {
  when: 'event',
  whenever: 'event',
  once: 'event',
  if: 'event',
  after: 'event',
  as: 'event',
  moment: 'event',
  time: 'event',
  until: 'until',
  unless: 'until',
  before: 'until',
  because: 'because',
  since: 'because',
  although: 'because',
  so: 'purpose',
  which: 'relative',
  who: 'relative',
  where: 'relative',
  while: 'relative',
  whereas: 'main',
  but: 'main',
  then: 'main',
  otherwise: 'main',
};
const subjects = new Set(
  'i we they you it he she somebody someone everyone everybody please nobody nothing there anything everything'.split(
    ' ',
  ),
);
const modals = new Set(
  "should must has have need needs can could will would may might shall is are was were be gets get goes go don't doesn't isn't aren't never want wants shouldn't mustn't".split(
    ' ',
  ),
);
const denials = new Set(
  "not never no nobody nothing none without cannot avoid don't doesn't isn't aren't won't can't shouldn't mustn't wouldn't didn't hasn't haven't neither nor".split(
    ' ',
  ),
);
const adverbs = new Set(
  'also then just only always simply automatically please afterwards maybe later either finally again now'.split(
    ' ',
  ),
);

/** All clauses of a text in order. */
export function clausesOf(reading: Reading): readonly Clause[] {
  const { tokens } = reading;
  const clauses: Clause[] = [];
  let start = 0;
  let depth = 0;
  const close = (end: number): void => {
    if (end > start) clauses.push(clauseOf(reading, start, end, depth > 0));
    start = end;
  };
  for (const [at, token] of tokens.entries()) {
    if (at > 0 && tokens[at - 1]?.sentence !== token.sentence) {
      close(at);
      depth = 0;
    }
    if (token.low === '(') {
      close(at);
      depth += 1;
    } else if (cuts(reading, at, start)) close(at);
    if (token.low === ')') {
      close(at + 1);
      depth = Math.max(0, depth - 1);
    }
  }
  close(tokens.length);
  return clauses;
}

function clauseOf(reading: Reading, at: number, to: number, aside: boolean): Clause {
  const words = reading.tokens.slice(at, to).map((token) => token.low);
  const first = words.findIndex((word) => /[\p{L}\p{N}]/u.test(word) && word !== 'and');
  const opening = words.slice(Math.max(0, first), first + 3);
  const opener = aside ? 'aside' : openerOf(opening);
  const head = words[first] ?? '';
  const negated = words.some((word, step) => denies(words, word, step));
  const verbal = reading.verbs.some((verb) => verb.at <= at + first + 1 && verb.at >= at);
  return {
    at,
    to,
    sentence: reading.tokens[at]?.sentence ?? 0,
    opener,
    negated,
    shares: verbal || adverbs.has(head) || modals.has(head),
  };
}

function openerOf(opening: readonly string[]): Opener {
  const [first = '', second = '', third = ''] = opening;
  if (first === 'as') return second === 'soon' ? 'event' : 'main';
  if (['the', 'every', 'each'].includes(first))
    return ['moment', 'time'].includes(second) && third !== '' && first !== 'at' ? 'event' : 'main';
  if (['only', 'but', 'and'].includes(first)) return openerWords[second] ?? 'main';
  if (first === 'once') return ['a', 'per', 'an', 'every'].includes(second) ? 'main' : 'event';
  if (first === 'so')
    return [
      'that',
      'we',
      'i',
      'they',
      'sales',
      'nobody',
      'support',
      'finance',
      'everyone',
      'nothing',
      'agents',
      'people',
    ].includes(second)
      ? 'purpose'
      : 'main';
  if (first === 'after' && /^\d/.test(second)) return 'main';
  return first === 'moment' || first === 'time' ? 'main' : (openerWords[first] ?? 'main');
}

/** A denial counts unless it is a bound ("no later than", "not only"). */
function denies(words: readonly string[], word: string, step: number): boolean {
  if (!denials.has(word)) return false;
  const next = words[step + 1] ?? '';
  return ![
    'later',
    'more',
    'only',
    'just',
    'longer',
    'less',
    'matter',
    'yet',
    'docs',
    'doubt',
    'documentation',
  ].includes(next);
}

function cuts(reading: Reading, at: number, start: number): boolean {
  const { tokens } = reading;
  const word = tokens[at]?.low ?? '';
  if (at === start) return false;
  if ([';', ':', '—', '–', '-'].includes(word)) return true;
  const before = tokens[at - 1]?.low ?? '';
  if (opens(reading, at)) return true;
  const spoken =
    reading.verbs.some((verb) => verb.at >= start && verb.at < at) || modalsIn(reading, start, at);
  if (
    subjects.has(word) &&
    !['and', ',', 'that', 'what', 'everything', 'anything', 'things', 'but', 'so'].includes(before)
  )
    return (
      spoken &&
      !['if', 'when', 'once', 'as', 'to', 'of', 'for', 'with'].includes(before) &&
      finite(reading, at)
    );
  if (startsMain(reading, at, start)) return true;
  if (word === ',' || word === 'and' || word === 'or')
    return newStatement(reading, at, spoken || (word === ',' && opensAside(tokens, start)));
  return false;
}

/** Whether a clause is opened by "when", "until" and the like, so that a comma ends it. */
function opensAside(tokens: readonly Token[], start: number): boolean {
  return openerOf(tokens.slice(start, start + 3).map((token) => token.low)) !== 'main';
}

function modalsIn({ tokens }: Reading, from: number, to: number): boolean {
  return tokens.slice(from, to).some((token) => modals.has(token.low));
}

function opens({ tokens }: Reading, at: number): boolean {
  const word = tokens[at]?.low ?? '';
  const next = tokens[at + 1]?.low ?? '';
  const before = tokens[at - 1]?.low ?? '';
  if (word === 'as')
    return (next === 'soon' && tokens[at + 2]?.low === 'as') || (next === 'they' && before !== 'soon');
  if (['every', 'each'].includes(word)) return next === 'time';
  if (word === 'the') return next === 'moment' && before !== 'at';
  if (word === 'once')
    return (
      !['a', 'per', 'an', 'every', '.', ','].includes(next) &&
      !['exactly', 'only', 'just', 'at'].includes(before)
    );
  if (word === 'so')
    return (
      before === ',' ||
      ['that', 'we', 'i', 'they', 'the', 'our', 'sales', 'nobody', 'support', 'finance'].includes(next)
    );
  if (
    [
      'if',
      'when',
      'whenever',
      'until',
      'unless',
      'because',
      'which',
      'while',
      'whereas',
      'but',
      'otherwise',
    ].includes(word)
  )
    return before !== 'even';
  if (word === 'after' || word === 'before' || word === 'since') return !/^\d/.test(next);
  return word === 'where' || word === 'then';
}

/** Whether a "," or "and" begins a statement of its own: a verb, a new subject with a verb, or another thing for another place. */
function newStatement(reading: Reading, at: number, spoken: boolean): boolean {
  const { tokens } = reading;
  let next = at + 1;
  while (adverbs.has(tokens[next]?.low ?? '') || ['and', 'or'].includes(tokens[next]?.low ?? '')) next += 1;
  const token = tokens[next];
  if (token === undefined || token.sentence !== tokens[at]?.sentence) return false;
  if (verbStarts(reading, next)) return spoken && !(tokens[at]?.low === ',' && listsVerbs(reading, next));
  if (subjects.has(token.low)) return finite(reading, next) || ['please', 'there'].includes(token.low);
  if (betweenNames(reading, at)) return false;
  const afterSystem = reading.mentions.some((one) => one.to === at && one.sense.is !== 'object');
  const own = ownVerb(reading, next);
  return own || (afterSystem && gapped(reading, next));
}

/** "starts, changes or is cancelled": a verb among others of one statement. */
function listsVerbs(reading: Reading, at: number): boolean {
  return (
    (reading.tokens[at]?.low ?? '').endsWith('s') && ['or', ','].includes(reading.tokens[at + 1]?.low ?? '')
  );
}

function verbStarts(reading: Reading, at: number): boolean {
  return reading.verbs.some((verb) => verb.at === at);
}

const nominative = new Set(['i', 'we', 'they', 'he', 'she', 'please']);

/** Whether a word at a place is the subject of a statement: "we …" always, "it …" when a finite verb follows. */
function finite(reading: Reading, at: number): boolean {
  if (nominative.has(reading.tokens[at]?.low ?? '')) return true;
  return [at + 1, at + 2].some((one, step) => {
    const low = reading.tokens[one]?.low ?? '';
    return (
      modals.has(low) || low === "'s" || (step === 0 && verbStarts(reading, one) && !low.endsWith('ing'))
    );
  });
}

/** After "when …" without a comma: an order ("post it …") or a new subject with a verb of its own ("the ticket gets …"). */
function startsMain(reading: Reading, at: number, start: number): boolean {
  const words = reading.tokens.slice(start, start + 3).map((token) => token.low);
  if (openerOf(words) !== 'event' || at < start + 3) return false;
  const word = reading.tokens[at]?.low ?? '';
  const before = reading.tokens[at - 1]?.low ?? '';
  const next = reading.tokens[at + 1]?.low ?? '';
  if (modals.has(before) || subjects.has(before) || joints.has(before)) return false;
  if (objectWords.has(next) && verbStarts(reading, at) && !/(s|ed|ing)$/.test(word)) return true;
  const told = reading.verbs.some((verb) => verb.at >= start && verb.at < at) || modalsIn(reading, start, at);
  const acts = verbStarts(reading, at - 1) && !modals.has(reading.tokens[at - 2]?.low ?? '');
  return ['the', 'a', 'an', 'our', 'that'].includes(word) && told && !acts && ownVerb(reading, at);
}

const joints = new Set([
  'to',
  'and',
  ',',
  'not',
  'in',
  'of',
  'from',
  'on',
  'into',
  'for',
  'with',
  'at',
  'by',
]);
const objectWords = new Set(['it', 'them', 'the', 'a', 'an', 'that', 'us', 'our', 'all']);

/** "A, B and C": the sign stands between two named things of the same sort, so that it only lists. */
function betweenNames(reading: Reading, at: number): boolean {
  const left = reading.mentions.find((one) => one.to === at);
  const right = reading.mentions.find((one) => one.at > at && one.at <= at + 3);
  if (left === undefined || right === undefined) return false;
  const bothRecords = left.sense.is === 'object' && right.sense.is === 'object';
  const bothSystems = left.sense.is !== 'object' && right.sense.is !== 'object';
  if (!bothRecords && !bothSystems) return false;
  const spoken = reading.verbs.some(
    (verb) => verb.at < at && reading.tokens[verb.at]?.sentence === reading.tokens[at]?.sentence,
  );
  return !(bothSystems && spoken && ownVerb(reading, right.to));
}

/** Whether a verb comes before the next sign or "and" between other things. */
function ownVerb(reading: Reading, from: number): boolean {
  const { tokens } = reading;
  for (let at = from; at < Math.min(from + 12, tokens.length); at += 1) {
    const token = tokens[at];
    if (token === undefined || token.sentence !== tokens[from]?.sentence) return false;
    if (/^[;:()]$/.test(token.low)) return false;
    if ((token.low === ',' || token.low === 'and' || token.low === 'or') && !betweenNames(reading, at))
      return false;
    if (at > from && (modals.has(token.low) || (verbStarts(reading, at) && !/(ed|ing|en)$/.test(token.low))))
      return true;
    if (opens(reading, at)) return false;
  }
  return false;
}

/** "… and stock back in Shopify": a record with a place of its own, the verb left out. */
function gapped(reading: Reading, from: number): boolean {
  const record = reading.mentions.find((one) => one.at >= from && one.at <= from + 2);
  if (record?.sense.is !== 'object') return false;
  return reading.tokens
    .slice(record.to, record.to + 3)
    .some((token) => ['to', 'into', 'in', 'back', 'from', 'on'].includes(token.low));
}
