// What a run gave: figures, and for each invariant whether it held. One seed is one flight; a `Campaign` is many of one design. Everything
// that an evidence file needs so that anybody can run it again stands in it.
import { z } from 'zod';
import { type OperationKind, operationKinds } from '../catalog/profile.ts';
import { Duration } from '../measure/duration-schema.ts';

export const invariants = [
  'nothing-lost',
  'nothing-doubled',
  'sides-converge',
  'writes-stop',
  'throttle-kept',
  'dead-letters-explained',
  'no-stale-overwrite',
  'deletes-follow-policy',
  'mapped-fields-only',
  'backfill-meets-live',
] as const;
export type Invariant = (typeof invariants)[number];

/** An invariant of one flight. `broken` counts; `first` says in words when, where and what. */
export interface Held {
  readonly invariant: Invariant;
  readonly broken: number;
  readonly first: string | null;
}

/**
 * A flow's own figures. Freshness runs from a person's change to the moment when the other side shows it, or a later state of the record:
 * of everyday changes after the first load; null when there were none.
 */
export interface FlowFigures {
  readonly flow: string;
  readonly changes: number;
  readonly applied: number;
  /**
   * Overtaken by a later change of the same record before it was carried over; filtered out, or touching nothing that the flow carries;
   * lost for good. changes = applied + superseded + filtered + parked + lost.
   */
  readonly superseded: number;
  readonly filtered: number;
  readonly lost: number;
  readonly doubled: number;
  /** How many dead letters there were; `parked` changes still wait in one at the end, explained and ready to be sent again. */
  readonly deadLetters: number;
  readonly parked: number;
  /** Repeats that a safeguard stopped: by hash, key, look-up, version. */
  readonly prevented: number;
  readonly freshness: {
    readonly p50: Duration;
    readonly p95: Duration;
    readonly p99: Duration;
    readonly worst: Duration;
  } | null;
  /** Upper bounds of classes (s) and how many changes fell into each: the distribution as a chart shows it. */
  readonly freshnessClasses: readonly { readonly upTo: number; readonly count: number }[];
  /** From a bulk edit until the last of its records was carried over; null where none was. Its records don't count for freshness. */
  readonly bulk: Duration | null;
  /** Null where no first load was asked for, or it did not end. */
  readonly backfill: Duration | null;
}

/**
 * A limit of a system: the busiest window and the day by hours. `endpoint` is the operation ("POST /contacts") where each is counted apart,
 * else null. `share` is of the documented limit.
 */
export interface LimitFigures {
  readonly system: string;
  readonly limitId: string;
  readonly endpoint: string | null;
  readonly callsPerDay: number;
  readonly busiest: number;
  readonly share: number;
  readonly allowed: number;
  readonly refused: number;
  /** Mean use of each hour of the day after the first load, share of the limit. */
  readonly byHour: readonly number[];
}

/**
 * How often one call of a flow was made after the first load, in the mean day: `call` is its id in the design ("F1.match"), or of the same
 * make for a step that the design lists no call for ("F1.get").
 */
export interface CallFigures {
  readonly system: string;
  readonly call: string;
  readonly resource: string;
  readonly kind: OperationKind;
  readonly method: string;
  readonly path: string;
  readonly perDay: number;
}

/** One design, one seed. `policy` is "design" or "naive". Times that are charted are seconds since the run began. */
export interface Flight {
  readonly design: string;
  readonly policy: string;
  readonly seed: number;
  readonly faults: string;
  readonly days: number;
  /** What was taken out, or null. */
  readonly without: string | null;
  readonly events: number;
  readonly held: readonly Held[];
  readonly flows: readonly FlowFigures[];
  /** The stretch after the first loads over which calls were counted. */
  readonly counted: { readonly from: number; readonly to: number };
  readonly limits: readonly LimitFigures[];
  readonly calls: readonly CallFigures[];
  readonly callsPerDay: Readonly<Record<string, number>>;
  /** Waiting changes over time, at most 200 points. */
  readonly backlog: readonly { readonly at: number; readonly waiting: number }[];
  readonly outages: readonly { readonly system: string; readonly from: number; readonly to: number }[];
  /** From the end of the longest outage until no change older than usual was waiting; null without outage. */
  readonly recovery: Duration | null;
  /** How often each branch was taken: "F1.retry.rate-limit", "F1.dead-letter", "F1.breaker". */
  readonly branches: Readonly<Record<string, number>>;
  /** Crashes by the kind of step at which they struck. */
  readonly crashes: Readonly<Record<string, number>>;
  readonly notes: readonly string[];
}

/** Middle and spread over seeds. */
export interface Spread {
  readonly least: number;
  readonly middle: number;
  readonly most: number;
}

const text = z.string().min(1);
const count = z.number().nonnegative();

export const Flight: z.ZodType<Flight> = z.strictObject({
  design: text,
  policy: text,
  seed: z.number().int(),
  faults: text,
  days: z.number().positive(),
  without: text.nullable(),
  events: count,
  held: z.array(z.strictObject({ invariant: z.enum(invariants), broken: count, first: text.nullable() })),
  flows: z.array(
    z.strictObject({
      flow: text,
      changes: count,
      applied: count,
      superseded: count,
      filtered: count,
      lost: count,
      doubled: count,
      deadLetters: count,
      parked: count,
      prevented: count,
      freshness: z.strictObject({ p50: Duration, p95: Duration, p99: Duration, worst: Duration }).nullable(),
      freshnessClasses: z.array(z.strictObject({ upTo: count, count })),
      bulk: Duration.nullable(),
      backfill: Duration.nullable(),
    }),
  ),
  limits: z.array(
    z.strictObject({
      system: text,
      limitId: text,
      endpoint: text.nullable().default(null),
      callsPerDay: count,
      busiest: count,
      share: count,
      allowed: count,
      refused: count,
      byHour: z.array(count),
    }),
  ),
  counted: z.strictObject({ from: count, to: count }).default({ from: 0, to: 0 }),
  calls: z
    .array(
      z.strictObject({
        system: text,
        call: text,
        resource: text,
        kind: z.enum(operationKinds),
        method: text,
        path: text,
        perDay: count,
      }),
    )
    .default([]),
  callsPerDay: z.record(z.string(), count),
  backlog: z.array(z.strictObject({ at: count, waiting: count })),
  outages: z.array(z.strictObject({ system: text, from: count, to: count })),
  recovery: Duration.nullable(),
  branches: z.record(z.string(), count),
  crashes: z.record(z.string(), count),
  notes: z.array(text),
});
