// How a change is found, carried, read and written: the calls, the trigger, the transport. Types and schemas alone.
import { z } from 'zod';
import { triggerModes, type TriggerMode } from '../landscape/landscape.ts';
import { Duration } from '../measure/duration-schema.ts';
import { Source } from '../measure/fact.ts';
import { type Decided, decidedShape as decided } from './decided.ts';

/** A call that the flow makes. `page` and `limit` in words with figures; `limitId` names the tightest rate limit of the profile that it falls under. */
export interface Call {
  readonly id: string;
  readonly step: string;
  readonly system: string;
  readonly resource: string;
  readonly kind: string;
  readonly method: string;
  readonly path: string;
  /** Query or body details that matter ("sorted ascending by updated_at"). */
  readonly detail: string | null;
  readonly scopes: readonly string[];
  readonly pageSize: number | null;
  readonly maxResults: number | null;
  readonly limitId: string | null;
  readonly callsPerDay: number;
  readonly onFailure: 'read' | 'write';
  readonly sources: readonly Source[];
}

/**
 * `mode` starts the flow; `events` for webhooks; `every` for polls; `repair` catches what the first misses; `watch` finds that a vendor has
 * switched the address off.
 */
export interface TriggerDecision extends Decided {
  readonly mode: TriggerMode;
  readonly asked: string;
  readonly events: readonly string[];
  readonly every: Duration | null;
  readonly repair: { readonly mode: TriggerMode; readonly every: Duration } | null;
  readonly watch: { readonly every: Duration } | null;
  /** The freshness that this gives by arithmetic, not by measurement: mean and worst. */
  readonly expected: { readonly typical: Duration; readonly worst: Duration };
}

/** What the intake does with a message: refuses strangers, knows two secrets while one is changed, stores before it answers. */
export interface Intake {
  readonly verifies: boolean;
  readonly rotates: boolean;
  readonly storesFirst: boolean;
}

/**
 * `queue` null: in-process. `inFlightPerRecord` is always 1 where order matters. `overhead` is what the parts take beside the calls, once
 * `per` job or run. `intake` null: nothing comes in by message.
 */
export interface TransportDecision extends Decided {
  readonly runsOn: string;
  readonly queue: string | null;
  readonly concurrency: number;
  readonly inFlightPerRecord: number;
  readonly overhead: { readonly time: Duration; readonly per: 'job' | 'run' };
  readonly intake: Intake | null;
}

/** The ways of asking for what changed, see `feed.ts`. */
export const feedWays = ['updated-filter', 'event-list', 'created-filter', 'full-scan'] as const;
export type FeedWay = (typeof feedWays)[number];

/** What a watermark is set to, and when it moves. */
export interface Watermark {
  readonly to: 'last-seen' | 'clock';
  readonly moves: 'after-last-page' | 'before-first-page';
}

/**
 * How changes are found: by asking in which way (`feed`; null: only events tell), the cursor field, how far each window reaches back, and
 * how windows are cut under a result cap. `watermark` null: nothing is read by time.
 */
export interface ReadDecision extends Decided {
  readonly method: 'incremental-filter' | 'full-scan' | 'event-payload' | 'read-by-id';
  readonly cursorField: string | null;
  readonly overlap: Duration | null;
  readonly partition: { readonly by: string; readonly above: number } | null;
  readonly pageSize: number | null;
  readonly deletes: string;
  readonly feed: FeedWay | null;
  readonly watermark: Watermark | null;
}

export interface WriteDecision extends Decided {
  readonly mode: 'upsert' | 'create-then-update' | 'create-only' | 'update-only';
  readonly batch: number | null;
}

const text = z.string().min(1);
const maybe = text.nullable();
const mode = z.enum(triggerModes);

export const Call: z.ZodType<Call> = z.strictObject({
  id: text,
  step: text,
  system: text,
  resource: text,
  kind: text,
  method: text,
  path: text,
  detail: maybe,
  scopes: z.array(text),
  pageSize: z.number().nullable(),
  maxResults: z.number().nullable(),
  limitId: maybe,
  callsPerDay: z.number().nonnegative(),
  onFailure: z.enum(['read', 'write']),
  sources: z.array(Source),
});

export const TriggerDecision: z.ZodType<TriggerDecision> = z.strictObject({
  mode,
  asked: text,
  events: z.array(text),
  every: Duration.nullable(),
  repair: z.strictObject({ mode, every: Duration }).nullable(),
  watch: z.strictObject({ every: Duration }).nullable().default(null),
  expected: z.strictObject({ typical: Duration, worst: Duration }),
  ...decided,
});

export const TransportDecision: z.ZodType<TransportDecision> = z.strictObject({
  runsOn: text,
  queue: maybe,
  concurrency: z.number().int().positive(),
  inFlightPerRecord: z.number().int().positive(),
  overhead: z
    .strictObject({ time: Duration, per: z.enum(['job', 'run']) })
    .default({ time: 'PT0S', per: 'job' }),
  intake: z
    .strictObject({ verifies: z.boolean(), rotates: z.boolean(), storesFirst: z.boolean() })
    .nullable()
    .default(null),
  ...decided,
});

export const ReadDecision: z.ZodType<ReadDecision> = z.strictObject({
  method: z.enum(['incremental-filter', 'full-scan', 'event-payload', 'read-by-id']),
  cursorField: maybe,
  overlap: Duration.nullable(),
  partition: z.strictObject({ by: text, above: z.number() }).nullable(),
  pageSize: z.number().nullable(),
  deletes: text,
  feed: z.enum(feedWays).nullable().default(null),
  watermark: z
    .strictObject({
      to: z.enum(['last-seen', 'clock']),
      moves: z.enum(['after-last-page', 'before-first-page']),
    })
    .nullable()
    .default(null),
  ...decided,
});

export const WriteDecision: z.ZodType<WriteDecision> = z.strictObject({
  mode: z.enum(['upsert', 'create-then-update', 'create-only', 'update-only']),
  batch: z.number().nullable(),
  ...decided,
});
