// What simulated runs measured of a design, and how the designs of a comparison were flown. Nothing here is reckoned; see gauge.ts.
import { z } from 'zod';
import { Duration } from '../measure/duration-schema.ts';
import { Campaign } from '../simulate/campaign.ts';
import { type Invariant, invariants, type Spread } from '../simulate/flight.ts';

/**
 * What simulated runs of all flows measured. Freshness is that of the slowest flow in the middle run, the first load
 * the longest of any flow and run; `lost` and
 * `duplicated` count the most that any run had; calls a day are of the middle run, use of a limit is that of the fullest hour of a day after
 * the first load.
 * `backfill` and `recovery` are PT0S where there was nothing to load or no outage. `spread` is over the runs, times in seconds.
 */
export interface Measured {
  readonly freshnessP50: Duration;
  readonly freshnessP95: Duration;
  readonly lost: number;
  readonly duplicated: number;
  readonly apiCallsPerDay: Readonly<Record<string, number>>;
  readonly budgetUse: Readonly<Record<string, number>>;
  readonly backfill: Duration;
  readonly recovery: Duration;
  readonly runs: number;
  readonly seeds: readonly number[];
  readonly spread: {
    readonly freshnessP50: Spread | null;
    readonly freshnessP95: Spread | null;
    readonly lost: Spread;
    readonly duplicated: Spread;
    readonly backfill: Spread | null;
    readonly recovery: Spread | null;
  };
  /** Every invariant: in how many runs it held, and where it broke first. */
  readonly survived: readonly Survived[];
}

export interface Survived {
  readonly invariant: Invariant;
  readonly runs: number;
  readonly held: number;
  readonly firstSeed: number | null;
  readonly first: string | null;
}

/**
 * How the designs were flown: the fault profile, virtual days and seeds of each, and in words what was chosen by which rule. `events` is
 * the work done, over all designs. `reference` is what a naive way to build the same flows came to, with the designs' own faults and people.
 */
export interface Measuring {
  readonly faults: string;
  readonly days: number;
  readonly seeds: readonly number[];
  readonly events: number;
  readonly says: readonly string[];
  readonly reference: Reference | null;
}

/** `says`: what it is and what it would have cost, in words. */
export interface Reference {
  readonly name: string;
  readonly says: string;
  readonly measured: Measured;
  readonly campaign: Campaign;
}

const text = z.string().min(1);
const counts = z.record(z.string(), z.number());
const Spread: z.ZodType<Spread> = z.strictObject({ least: z.number(), middle: z.number(), most: z.number() });

export const Measured: z.ZodType<Measured> = z.strictObject({
  freshnessP50: Duration,
  freshnessP95: Duration,
  lost: z.number(),
  duplicated: z.number(),
  apiCallsPerDay: counts,
  budgetUse: counts,
  backfill: Duration,
  recovery: Duration,
  runs: z.number(),
  seeds: z.array(z.number()),
  spread: z.strictObject({
    freshnessP50: Spread.nullable(),
    freshnessP95: Spread.nullable(),
    lost: Spread,
    duplicated: Spread,
    backfill: Spread.nullable(),
    recovery: Spread.nullable(),
  }),
  survived: z.array(
    z.strictObject({
      invariant: z.enum(invariants),
      runs: z.number(),
      held: z.number(),
      firstSeed: z.number().int().nullable(),
      first: text.nullable(),
    }),
  ),
});

export const Measuring: z.ZodType<Measuring> = z.strictObject({
  faults: text,
  days: z.number().positive(),
  seeds: z.array(z.number().int()),
  events: z.number().nonnegative(),
  says: z.array(text),
  reference: z.strictObject({ name: text, says: text, measured: Measured, campaign: Campaign }).nullable(),
});
