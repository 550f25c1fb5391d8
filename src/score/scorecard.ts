// A design's marks under a stated rubric, every input shown. 0 is worst, 100 best. `measured` stays null until a simulation has run.
import { z } from 'zod';
import { type Standing, standings } from '../design/verdict.ts';
import { Duration } from '../measure/duration.ts';
import { Source } from '../measure/fact.ts';
import { Money } from '../measure/money.ts';

export const criteria = [
  'reliability',
  'freshness',
  'capacity',
  'cost',
  'effort',
  'operability',
  'security',
  'fit',
] as const;
export type Criterion = (typeof criteria)[number];

/** A figure that a mark rests on, with unit and place it comes from. */
export interface ScoreInput {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly source: Source;
}

/** One criterion's mark with the sentence of the rubric that makes it and the figures that went in. */
export interface Mark {
  readonly criterion: Criterion;
  readonly score: number;
  readonly weight: number;
  readonly formula: string;
  readonly inputs: readonly ScoreInput[];
}

/** What a simulation measured. */
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
}

export interface Scorecard {
  readonly design: string;
  readonly marks: readonly Mark[];
  readonly total: number;
  readonly cost: { readonly monthly: Money; readonly effortDays: number };
  /** Computed, not measured: API calls a day and the share of the binding limit, per system. */
  readonly computed: {
    readonly apiCallsPerDay: Readonly<Record<string, number>>;
    readonly budgetUse: Readonly<Record<string, number>>;
  };
}

/** One design as `compare --json` shows it, with the rubric beside the marks. */
export interface ComparedDesign {
  readonly id: string;
  readonly name: string;
  readonly strategy: string;
  readonly platform: Readonly<Record<string, string>>;
  readonly why: string;
  readonly rejectedFor: readonly string[];
  /** How many of its policies its tools carry by themselves, by something built around them, or not at all. */
  readonly verdicts: Readonly<Record<Standing, number>>;
  /** What its canonical model comes to: kinds of records, fields, adapters to build, mappings between pairs that they replace; null without one. */
  readonly canonical: {
    readonly kinds: number;
    readonly fields: number;
    readonly adapters: number;
    readonly mappings: number;
  } | null;
  readonly measured: Measured | null;
  readonly computed: Scorecard['computed'];
  readonly cost: Scorecard['cost'];
  readonly scores: Readonly<Record<Criterion | 'total', number>>;
  readonly rubric: readonly Mark[];
}

export interface Comparison {
  readonly recommended: string;
  readonly why: string;
  readonly designs: readonly ComparedDesign[];
}

const text = z.string().min(1);
const counts = z.record(z.string(), z.number());
const score = z.number().min(0).max(100);

export const Mark: z.ZodType<Mark> = z.strictObject({
  criterion: z.enum(criteria),
  score,
  weight: z.number().min(0).max(1),
  formula: text,
  inputs: z.array(z.strictObject({ name: text, value: z.number(), unit: z.string(), source: Source })),
});

export const Comparison: z.ZodType<Comparison> = z.strictObject({
  recommended: text,
  why: text,
  designs: z.array(
    z.strictObject({
      id: text,
      name: text,
      strategy: text,
      platform: z.record(z.string(), z.string()),
      why: text,
      rejectedFor: z.array(text),
      verdicts: z.record(z.enum(standings), z.number().int().nonnegative()),
      canonical: z
        .strictObject({
          kinds: z.number().int().nonnegative(),
          fields: z.number().int().nonnegative(),
          adapters: z.number().int().nonnegative(),
          mappings: z.number().int().nonnegative(),
        })
        .nullable()
        .default(null),
      measured: z
        .strictObject({
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
        })
        .nullable(),
      computed: z.strictObject({ apiCallsPerDay: counts, budgetUse: counts }),
      cost: z.strictObject({ monthly: Money, effortDays: z.number().nonnegative() }),
      scores: z.record(z.enum([...criteria, 'total']), score),
      rubric: z.array(Mark),
    }),
  ),
});
