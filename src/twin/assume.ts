// What a twin does where its profile is silent: always to the side that is harder for an integration, within what real vendors do. One table,
// so that the figure that is used and the sentence that is printed can't differ. Nothing is decided here about what a profile does say.
import type { Assumption } from './twin.ts';

/** `about` and `takes` are sentences with places in braces; `value` is the figure that the twin works with, in the unit that `takes` tells. */
export interface AssumedRule {
  readonly about: string;
  readonly takes: string;
  readonly value: number;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** What may be unknown. */
export type AssumedName =
  | 'limitCounting'
  | 'limitLeak'
  | 'limitStatus'
  | 'limitRetryAfter'
  | 'limitRefused'
  | 'limitEdition'
  | 'limitNone'
  | 'lostCall'
  | 'tokenLife'
  | 'tokenRotation'
  | 'refreshRenewal'
  | 'pageSize'
  | 'indexLag'
  | 'clockResolution'
  | 'keyRetention'
  | 'messageAttempts'
  | 'messageTimeout'
  | 'messageAddress'
  | 'fileHour'
  | 'pageStyle'
  | 'commitLag'
  | 'batchSize'
  | 'versionCheck'
  | 'hiddenDeletes'
  | 'readOnlyWrites'
  | 'sameWrites'
  | 'eventBirth'
  | 'eventPayload'
  | 'eventIds'
  | 'eventKept'
  | 'messageOnce'
  | 'messageWaits'
  | 'secretOverlap';

/** Times are ms. */
export const assumed: Readonly<Record<AssumedName, AssumedRule>> = {
  limitCounting: {
    about: 'how limit {limit} counts its window',
    takes: 'any stretch of {window}, wherever it starts, may hold no more than the limit',
    value: 0,
  },
  limitLeak: {
    about: 'how much limit {limit} takes at once',
    takes: 'one call at a time, evenly spaced',
    value: 1,
  },
  limitStatus: {
    about: 'the status that limit {limit} refuses with',
    takes: '429',
    value: 429,
  },
  limitRetryAfter: {
    about: 'whether a refusal by limit {limit} tells when to come again',
    takes: 'it does not',
    value: 0,
  },
  limitRefused: {
    about: 'whether calls that a limit refuses count against it',
    takes: 'they do not; no refused call is kept',
    value: 0,
  },
  limitEdition: {
    about: 'the edition of the account',
    takes: 'of limits that differ by edition alone the strictest ({limits})',
    value: 0,
  },
  limitNone: {
    about: 'a limit for {call} and other calls that no documented limit counts',
    takes: 'all of them together at most 5 in any second, refused with 429 and no word of when to come again',
    value: 5,
  },
  lostCall: {
    about: 'how long at most a call stays open under limit {limit}, also where its answer is lost',
    takes: 'a minute',
    value: minute,
  },
  tokenLife: {
    about: 'how long an access token lives',
    takes: 'half an hour',
    value: 30 * minute,
  },
  tokenRotation: {
    about: 'whether a refresh token can be used twice',
    takes: 'each use gives a new one; the old one works for another minute, then its use ends the grant',
    value: minute,
  },
  refreshRenewal: {
    about: 'how long it takes until a person has renewed a grant that ended with its refresh token',
    takes: 'four hours from the first refusal',
    value: 4 * hour,
  },
  pageSize: {
    about: 'the largest page of {operation}',
    takes: '50 records',
    value: 50,
  },
  indexLag: {
    about: 'how long the index behind {operation} may miss a write',
    takes: 'up to a minute',
    value: minute,
  },
  clockResolution: {
    about: 'how fine the time stamps of {resource} are',
    takes: 'whole seconds, rounded down',
    value: second,
  },
  keyRetention: {
    about: 'how long {operation} remembers an idempotency key',
    takes: 'a day',
    value: day,
  },
  messageAttempts: {
    about: 'how often a message is sent again that nobody took',
    takes: 'three times, after one, five and thirty minutes',
    value: 3,
  },
  messageTimeout: {
    about: 'how long a receiver may take to answer',
    takes: 'five seconds',
    value: 5 * second,
  },
  messageAddress: {
    about: 'when an address that takes no message is switched off',
    takes: 'after a day without a success, and stays so until it is subscribed to anew',
    value: day,
  },
  fileHour: {
    about: 'when {operation} is written anew',
    takes: 'once a day, at one at night, whole and in the place of the one before',
    value: hour,
  },
  pageStyle: {
    about: 'how {operation} is paged',
    takes: 'by counting from the start, so that pages shift when records come or go',
    value: 0,
  },
  commitLag: {
    about: 'how long {operation} may miss a write',
    takes: 'up to two seconds after the time stamp that it carries, some writes longer than others',
    value: 2 * second,
  },
  batchSize: {
    about: 'how many records {operation} takes',
    takes: '100',
    value: 100,
  },
  versionCheck: {
    about: 'whether {operation} can be made to fail when the record has changed meanwhile',
    takes: 'it can’t: the last write wins',
    value: 0,
  },
  hiddenDeletes: {
    about: 'whether lists and filters show deleted records',
    takes: 'they don’t; reading one by its id gives 404',
    value: 404,
  },
  readOnlyWrites: {
    about: 'what becomes of a write that sets a field which can only be read, or leaves a required one empty',
    takes: 'it is refused as a whole with 422',
    value: 422,
  },
  sameWrites: {
    about: 'what a write does that changes nothing',
    takes: 'the record gets a new time stamp and a new version, and its events are sent',
    value: 1,
  },
  eventBirth: {
    about: 'which event tells of {change} of {resource}',
    takes: '{event}, as nothing closer is documented',
    value: 0,
  },
  eventPayload: {
    about: 'what {event} carries',
    takes: 'the id alone',
    value: 0,
  },
  eventIds: {
    about: 'whether two events can have the same id',
    takes: 'now and then they do',
    value: 8,
  },
  eventKept: {
    about: 'how long events can be read again',
    takes: 'for a week',
    value: 7 * day,
  },
  messageOnce: {
    about: 'whether a message that nobody took is sent again',
    takes: 'it is not',
    value: 0,
  },
  messageWaits: {
    about: 'when a message that nobody took is sent again',
    takes: '{waits}',
    value: 0,
  },
  secretOverlap: {
    about: 'which secret signs right after it was changed',
    takes: 'the old one for five minutes more',
    value: 5 * minute,
  },
};

/** The sentence for a system; `values` fill the places. Throws Error on a place without a value. */
export function assume(
  system: string,
  name: AssumedName,
  values: Readonly<Record<string, string>> = {},
): Assumption {
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, place: string) => {
      const value = values[place];
      if (value === undefined) throw new Error(`assumption ${name} lacks a value for ${place}`);
      return value;
    });
  const { about, takes } = assumed[name];
  return { system, about: fill(about), takes: fill(takes) };
}
