// A design's marks under a stated rubric, every input shown. 0 is worst, 100 best. What simulated runs gave is `measured`, with the whole
// campaign beside it; both are null where nothing was flown, and marks then rest on arithmetic alone.
import { z } from 'zod';
import { type Standing, standings } from '../design/verdict.ts';
import { Source } from '../measure/fact.ts';
import { Money } from '../measure/money.ts';
import { Campaign } from '../simulate/campaign.ts';
import { Measured, Measuring } from './measured.ts';

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

/**
 * One line of the monthly bill: who bills how many of which of its own units, at what charge in its own currency. `step` is the plan that
 * holds them, for vendors that sell plans. `rate` and `converted` tell what it comes to in the currency that designs are compared in; the rate
 * is null where the vendor bills in that currency.
 */
export interface BillLine {
  readonly vendor: string;
  readonly what: string;
  readonly unit: string;
  readonly units: number;
  readonly step: string | null;
  readonly cost: Money;
  readonly rate: number | null;
  readonly converted: Money;
  readonly source: Source;
}

export const priceStates = ['current', 'old', 'undated', 'assumed'] as const;
/** How far a price can be relied on: dated within a year of the reference day, older, without a date, or assumed by us. */
export type PriceState = (typeof priceStates)[number];

/** A price that a compared design rests on and how old it is, in words for whoever signs. */
export interface PriceNote {
  readonly what: string;
  readonly state: PriceState;
  readonly says: string;
  readonly source: Source;
}

/** How a criterion's weight would have to change before another design comes first; the other weights keep their proportions. */
export interface Flip {
  readonly criterion: Criterion;
  readonly weight: number;
  readonly less: Turn | null;
  readonly more: Turn | null;
}

export interface Turn {
  readonly weight: number;
  readonly design: string;
}

/**
 * The designs proposed and scored again after one thing of the brief or the price lists has changed. `recommended` is then first. `basis`:
 * flown again under that change, judged by the same runs because nothing that is flown changes, or by arithmetic alone.
 */
export interface Scenario {
  readonly id: string;
  readonly change: string;
  readonly recommended: string;
  readonly turns: boolean;
  readonly why: string;
  readonly basis: 'flown-again' | 'same-runs' | 'arithmetic';
}

/** `design` is in no criterion better than `by`, and in some worse. */
export interface Dominance {
  readonly design: string;
  readonly by: string;
}

/** What would change the order of the designs, and what would not. */
export interface Sensitivity {
  readonly weights: readonly Flip[];
  readonly scenarios: readonly Scenario[];
  readonly dominated: readonly Dominance[];
}

export interface Scorecard {
  readonly design: string;
  readonly marks: readonly Mark[];
  readonly total: number;
  readonly cost: { readonly monthly: Money; readonly effortDays: number };
  readonly bill: readonly BillLine[];
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
  /** All that the runs gave, per flow and limit, with one flight to show; null where nothing was flown. */
  readonly campaign: Campaign | null;
  readonly computed: Scorecard['computed'];
  readonly cost: Scorecard['cost'];
  /** Who bills what a month, dearest first; empty in comparisons of older versions. */
  readonly bill: readonly BillLine[];
  readonly scores: Readonly<Record<Criterion | 'total', number>>;
  readonly rubric: readonly Mark[];
}

export interface Comparison {
  readonly recommended: string;
  /** Whether marks rest on simulated runs where these can tell, or on arithmetic alone. */
  readonly basis: 'measured' | 'estimated';
  /** Null where nothing was flown. */
  readonly measuring: Measuring | null;
  readonly why: string;
  readonly designs: readonly ComparedDesign[];
  /** Every design, best first: those that nothing speaks against before the others. */
  readonly ranking: readonly string[];
  /** Every price that some design rests on, the least reliable first, judged on the day `asOf`. */
  readonly prices: { readonly asOf: string; readonly notes: readonly PriceNote[] } | null;
  /** Null in comparisons of older versions. */
  readonly sensitivity: Sensitivity | null;
}

const text = z.string().min(1);
const counts = z.record(z.string(), z.number());
const score = z.number().min(0).max(100);
const share = z.number().min(0).max(1);

export const Mark: z.ZodType<Mark> = z.strictObject({
  criterion: z.enum(criteria),
  score,
  weight: z.number().min(0).max(1),
  formula: text,
  inputs: z.array(z.strictObject({ name: text, value: z.number(), unit: z.string(), source: Source })),
});

const BillLine: z.ZodType<BillLine> = z.strictObject({
  vendor: text,
  what: text,
  unit: text,
  units: z.number().nonnegative(),
  step: text.nullable(),
  cost: Money,
  rate: z.number().positive().nullable(),
  converted: Money,
  source: Source,
});

const Turn: z.ZodType<Turn> = z.strictObject({ weight: share, design: text });

const Sensitivity: z.ZodType<Sensitivity> = z.strictObject({
  weights: z.array(
    z.strictObject({
      criterion: z.enum(criteria),
      weight: share,
      less: Turn.nullable(),
      more: Turn.nullable(),
    }),
  ),
  scenarios: z.array(
    z.strictObject({
      id: text,
      change: text,
      recommended: text,
      turns: z.boolean(),
      why: text,
      basis: z.enum(['flown-again', 'same-runs', 'arithmetic']).default('arithmetic'),
    }),
  ),
  dominated: z.array(z.strictObject({ design: text, by: text })),
});

export const Comparison: z.ZodType<Comparison> = z.strictObject({
  recommended: text,
  basis: z.enum(['measured', 'estimated']).default('estimated'),
  measuring: Measuring.nullable().default(null),
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
      measured: Measured.nullable(),
      campaign: Campaign.nullable().default(null),
      computed: z.strictObject({ apiCallsPerDay: counts, budgetUse: counts }),
      cost: z.strictObject({ monthly: Money, effortDays: z.number().nonnegative() }),
      bill: z.array(BillLine).default([]),
      scores: z.record(z.enum([...criteria, 'total']), score),
      rubric: z.array(Mark),
    }),
  ),
  ranking: z.array(text).default([]),
  prices: z
    .strictObject({
      asOf: z.iso.date(),
      notes: z.array(z.strictObject({ what: text, state: z.enum(priceStates), says: text, source: Source })),
    })
    .nullable()
    .default(null),
  sensitivity: Sensitivity.nullable().default(null),
});
