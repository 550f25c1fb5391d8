// What happens when something fails: repeats, keys against doubles, dead letters. Types and schemas alone.
import { z } from 'zod';
import { Duration } from '../measure/duration-schema.ts';
import { type Decided, decidedShape as decided } from './decided.ts';

export const errorClasses = [
  'rate-limit',
  'unavailable',
  'no-answer',
  'refused',
  'access-lost',
  'event-lost',
] as const;
export type ErrorClass = (typeof errorClasses)[number];

/** One row of the retry matrix. `firstWait`, `factor`, `cap` describe the back-off; `givesUpAfter` null means never. */
export interface RetryRow {
  readonly class: ErrorClass;
  readonly seenAs: string;
  readonly retry: boolean;
  readonly firstWait: Duration | null;
  readonly factor: number | null;
  readonly cap: Duration | null;
  readonly jitter: boolean;
  readonly honoursRetryAfter: boolean;
  readonly givesUpAfter: Duration | null;
  readonly then: string;
}

export interface RetryDecision extends Decided {
  readonly rows: readonly RetryRow[];
  readonly timeout: Duration;
  readonly breaker: {
    readonly opensAfter: number;
    readonly within: Duration;
    readonly probeEvery: Duration;
  } | null;
}

export interface IdempotencyDecision extends Decided {
  /** `read-back`: nothing names the record; what was created since is compared with what was written. */
  readonly support: 'header' | 'natural-key' | 'read-back' | 'none';
  readonly header: string | null;
  /** How the key of a write is built, such as `spw-F1-{id}-create`. */
  readonly formula: string;
  readonly storedIn: string;
  readonly retention: Duration | null;
  /** What to do when a write gets no answer, in words, and which of the ways it is. */
  readonly unknownOutcome: string;
  readonly unknown: 'same-key' | 'look-up' | 'read-back' | 'repeat' | 'dead-letter';
  /** The risk that stays, or null. */
  readonly risk: string | null;
}

export interface DeadLetterDecision extends Decided {
  readonly where: string;
  readonly keeps: readonly string[];
  readonly alert: string;
  readonly triageWithin: Duration;
  readonly replay: string;
  readonly expires: Duration;
}

const text = z.string().min(1);
const maybe = text.nullable();

export const RetryRow: z.ZodType<RetryRow> = z.strictObject({
  class: z.enum(errorClasses),
  seenAs: text,
  retry: z.boolean(),
  firstWait: Duration.nullable(),
  factor: z.number().nullable(),
  cap: Duration.nullable(),
  jitter: z.boolean(),
  honoursRetryAfter: z.boolean(),
  givesUpAfter: Duration.nullable(),
  then: text,
});

export const RetryDecision: z.ZodType<RetryDecision> = z.strictObject({
  rows: z.array(RetryRow),
  timeout: Duration,
  breaker: z.strictObject({ opensAfter: z.number(), within: Duration, probeEvery: Duration }).nullable(),
  ...decided,
});

export const IdempotencyDecision: z.ZodType<IdempotencyDecision> = z.strictObject({
  support: z.enum(['header', 'natural-key', 'read-back', 'none']),
  header: maybe,
  formula: text,
  storedIn: text,
  retention: Duration.nullable(),
  unknownOutcome: text,
  unknown: z.enum(['same-key', 'look-up', 'read-back', 'repeat', 'dead-letter']).default('dead-letter'),
  risk: maybe,
  ...decided,
});

export const DeadLetterDecision: z.ZodType<DeadLetterDecision> = z.strictObject({
  where: text,
  keeps: z.array(text),
  alert: text,
  triageWithin: Duration,
  replay: text,
  expires: Duration,
  ...decided,
});
