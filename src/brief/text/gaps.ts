// Statements that leave their verb out, and things that only list: "…, articles from A to B", "contacts in A and customers in B".
// Looks at neighbours alone; nothing is cut here.
import type { Mention } from './mentions.ts';
import { modals, modalsIn } from './openers.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';

/** Where the statement that a sign stands in began: behind the last sign that parts statements. */
export function statementStart({ tokens }: Reading, at: number): number {
  let start = at;
  while (
    start > 0 &&
    tokens[start - 1]?.sentence === tokens[at]?.sentence &&
    !/^[;:()—–]$/.test(tokens[start - 1]?.low ?? '')
  )
    start -= 1;
  return start;
}

/** Whether a stretch names both a record and a place for it, and speaks of its way. */
export function placed(reading: Reading, from: number, to: number): boolean {
  const within = reading.mentions.filter((one) => one.at >= from && one.to <= to);
  const record = within.find((one) => one.sense.is === 'object');
  const told = reading.verbs.some((verb) => verb.at >= from && verb.at < to) || modalsIn(reading, from, to);
  const verbless = !reading.verbs.some((verb) => verb.at >= from && verb.at < to);
  return (told || verbless) && record !== undefined && within.some((one) => one.sense.is !== 'object');
}

const light = new Set(
  'the a an our your my their its new all any every each both of in on at from and or also , existing open paid closed both'.split(
    ' ',
  ),
);

/** "Contacts in A and customers in B …": things with their places and no verb yet, so that what follows speaks of both. */
export function nounsOnly(reading: Reading, from: number, to: number): boolean {
  const within = reading.mentions.filter((one) => one.at >= from && one.to <= to);
  if (!within.some((one) => one.sense.is === 'object')) return false;
  return reading.tokens
    .slice(from, to)
    .every(
      (token, step) =>
        light.has(token.low) ||
        within.some((one) => one.at <= from + step && one.to > from + step) ||
        within.some((one) => one.at === from + step + 1),
    );
}

/** A clause without any verb that puts a record somewhere, after a sign that continues a statement. */
export function gapAt(reading: Reading, at: number, to: number): boolean {
  const lead = reading.tokens[at]?.low ?? '';
  if (![',', 'and', 'or', ';'].includes(lead)) return false;
  if (reading.verbs.some((verb) => verb.at >= at && verb.at < to) || modalsIn(reading, at, to)) return false;
  return gapped(reading, at + 1) || gapped(reading, at + 2);
}

export function verbStarts(reading: Reading, at: number): boolean {
  return reading.verbs.some((verb) => verb.at === at);
}

/** "… and stock back in Shopify", "articles from A to B", "orders the other way": a record with a place or way of its own, no verb. */
export function gapped(reading: Reading, from: number): boolean {
  const first = reading.mentions.find((one) => one.at >= from && one.at <= from + 3);
  if (first === undefined) return false;
  const sentence = reading.tokens[from]?.sentence;
  const adjectival = first.sense.is !== 'object';
  const record = adjectival ? reading.mentions.find((one) => one.at === first.to) : first;
  if (record?.sense.is !== 'object') return false;
  if (hasVerb(reading, from, record.to + 10)) return false;
  return reading.tokens
    .slice(record.to, record.to + 4)
    .some(
      (token, step) =>
        token.sentence === sentence &&
        reading.tokens
          .slice(record.to, record.to + step)
          .every(
            (between) =>
              /^(back|also|too|only|once|directly|straight|the|and|,|every|\w+ly|out|over|on)$/.test(
                between.low,
              ) ||
              reading.mentions.some(
                (one) =>
                  one.sense.is === 'object' &&
                  reading.tokens[one.at] !== undefined &&
                  one.at <= reading.tokens.indexOf(between) &&
                  one.to > reading.tokens.indexOf(between),
              ),
          ) &&
        ([
          'to',
          'into',
          'back',
          'from',
          'onto',
          'once',
          'every',
          'hourly',
          'nightly',
          'daily',
          'weekly',
        ].includes(token.low) ||
          (['in', 'on', 'at'].includes(token.low) && placeAt(reading, record.to + step + 1)) ||
          (token.low === 'the' &&
            ['other', 'opposite', 'reverse'].includes(reading.tokens[record.to + step + 1]?.low ?? ''))),
    );
}

function placeAt(reading: Reading, at: number): boolean {
  return reading.mentions.some((one) => one.sense.is !== 'object' && one.at >= at && one.at <= at + 2);
}

function hasVerb(reading: Reading, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const token = reading.tokens[at];
    if (token === undefined || token.sentence !== reading.tokens[from]?.sentence) return false;
    if (/^[,;:()]$/.test(token.low)) return false;
    if (modals.has(token.low) || (verbStarts(reading, at) && !/(ed|ing|en)$/.test(token.low))) return true;
  }
  return false;
}

/** "->", "=>" or "→" at a place. */
export function arrowAt(tokens: readonly Token[], at: number): boolean {
  const low = tokens[at]?.low ?? '';
  return low === '→' || (['-', '='].includes(low) && tokens[at + 1]?.low === '>');
}

/** "Shopify -> Xero": an arrow between two systems shows the way and parts nothing. */
export function namedBeside(reading: Reading, at: number): boolean {
  const end = reading.tokens[at]?.low === '→' ? at + 1 : at + 2;
  const named = (fits: (one: Mention) => boolean): boolean =>
    reading.mentions.some((one) => one.sense.is !== 'object' && fits(one));
  return named((one) => one.to === at) && named((one) => one.at === end || one.at === end + 1);
}
