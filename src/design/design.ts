// One way to build all flows of a landscape: the parts it runs on, and for every flow every question answered.
// Each decision says why and names its sources; a question that does not arise is null beside a reason in `notApplicable`.
import { z } from 'zod';
import { limitUnits, type RateLimit } from '../catalog/profile.ts';
import { Budget } from '../landscape/budget.ts';
import { triggerModes, type TriggerMode } from '../landscape/landscape.ts';
import { Duration } from '../measure/duration.ts';
import { Source } from '../measure/fact.ts';
import { Verdict } from './verdict.ts';

/** Mixed into every decision. */
export interface Decided {
  readonly why: string;
  readonly sources: readonly Source[];
}

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

/** `mode` starts the flow; `events` for webhooks; `every` for polls; `repair` catches what the first misses. */
export interface TriggerDecision extends Decided {
  readonly mode: TriggerMode;
  readonly asked: string;
  readonly events: readonly string[];
  readonly every: Duration | null;
  readonly repair: { readonly mode: TriggerMode; readonly every: Duration } | null;
  /** The freshness that this gives by arithmetic, not by measurement: mean and worst. */
  readonly expected: { readonly typical: Duration; readonly worst: Duration };
}

/** `queue` null: in-process. `inFlightPerRecord` is always 1 where order matters. */
export interface TransportDecision extends Decided {
  readonly runsOn: string;
  readonly queue: string | null;
  readonly concurrency: number;
  readonly inFlightPerRecord: number;
}

/** How changes are found: the cursor field, how far each window reaches back, and how windows are cut under a result cap. */
export interface ReadDecision extends Decided {
  readonly method: 'incremental-filter' | 'full-scan' | 'event-payload' | 'read-by-id';
  readonly cursorField: string | null;
  readonly overlap: Duration | null;
  readonly partition: { readonly by: string; readonly above: number } | null;
  readonly pageSize: number | null;
  readonly deletes: string;
}

export interface WriteDecision extends Decided {
  readonly mode: 'upsert' | 'create-then-update' | 'create-only' | 'update-only';
  readonly batch: number | null;
}

/** Which records are the same: match keys in order of trust, where pairs are kept, what happens on first contact and on merges. */
export interface IdentityDecision extends Decided {
  readonly keys: readonly { readonly from: string; readonly to: string; readonly normalise: string }[];
  readonly crossReference: string;
  readonly firstMatch: string;
  readonly merges: string;
}

export interface IdempotencyDecision extends Decided {
  readonly support: 'header' | 'natural-key' | 'none';
  readonly header: string | null;
  /** How the key of a write is built, such as `spw-F1-{id}-create`. */
  readonly formula: string;
  readonly storedIn: string;
  readonly retention: Duration | null;
  /** What to do when a write gets no answer. */
  readonly unknownOutcome: string;
  /** The risk that stays, or null. */
  readonly risk: string | null;
}

export interface OrderingDecision extends Decided {
  readonly rule: string;
  readonly field: string | null;
}

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

export interface DeadLetterDecision extends Decided {
  readonly where: string;
  readonly keeps: readonly string[];
  readonly alert: string;
  readonly triageWithin: Duration;
  readonly replay: string;
  readonly expires: Duration;
}

/** Two-way flows only: who wins per group of fields, how far clocks may differ, what people decide. */
export interface ConflictDecision extends Decided {
  readonly rules: readonly { readonly fields: string; readonly winner: string }[];
  readonly clockTolerance: Duration;
  readonly review: string;
}

/** Two-way flows only: how the integration's own writes are told from people's. */
export interface EchoDecision extends Decided {
  readonly tag: string;
  readonly detect: string;
}

