// Many flights of one design under one fault profile: which invariants broke in which seeds, and the figures with their spread. A campaign is
// folded out of flights in the order of their seeds, so that it does not matter which processor flew which.
import { z } from 'zod';
import { operationKinds } from '../catalog/profile.ts';
import { type CallFigures, Flight, type Invariant, invariants, type Spread } from './flight.ts';

/** An invariant over all seeds: in how many flights it broke, the first such seed and what it said. */
export interface CampaignHeld {
  readonly invariant: Invariant;
  readonly brokenRuns: number;
  readonly firstSeed: number | null;
  readonly first: string | null;
  /** The most that it was broken in one flight. */
  readonly worst: number;
}

/** A flow over all seeds; lengths of time in seconds. `freshness` and `backfill` null where no flight gave one. */
export interface CampaignFlow {
  readonly flow: string;
  readonly changes: Spread;
  readonly applied: Spread;
  readonly superseded: Spread;
  readonly filtered: Spread;
  readonly lost: Spread;
  readonly doubled: Spread;
  readonly deadLetters: Spread;
  readonly parked: Spread;
  readonly prevented: Spread;
  readonly freshness: {
    readonly p50: Spread;
    readonly p95: Spread;
    readonly p99: Spread;
    readonly worst: Spread;
  } | null;
  readonly bulk: Spread | null;
  readonly backfill: Spread | null;
}

/** A limit over all seeds; `share` is of the busiest window against the documented limit. */
export interface CampaignLimit {
  readonly system: string;
  readonly limitId: string;
  readonly endpoint: string | null;
  readonly callsPerDay: Spread;
  readonly busiest: Spread;
  readonly share: Spread;
  readonly refused: Spread;
}

/** A call over all seeds, in the mean day. */
export interface CampaignCall extends Omit<CallFigures, 'perDay'> {
  readonly perDay: Spread;
}

/** One design, many seeds. `recovery` in seconds, null where no flight had an outage. */
export interface Campaign {
  readonly design: string;
  readonly policy: string;
  readonly faults: string;
  readonly days: number;
  readonly without: string | null;
  readonly seeds: { readonly first: number; readonly last: number; readonly count: number };
  /** Flights in which every invariant held. */
  readonly survived: number;
  readonly events: number;
  readonly held: readonly CampaignHeld[];
  readonly flows: readonly CampaignFlow[];
  readonly limits: readonly CampaignLimit[];
  readonly calls: readonly CampaignCall[];
  readonly callsPerDay: Readonly<Record<string, Spread>>;
  readonly recovery: Spread | null;
  /** How often each branch was taken in all flights, and the first seed that took it. */
  readonly branches: Readonly<Record<string, { readonly taken: number; readonly firstSeed: number }>>;
  readonly crashes: Readonly<Record<string, number>>;
  readonly notes: readonly string[];
  /** The flight that charts show: of those with an outage the one whose worst P95 of freshness lies in the middle. */
  readonly shown: Flight;
}

/** Least, middle (the lower one of two) and most of some figures; null of none. */
export function spreadOf(values: readonly number[]): Spread | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [least, middle, most] = [sorted[0], sorted[(sorted.length - 1) >> 1], sorted.at(-1)];
  if (least === undefined || middle === undefined || most === undefined) return null;
  return { least, middle, most };
}

const text = z.string().min(1);
const count = z.number().nonnegative();
const spread: z.ZodType<Spread> = z.strictObject({ least: count, middle: count, most: count });

export const Campaign: z.ZodType<Campaign> = z.strictObject({
  design: text,
  policy: text,
  faults: text,
  days: z.number().positive(),
  without: text.nullable(),
  seeds: z.strictObject({
    first: z.number().int(),
    last: z.number().int(),
    count: z.number().int().positive(),
  }),
  survived: count,
  events: count,
  held: z.array(
    z.strictObject({
      invariant: z.enum(invariants),
      brokenRuns: count,
      firstSeed: z.number().int().nullable(),
      first: text.nullable(),
      worst: count,
    }),
  ),
  flows: z.array(
    z.strictObject({
      flow: text,
      changes: spread,
      applied: spread,
      superseded: spread,
      filtered: spread,
      lost: spread,
      doubled: spread,
      deadLetters: spread,
      parked: spread,
      prevented: spread,
      freshness: z.strictObject({ p50: spread, p95: spread, p99: spread, worst: spread }).nullable(),
      bulk: spread.nullable(),
      backfill: spread.nullable(),
    }),
  ),
  limits: z.array(
    z.strictObject({
      system: text,
      limitId: text,
      endpoint: text.nullable().default(null),
      callsPerDay: spread,
      busiest: spread,
      share: spread,
      refused: spread,
    }),
  ),
  calls: z
    .array(
      z.strictObject({
        system: text,
        call: text,
        resource: text,
        kind: z.enum(operationKinds),
        method: text,
        path: text,
        perDay: spread,
      }),
    )
    .default([]),
  callsPerDay: z.record(z.string(), spread),
  recovery: spread.nullable(),
  branches: z.record(z.string(), z.strictObject({ taken: count, firstSeed: z.number().int() })),
  crashes: z.record(z.string(), count),
  notes: z.array(text),
  shown: Flight,
});
