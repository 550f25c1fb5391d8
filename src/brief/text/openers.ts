// The words that open a clause and what they make of it: an event, a reason, a purpose, a bound.
// Data and its questions only; where a sentence is cut is decided in cuts.ts.
import type { Reading } from './reading.ts';

export const openers = ['main', 'event', 'until', 'because', 'purpose', 'relative', 'aside'] as const;
export type Opener = (typeof openers)[number];

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
export const subjects: ReadonlySet<string> = new Set(
  'i we they you it he she somebody someone everyone everybody please nobody nothing there anything everything'.split(
    ' ',
  ),
);
export const modals: ReadonlySet<string> = new Set(
  "should must has have need needs can could will would may might shall is are was were be gets get goes go don't doesn't isn't aren't never want wants shouldn't mustn't".split(
    ' ',
  ),
);
export const denials: ReadonlySet<string> = new Set(
  "not never no nobody nothing none without cannot avoid don't doesn't isn't aren't won't can't shouldn't mustn't wouldn't didn't hasn't haven't neither nor".split(
    ' ',
  ),
);
export const adverbs: ReadonlySet<string> = new Set(
  'also then just only always simply automatically please afterwards maybe later either finally again now'.split(
    ' ',
  ),
);

export function openerOf(opening: readonly string[]): Opener {
  const [first = '', second = '', third = ''] = opening;
  if (first === 'as') return second === 'soon' ? 'event' : 'main';
  if (['the', 'every', 'each'].includes(first))
    return ['moment', 'time'].includes(second) && third !== '' && first !== 'at' ? 'event' : 'main';
  if (['only', 'but', 'and'].includes(first)) return openerWords[second] ?? 'main';
  if (first === 'once') return ['a', 'per', 'an', 'every'].includes(second) ? 'main' : 'event';
  if (first === 'so')
    return [
      'that',
      'the',
      'our',
      'it',
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

export function opens({ tokens }: Reading, at: number): boolean {
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
  if (word === 'after' || word === 'before' || word === 'since')
    return (
      !/^\d/.test(next) &&
      !/^(day|days|week|night|month|year|evening|shortly|right|as|soon|minutes?|hours?)$/.test(before)
    );
  return word === 'where' || word === 'then';
}

export function modalsIn({ tokens }: Reading, from: number, to: number): boolean {
  return tokens.slice(from, to).some((token) => modals.has(token.low));
}