export interface BackfillDecision extends Decided {
  readonly records: number;
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

/** The share (0..1) of each documented limit that the design allows itself. */
export interface ThrottleDecision extends Decided {
  readonly share: number;
  readonly limits: readonly {
    readonly limitId: string;
    readonly system: string;
    readonly unit: RateLimit['unit'];
    readonly count: number;
    readonly window: Duration;
  }[];
}

export interface DeletesDecision extends Decided {
  readonly policy: string;
}

/**
 * Every question of one joined flow (or leg) answered. `blocked` holds the reason when the flow can't be built as asked; the decisions then
 * stand for the landscape's route, whose resource `routedTo` names (null: no route, and the flow makes no calls).
 */
export interface FlowDesign {
  readonly flow: string;
  readonly blocked: string | null;
  readonly routedTo: string | null;
  readonly calls: readonly Call[];
  readonly trigger: TriggerDecision;
  readonly transport: TransportDecision;
  readonly read: ReadDecision;
  readonly write: WriteDecision;
  readonly identity: IdentityDecision;
  readonly idempotency: IdempotencyDecision;
  readonly ordering: OrderingDecision;
  readonly retry: RetryDecision;
  readonly deadLetter: DeadLetterDecision;
  readonly conflict: ConflictDecision | null;
  readonly echo: EchoDecision | null;
  readonly backfill: BackfillDecision;
  readonly reconciliation: ReconciliationDecision;
  readonly throttle: ThrottleDecision;
  readonly deletes: DeletesDecision;
  /** Decision name → why it does not arise ("conflict": "one-way: the target never writes back"). */
  readonly notApplicable: Readonly<Record<string, string>>;
}

/** A layer of the solution and the tool chosen for it. */
export interface Layer extends Decided {
  readonly layer: 'intake' | 'transport' | 'transform' | 'state' | 'schedule' | 'observability' | 'secrets';
  readonly tool: string;
  readonly limits: string;
  readonly exit: string;
}

/** One competing design. Flows that are blocked carry their reason and are not counted as built. */
export interface Design {
  readonly id: string;
  readonly strategy: string;
  readonly name: string;
  readonly why: string;
  readonly layers: readonly Layer[];
  readonly flows: readonly FlowDesign[];
  readonly budgets: readonly Budget[];
  /** Reasons against this design in this landscape, each with what it would take to lift it. Empty when none. */
  readonly rejectedFor: readonly string[];
  /** Parts that people must run and watch. */
  readonly parts: readonly string[];
  /** Each policy held against the tool that carries it. */
  readonly verdicts: readonly Verdict[];
}

const text = z.string().min(1);
const maybe = text.nullable();
const decided = { why: text, sources: z.array(Source) };
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

export const FlowDesign: z.ZodType<FlowDesign> = z.strictObject({
  flow: text,
  blocked: maybe,
  routedTo: maybe,
  calls: z.array(Call),
  trigger: z.strictObject({
    mode,
    asked: text,
    events: z.array(text),
    every: Duration.nullable(),
    repair: z.strictObject({ mode, every: Duration }).nullable(),
    expected: z.strictObject({ typical: Duration, worst: Duration }),
    ...decided,
  }),
  transport: z.strictObject({
    runsOn: text,
    queue: maybe,
    concurrency: z.number().int().positive(),
    inFlightPerRecord: z.number().int().positive(),
    ...decided,
  }),
  read: z.strictObject({
    method: z.enum(['incremental-filter', 'full-scan', 'event-payload', 'read-by-id']),
    cursorField: maybe,
    overlap: Duration.nullable(),
    partition: z.strictObject({ by: text, above: z.number() }).nullable(),
    pageSize: z.number().nullable(),
    deletes: text,
    ...decided,
  }),
  write: z.strictObject({
    mode: z.enum(['upsert', 'create-then-update', 'create-only', 'update-only']),
    batch: z.number().nullable(),
    ...decided,
  }),
  identity: z.strictObject({
    keys: z.array(z.strictObject({ from: text, to: text, normalise: text })),
    crossReference: text,
    firstMatch: text,
    merges: text,
    ...decided,
  }),
  idempotency: z.strictObject({
    support: z.enum(['header', 'natural-key', 'none']),
    header: maybe,
    formula: text,
    storedIn: text,
    retention: Duration.nullable(),
    unknownOutcome: text,
    risk: maybe,
    ...decided,
  }),
  ordering: z.strictObject({ rule: text, field: maybe, ...decided }),
  retry: z.strictObject({
    rows: z.array(RetryRow),
    timeout: Duration,
    breaker: z.strictObject({ opensAfter: z.number(), within: Duration, probeEvery: Duration }).nullable(),
    ...decided,
  }),
  deadLetter: z.strictObject({
    where: text,
    keeps: z.array(text),
    alert: text,
    triageWithin: Duration,
    replay: text,
    expires: Duration,
    ...decided,
  }),
  conflict: z
    .strictObject({
      rules: z.array(z.strictObject({ fields: text, winner: text })),
      clockTolerance: Duration,
      review: text,
      ...decided,
    })
    .nullable(),
  echo: z.strictObject({ tag: text, detect: text, ...decided }).nullable(),
  backfill: z.strictObject({
    records: z.number().nonnegative(),
    method: text,
    partitions: text,
    watermark: text,
    atLeast: Duration.nullable(),
    planned: Duration.nullable(),
    limitId: maybe,
    ...decided,
  }),
  reconciliation: z.strictObject({ every: Duration, compares: text, repairs: text, ...decided }),
  throttle: z.strictObject({
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
    ...decided,
  }),
  deletes: z.strictObject({ policy: text, ...decided }),
  notApplicable: z.record(z.string(), text),
});

export const Design: z.ZodType<Design> = z.strictObject({
  id: text,
  strategy: text,
  name: text,
  why: text,
  layers: z.array(
    z.strictObject({
      layer: z.enum(['intake', 'transport', 'transform', 'state', 'schedule', 'observability', 'secrets']),
      tool: text,
      limits: text,
      exit: text,
      ...decided,
    }),
  ),
  flows: z.array(FlowDesign),
  budgets: z.array(Budget),
  rejectedFor: z.array(text),
  parts: z.array(text),
  verdicts: z.array(Verdict),
});
