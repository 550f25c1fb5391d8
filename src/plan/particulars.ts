// What a flow needs beside its design before it can be built and run: its story, who is master of which field, how values are written,
// what to count in the data first, how time is spent, which locks it takes, what people see when it fails.
import { z } from 'zod';
import { Duration } from '../measure/duration-schema.ts';
import { Provision, provisionShape } from './provision.ts';

/** Who wants it and how they see that they got it. `persona` and `wants` are null where the brief does not say. */
export interface Story {
  readonly id: string;
  readonly persona: string | null;
  readonly wants: string | null;
  readonly acceptance: readonly string[];
}

export const conventionKinds = ['currency', 'unit', 'time', 'locale', 'code', 'encoding'] as const;

/** How values of one kind are written on both sides; `refs` are the mapping rows. */
export interface Convention extends Provision {
  readonly kind: (typeof conventionKinds)[number];
}

/** A count to take on real data before the build; `found` stays null until somebody has counted. */
export interface QualityCheck {
  readonly id: string;
  readonly row: string | null;
  readonly system: string;
  readonly counts: string;
  readonly why: string;
  readonly found: number | null;
}

/** Where the time from a change to its arrival goes. `perHour` are changes: in the busiest hour, and what the throttle lets through (null: no limit is documented). */
export interface TimeBudget {
  readonly parts: readonly { readonly what: string; readonly time: Duration }[];
  readonly typical: Duration;
  readonly worst: Duration;
  readonly target: Duration | null;
  readonly timeoutPerCall: Duration;
  readonly perHour: { readonly busiest: number; readonly possible: number | null };
  readonly verdict: string;
}

/** How large a record is, by the example that the mapping makes; null where there is no example. */
export interface RecordSize {
  readonly bytes: number;
  readonly bytesPerDay: number;
  readonly firstLoadBytes: number;
}

export interface Particulars {
  readonly id: string;
  readonly flow: string;
  readonly story: Story;
  readonly authority: readonly Provision[];
  readonly conventions: readonly Convention[];
  readonly quality: readonly QualityCheck[];
  readonly timing: TimeBudget;
  readonly size: RecordSize | null;
  readonly locks: readonly Provision[];
  /** How long lost messages and dead letters can still be brought back, against how long the source keeps its events. */
  readonly replay: Provision;
  /** What business users and end users see when the flow fails. */
  readonly seen: Provision;
}

const text = z.string().min(1);
const maybe = text.nullable();
const count = z.number().nonnegative();

export const Particulars: z.ZodType<Particulars> = z.strictObject({
  id: text,
  flow: text,
  story: z.strictObject({ id: text, persona: maybe, wants: maybe, acceptance: z.array(text) }),
  authority: z.array(Provision),
  conventions: z.array(z.strictObject({ ...provisionShape, kind: z.enum(conventionKinds) })),
  quality: z.array(
    z.strictObject({ id: text, row: maybe, system: text, counts: text, why: text, found: count.nullable() }),
  ),
  timing: z.strictObject({
    parts: z.array(z.strictObject({ what: text, time: Duration })),
    typical: Duration,
    worst: Duration,
    target: Duration.nullable(),
    timeoutPerCall: Duration,
    perHour: z.strictObject({ busiest: count, possible: count.nullable() }),
    verdict: text,
  }),
  size: z.strictObject({ bytes: count, bytesPerDay: count, firstLoadBytes: count }).nullable(),
  locks: z.array(Provision),
  replay: Provision,
  seen: Provision,
});
