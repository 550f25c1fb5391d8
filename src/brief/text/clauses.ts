// Sentences cut into clauses: one statement each, with what opens it (when, until, because …) and whether it denies something.
import { cuts } from './cuts.ts';
import { arrowAt, gapAt } from './gaps.ts';
import { heard } from './heard.ts';
import { adverbs, denials, modals, type Opener, openerOf } from './openers.ts';
import type { Reading } from './reading.ts';

export type { Reading } from './reading.ts';

/** The tokens `at` up to `to` of one sentence. `shares` tells that the subject is that of the clause before. */
export interface Clause {
  readonly at: number;
  readonly to: number;
  readonly sentence: number;
  readonly opener: Opener;
  readonly negated: boolean;
  readonly shares: boolean;
  /** Whether the verb is left out and is that of the clause before: "…, articles from A to B". */
  readonly gapped: boolean;
}

/** All clauses of a text in order. */
export function clausesOf(unheard: Reading): readonly Clause[] {
  const reading = heard(unheard);
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
  return clauses.map((clause, at) =>
    sharesEvent(reading, clauses, at) ? { ...clause, opener: 'event' } : clause,
  );
}

/** "If A is ill and the shift is short, then …": a second condition before the statement itself. */
function sharesEvent({ tokens }: Reading, clauses: readonly Clause[], at: number): boolean {
  const [before, clause, after] = [clauses[at - 1], clauses[at], clauses[at + 1]];
  if (before === undefined || clause === undefined || after === undefined) return false;
  if (before.opener !== 'event' || clause.opener !== 'main' || clause.sentence !== before.sentence)
    return false;
  return ['and', 'or'].includes(tokens[clause.at]?.low ?? '') && after.sentence === clause.sentence;
}

function clauseOf(reading: Reading, at: number, to: number, aside: boolean): Clause {
  const words = reading.tokens.slice(at, to).map((token) => token.low);
  const first = words.findIndex((word) => /[\p{L}\p{N}]/u.test(word) && word !== 'and');
  const opening = words.slice(Math.max(0, first), first + 3);
  const opener = aside ? 'aside' : arrowAt(reading.tokens, to) ? 'event' : openerOf(opening);
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
    gapped: gapAt(reading, at, to),
  };
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
