// What vendors charge, in their own units and currencies, each price with its source and date: meters that count what is used, and plans
// that hold so much a month. Data and shapes only; sums are made in charge.ts.
import { z } from 'zod';
import { Source } from '../measure/fact.ts';

/** What a design uses in a month, in plain units that every vendor's own unit is made of. */
export const quantities = [
  'vcpuSeconds',
  'gbSeconds',
  'databaseHours',
  'databaseGbMonths',
  'intakeRequests',
  'queueHours',
  'queueRequests',
  'queueBytes',
  'secrets',
  'secretReads',
  'logBytes',
  'schedules',
  'scheduledRuns',
] as const;
export type Quantity = (typeof quantities)[number];

/** The price of each unit up to `upTo` units a month; null: of all beyond. Bands stand in rising order. */
export interface Band {
  readonly upTo: number | null;
  readonly each: number;
}

/**
 * One line of a host's price list. `size` is how much of the quantity one unit of the vendor is (a million requests: 1,000,000). `free` are
 * units a month that a whole account gets for nothing: told, never deducted, since other work may use them up.
 */
export interface Meter {
  readonly quantity: Quantity;
  readonly what: string;
  readonly unit: string;
  readonly size: number;
  readonly bands: readonly Band[];
  readonly free: number;
  readonly source: Source;
}

/** A host's price list; what it does not list it does not bill. `words` are what a brief calls it. */
export interface Host {
  readonly host: string;
  readonly vendor: string;
  readonly words: readonly string[];
  readonly region: string;
  readonly currency: string;
  readonly meters: readonly Meter[];
}

export interface PlanStep {
  readonly name: string;
  readonly holds: number;
  readonly price: number;
  readonly source: Source;
}

/** A platform's plans in rising order of what they hold; `paid` says for which span the price is given. */
export interface PlanList {
  readonly platform: 'n8nCloud' | 'make';
  readonly vendor: string;
  readonly unit: string;
  readonly currency: string;
  readonly paid: string;
  readonly steps: readonly PlanStep[];
}

/** What one unit of a foreign currency is assumed to be worth in the currency that designs are compared in. */
export interface Exchange {
  readonly to: string;
  readonly rates: readonly {
    readonly from: string;
    readonly rate: number;
    readonly what: string;
    readonly source: Source;
  }[];
}

const text = z.string().min(1);
const currency = z.string().regex(/^[A-Z]{3}$/);
const amount = z.number().nonnegative();

export const Meter: z.ZodType<Meter> = z.strictObject({
  quantity: z.enum(quantities),
  what: text,
  unit: text,
  size: z.number().positive(),
  bands: z.array(z.strictObject({ upTo: z.number().positive().nullable(), each: amount })).min(1),
  free: amount,
  source: Source,
});

export const Host: z.ZodType<Host> = z.strictObject({
  host: text,
  vendor: text,
  words: z.array(text),
  region: text,
  currency,
  meters: z.array(Meter).min(1),
});

export const PlanList: z.ZodType<PlanList> = z.strictObject({
  platform: z.enum(['n8nCloud', 'make']),
  vendor: text,
  unit: text,
  currency,
  paid: text,
  steps: z
    .array(z.strictObject({ name: text, holds: z.number().positive(), price: amount, source: Source }))
    .min(1),
});

export const Exchange: z.ZodType<Exchange> = z.strictObject({
  to: currency,
  rates: z.array(z.strictObject({ from: currency, rate: z.number().positive(), what: text, source: Source })),
});
