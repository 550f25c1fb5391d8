// What much data takes: the share of limits, the first load, the comparison of both sides. Types and schemas alone.
import { z } from 'zod';
import { limitUnits, type RateLimit } from '../catalog/profile.ts';
import { Duration } from '../measure/duration-schema.ts';
import { type Decided, decidedShape as decided } from './decided.ts';

/**
 * `holdsLive`: changes since the watermark wait until the load has passed; `resumes`: a broken load goes on with the page that is open; `cuts`:
 * queries are cut below a result cap.
 */
export interface BackfillDecision extends Decided {
  readonly records: number;
  readonly recordsPerCall: number;
  readonly holdsLive: boolean;
  readonly resumes: boolean;
  readonly cuts: boolean;
  readonly method: string;
  readonly partitions: string;
  readonly watermark: string;
  readonly atLeast: Duration | null;
  readonly planned: Duration | null;
  readonly limitId: string | null;
}

export interface ReconciliationDecision extends Decided {
  readonly every: Duration;
  readonly compares: string;
  readonly repairs: string;
}

/**
 * The share (0..1) of each documented limit that the design allows itself. `reckoned` are systems that document no limit, with the calls
 * that are reckoned instead; `atOnce` how many calls the design has open at once under limits that count those.
 */
export interface ThrottleDecision extends Decided {
  readonly share: number;
  readonly limits: readonly {
    readonly limitId: string;
    readonly system: string;
    readonly unit: RateLimit['unit'];
    readonly count: number;
    readonly window: Duration;
  }[];
  readonly reckoned: readonly {
    readonly system: string;
    readonly count: number;
    readonly window: Duration;
  }[];
  readonly atOnce: readonly { readonly limitId: string; readonly system: string; readonly count: number }[];
}

const text = z.string().min(1);
const maybe = text.nullable();

export const BackfillDecision: z.ZodType<BackfillDecision> = z.strictObject({
  records: z.number().nonnegative(),
  recordsPerCall: z.number().int().positive().default(1),
  holdsLive: z.boolean().default(true),
  resumes: z.boolean().default(true),
  cuts: z.boolean().default(true),
  method: text,
  partitions: text,
  watermark: text,
  atLeast: Duration.nullable(),
  planned: Duration.nullable(),
  limitId: maybe,
  ...decided,
});

export const ReconciliationDecision: z.ZodType<ReconciliationDecision> = z.strictObject({
  every: Duration,
  compares: text,
  repairs: text,
  ...decided,
});

export const ThrottleDecision: z.ZodType<ThrottleDecision> = z.strictObject({
  share: z.number().min(0).max(1),
  limits: z.array(
    z.strictObject({
      limitId: text,
      system: text,
      unit: z.enum(limitUnits).default('calls'),
      count: z.number().positive(),
      window: Duration,
    }),
  ),
  atOnce: z
    .array(z.strictObject({ limitId: text, system: text, count: z.number().int().positive() }))
    .default([]),
  reckoned: z
    .array(z.strictObject({ system: text, count: z.number().positive(), window: Duration }))
    .default([]),
  ...decided,
});
