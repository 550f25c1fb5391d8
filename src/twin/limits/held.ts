// One limit of a profile as a twin keeps it: its counters, what a call costs under it, and how often it let calls pass or refused them.
// Which limits hold for a call, and what a refusal looks like, is `keep.ts`'s business.
import { costOf, type LimitedCall } from '../../catalog/limit.ts';
import type { RateLimit } from '../../catalog/profile.ts';
import { seconds } from '../../measure/duration.ts';
import type { LimitUse } from '../twin.ts';
import { bucket } from './bucket.ts';
import { byRecord, type CounterByRecord } from './by-record.ts';
import type { Counter, Rate } from './counter.ts';
import { fixedWindows } from './fixed.ts';
import { type InFlight, inFlight } from './in-flight.ts';
import { slidingWindow } from './sliding.ts';

/** What a limit needs to be kept. An assumed one is a RateLimit too, so that both are kept alike. */
export type KeptLimit = Pick<
  RateLimit,
  | 'id'
  | 'limit'
  | 'unit'
  | 'costs'
  | 'window'
  | 'scope'
  | 'appliesTo'
  | 'burst'
  | 'counting'
  | 'concurrent'
  | 'status'
  | 'retryAfter'
>;

/** Calls of one limit that are counted together. */
export interface Held {
  readonly limit: KeptLimit;
  readonly endpoint: string | null;
  readonly assumed: boolean;
  /** Whether others of the account draw on it. */
  readonly shared: boolean;
  readonly windowMs: number;
  readonly counter: Counter | null;
  readonly open: InFlight | null;
  readonly records: CounterByRecord | null;
  admitted: number;
  refused: number;
  overrun: number;
  busiest: number;
}

/** `endpoint` names the operation where each is counted apart, else null. */
export function hold(limit: KeptLimit, endpoint: string | null, isAssumed: boolean): Held {
  const windowMs = Math.max(1, Math.round(seconds(limit.window) * 1000));
  const rate = { limit: limit.limit, windowMs };
  const perRecord = limit.scope === 'record';
  return {
    limit,
    endpoint,
    assumed: isAssumed,
    shared: limit.scope === 'account' || limit.scope === 'endpoint',
    windowMs,
    counter: limit.concurrent || perRecord ? null : counterOf(limit, rate),
    open: limit.concurrent ? inFlight(rate) : null,
    records: perRecord && !limit.concurrent ? byRecord(() => counterOf(limit, rate)) : null,
    admitted: 0,
    refused: 0,
    overrun: 0,
    busiest: 0,
  };
}

function counterOf(limit: KeptLimit, rate: Rate): Counter {
  const counting = countingOf(limit);
  switch (counting) {
    case 'fixed':
      return fixedWindows(rate);
    case 'sliding':
      return slidingWindow(rate, limit.unit === 'calls');
    case 'token-bucket':
      return bucket(rate, limit.burst ?? limit.limit);
    case 'leaky-bucket':
      return bucket(rate, limit.burst ?? (limit.unit === 'calls' ? 1 : limit.limit));
    default:
      return counting satisfies never;
  }
}

/** As the profile says; a burst means a bucket, and what is silent counts any stretch of its length. */
export function countingOf(limit: KeptLimit): NonNullable<RateLimit['counting']> {
  return limit.counting ?? (limit.burst === null ? 'sliding' : 'token-bucket');
}

/** What calls of a site take of a limit. */
export interface Cost {
  readonly call: number;
  readonly record: number;
}

/** Costs grow evenly with records, so two questions tell them. */
export function costUnder(limit: KeptLimit, call: LimitedCall): Cost {
  const none = costOf(limit, call, 0);
  return { call: none, record: costOf(limit, call, 1) - none };
}

export function useOf(held: Held): LimitUse {
  const { limit, endpoint, windowMs, admitted, refused, busiest, overrun } = held;
  return {
    limitId: limit.id,
    endpoint,
    limit: limit.limit,
    unit: limit.unit,
    windowMs,
    admitted,
    refused,
    busiest,
    overrun,
    assumed: held.assumed,
  };
}
