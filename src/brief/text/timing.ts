// When a flow runs and how late it may be, from a stretch of text: "every night", "real time", "within five minutes", "5m poll".
// Only what is said; a stretch that speaks of no time gives nothing.
import { type Duration, duration } from '../../measure/duration.ts';
import type { AskedTrigger } from '../brief.ts';
import { numberIn, numberPattern } from './numbers.ts';

/** What a stretch of text says of time; `said` are its words. */
export interface Timing {
  readonly trigger: AskedTrigger;
  readonly freshness: Duration | null;
  readonly every: Duration | null;
  readonly said: string;
}

const units: Readonly<Record<string, number>> = {
  s: 1,
  sec: 1,
  second: 1,
  m: 60,
  min: 60,
  minute: 60,
  h: 3600,
  hr: 3600,
  hour: 3600,
  d: 86_400,
  day: 86_400,
  night: 86_400,
  morning: 86_400,
  evening: 86_400,
  week: 604_800,
  month: 2_592_000,
  weekday: 86_400,
  afternoon: 86_400,
};
const unitPattern =
  '(seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|mornings?|evenings?|afternoons?|weeks?|weekdays?|months?|m|h|s)\\b';
/** A count right before its unit, also without a space: "5m". */
const count = `\\d+(?=[a-z])|${numberPattern}`;
const day = 86_400;

const periods: readonly (readonly [RegExp, number])[] = [
  [
    /\b(nightly|overnight|daily|(?:once|twice) (?:a|per) day|(?:each|every|at|by) (?:night|day|morning|evening|weekday|afternoon)|end of (?:the )?(?:each |every )?day|(?:the )?next (?:morning|day)|every business day|once a night|during the night|in the night|at midnight|by morning|per day is (?:enough|fine))\b/,
    day,
  ],
  [/\b(hourly|(?:once|every|each) (?:an |per )?hour|per hour)\b/, 3600],
  [
    /\b(weekly|(?:once a|every|each|per) week|(?:every|each|on) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?|mondays)\b/,
    7 * day,
  ],
  [
    /\b(monthly|once a month|(?:each|every) month|month[- ]end|end of (?:the |each |every )?month|quarterly)\b/,
    30 * day,
  ],
];

const live =
  /\b(real[- ]?time|instant(?:ly)?|immediately|right away|straight ?away|at once|as they (?:are placed|happen|come in)|as it happens|live|the moment|as soon as|without delay|within (?:a )?seconds?|on the spot|in a moment)\b/;
const byHand =
  /\b(one[- ]off|one[- ]time|on demand|by hand when|at the push of a button|press(?:es)? (?:a|the) button|once only|just once|a single time)\b/;

/** The timing that a stretch of text gives, or null. */
export function timingOf(text: string): Timing | null {
  const low = inMinutes(text.toLowerCase());
  return polled(low) ?? interval(low) ?? within(low) ?? period(low) ?? immediate(low);
}

/** Parts of an hour as people say them, in minutes: "half an hour", "three quarters of an hour". */
function inMinutes(low: string): string {
  return low
    .replace(/\b(?:half an|half|an? half) hour\b/g, '30 minutes')
    .replace(/\bthree quarters of an hour\b/g, '45 minutes')
    .replace(/\b(?:a )?quarter (?:of an )?hour\b/g, '15 minutes');
}

function lengthOf(count: string | undefined, unit: string | undefined): number | null {
  const size = units[(unit ?? '').replace(/s$/, '')] ?? units[unit ?? ''];
  const many = count === undefined || count.trim() === '' ? 1 : numberIn(count);
  return size === undefined || many === null || many <= 0 ? null : size * many;
}

function polled(low: string): Timing | null {
  const found =
    new RegExp(
      `\\b(?:poll|check|look|ask|query)(?:s|ed|ing)?\\b[^.;]{0,25}?\\bevery (?:(${count}) ?)?${unitPattern}`,
    ).exec(low) ?? new RegExp(`\\b(${count}) ?-?${unitPattern}[- ](?:poll|polling|interval)`).exec(low);
  if (found === null) return null;
  const seconds = lengthOf(found[1], found[2]);
  return seconds === null
    ? null
    : { trigger: 'poll', freshness: null, every: duration(seconds), said: found[0] };
}

function interval(low: string): Timing | null {
  const found = new RegExp(`\\b(?:every|each) (?:(${count}|other|few|couple of) ?)?${unitPattern}`).exec(low);
  if (found === null || /\b(?:every|each) (?:few|other)/.test(found[0])) return null;
  const seconds = lengthOf(found[1], found[2]);
  return seconds === null
    ? null
    : { trigger: 'schedule', freshness: duration(seconds), every: duration(seconds), said: found[0] };
}

function within(low: string): Timing | null {
  const found = new RegExp(
    `\\b(?:within|in under|in less than|no later than|not later than|at most|no more than|under|less than|max(?:imum)?\\.?|up to|after at most|inside(?: of)?) (?:about |around |roughly |the )?(?:(${count}|an|couple of) ?)?(?:or (?:so|two) )?${unitPattern}`,
  ).exec(low);
  if (found !== null) {
    const seconds = lengthOf(found[1] === 'an' ? '1' : found[1], found[2]);
    if (seconds !== null)
      return {
        trigger: 'auto',
        freshness: duration(seconds),
        every: null,
        said: found[0],
      };
  }
  const same = /\b(?:the )?same (?:business |working )?day\b|\bby (?:the )?end of (?:the )?day\b/.exec(low);
  return same === null ? null : { trigger: 'auto', freshness: 'P1D', every: null, said: same[0] };
}

function period(low: string): Timing | null {
  for (const [pattern, seconds] of periods) {
    const found = pattern.exec(low);
    if (found !== null)
      return { trigger: 'schedule', freshness: duration(seconds), every: duration(seconds), said: found[0] };
  }
  return null;
}

function immediate(low: string): Timing | null {
  const found = live.exec(low);
  if (found !== null) return { trigger: 'webhook', freshness: 'PT1M', every: null, said: found[0] };
  const hand = byHand.exec(low);
  return hand === null ? null : { trigger: 'manual', freshness: null, every: null, said: hand[0] };
}
