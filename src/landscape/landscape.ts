// The brief joined to what is known: each flow on real objects, operations and events, what bars it, what it costs in calls.
// Facts only: what is possible and what it takes. Choosing is the business of `design`.
import { z } from 'zod';
import type { Brief, BriefFlow, BriefSystem } from '../brief/brief.ts';
import type { ApiEvent, ApiProfile, Field, Operation, RateLimit } from '../catalog/profile.ts';
import type { Finding, Question } from '../finding/finding.ts';
import type { Duration } from '../measure/duration.ts';
import { type Cited, citedShape, type Source } from '../measure/fact.ts';
import type { Budget } from './budget.ts';

/** A system of the brief with everything known of its API; `profile` is null when nothing is known yet. */
export interface JoinedSystem {
  readonly asked: BriefSystem;
  readonly name: string;
  readonly profile: ApiProfile | null;
}

/** One end of a flow: the object that the brief names and the resource that answers to it, with what can be done there. */
export interface FlowEnd {
  readonly system: string;
  readonly asked: string;
  /** The profile's resource name, or null when nothing fits. */
  readonly resource: string | null;
  readonly foundBy: 'name' | 'alias' | 'concept' | 'variant' | 'only' | null;
  readonly candidates: readonly string[];
  readonly concept: string | null;
  /** Told by the contract, or worked out (`keyKnown` "inferred"); empty where it is not known, with `keyNear` what might be it. */
  readonly primaryKey: readonly string[];
  readonly keyKnown: 'described' | 'inferred' | 'unknown';
  readonly keyNear: readonly string[];
  readonly cursorField: string | null;
  readonly fields: readonly Field[];
  readonly operations: readonly Operation[];
  readonly events: readonly ApiEvent[];
  /** Where the resource takes fields of the customer's own ("metadata", "properties"), or null. */
  readonly custom: string | null;
  readonly source: Source | null;
}

export const triggerModes = ['webhook', 'poll', 'schedule', 'event', 'manual'] as const;
export type TriggerMode = (typeof triggerModes)[number];

/** Whether a way of starting the flow exists, and why (not). `needs` names the operation ("POST /…/search") or events it rests on. */
export interface TriggerOption {
  readonly mode: TriggerMode;
  readonly possible: boolean;
  readonly why: string;
  readonly needs: readonly string[];
  readonly source: Source | null;
}

/**
 * A gate of the catalog met by a flow. `shut`: this customer can't pass as things stand; `unknown`: the brief does not say.
 * `guards` names the calls ("POST /tickets") and events behind it; `decisive` is false where the flow can do without them: such calls are
 * left out of its end.
 */
export interface GateVerdict extends Cited {
  readonly id: string;
  readonly flow: string;
  readonly system: string;
  readonly title: string;
  readonly verdict: 'open' | 'shut' | 'unknown';
  readonly why: string;
  readonly guards: readonly string[];
  readonly decisive: boolean;
  readonly opensBy: readonly string[];
  readonly alternatives: readonly {
    readonly resource: string;
    readonly how: string;
    readonly cost: string | null;
    readonly available: boolean;
  }[];
}

/** Something a flow or a connection could use that ends. `met` is true when it ends before or within a year after go-live, or go-live is unknown. */
export interface SunsetVerdict extends Cited {
  readonly id: string;
  readonly system: string;
  /** Flows whose chosen resources lie under it; empty when it concerns the connection as a whole (OAuth endpoints, say). */
  readonly flows: readonly string[];
  readonly title: string;
  readonly applies: readonly string[];
  readonly on: string;
  readonly phase: 'unsupported' | 'removed';
  readonly replacement: string | null;
  readonly beforeGoLive: boolean;
}

/** How much data: from the brief, or a stated assumption when `assumed` is not empty (the names of the assumed figures). */
export interface Load {
  readonly existing: number;
  readonly changesPerDay: number;
  readonly peakFactor: number;
  readonly assumed: readonly string[];
}

/** The least time to write all existing records once: records × calls each ÷ the binding documented limit. */
export interface BackfillFloor {
  readonly flow: string;
  readonly system: string;
  readonly records: number;
  readonly operation: string;
  readonly recordsPerCall: number;
  readonly calls: number;
  readonly limit: RateLimit;
  readonly atLeast: Duration;
}

/** What a filter in words comes to: records whose `field` equals the value. Worked out from the words, so people confirm it. */
export interface Condition {
  readonly field: string;
  readonly equals: string;
}

/** A value that every record which a flow creates gets, so that its writing does nothing forbidden; `value` is JSON text. */
export interface HeldValue {
  readonly field: string;
  readonly value: string;
}

/**
 * What the brief forbids, judged on its flows. `kept`: the design keeps it, `how` says by what; `open`: nothing known decides it for some
 * flow, and people are asked. `tried` says how a test tries to break it. `values` are what the flows hold for it.
 */
export interface Prohibition {
  readonly id: string;
  readonly said: string;
  readonly flows: readonly string[];
  readonly verdict: 'kept' | 'open';
  readonly how: string;
  readonly tried: string;
  readonly values: readonly (HeldValue & { readonly flow: string })[];
  readonly openFlows: readonly string[];
}

/**
 * A flow of the brief on real ground, in one direction. A two-way flow F1 becomes two legs, "F1-out" and "F1-back", each a full flow with
 * `pair` naming the other; a one-way flow keeps its id and has no pair. `status`: feasible, blocked (a shut gate, nothing to write with),
 * or open (an unanswered question decides). A blocked flow may have a `route`: the first alternative that is open to this customer;
 * designs then answer for `route.end` in place of `to`, and people must agree to it.
 */
export interface JoinedFlow {
  readonly id: string;
  readonly asked: BriefFlow;
  readonly leg: 'only' | 'out' | 'back';
  readonly pair: string | null;
  readonly title: string;
  readonly direction: 'one-way' | 'two-way';
  readonly from: FlowEnd;
  readonly to: FlowEnd;
  readonly route: {
    readonly resource: string;
    readonly how: string;
    readonly cost: string | null;
    readonly end: FlowEnd;
  } | null;
  readonly status: 'feasible' | 'blocked' | 'open';
  readonly why: string;
  readonly triggers: readonly TriggerOption[];
  readonly load: Load;
  /** The filter on the source's fields; null when there is none or it is not plainly one condition. */
  readonly condition: Condition | null;
}

export interface Landscape {
  readonly brief: Brief;
  readonly systems: readonly JoinedSystem[];
  readonly flows: readonly JoinedFlow[];
  readonly gates: readonly GateVerdict[];
  readonly sunsets: readonly SunsetVerdict[];
  /** What the writes that no design can avoid use of each limit, over all flows that share it. */
  readonly budgets: readonly Budget[];
  readonly backfills: readonly BackfillFloor[];
  readonly prohibitions: readonly Prohibition[];
  readonly findings: readonly Finding[];
  readonly questions: readonly Question[];
  readonly assumptions: readonly { readonly text: string; readonly from: string | null }[];
}

const text = z.string().min(1);

export const GateVerdict: z.ZodType<GateVerdict> = z.strictObject({
  id: text,
  flow: text,
  system: text,
  title: text,
  verdict: z.enum(['open', 'shut', 'unknown']),
  why: text,
  guards: z.array(text),
  decisive: z.boolean(),
  opensBy: z.array(text),
  alternatives: z.array(
    z.strictObject({ resource: text, how: text, cost: text.nullable(), available: z.boolean() }),
  ),
  ...citedShape,
});

export const SunsetVerdict: z.ZodType<SunsetVerdict> = z.strictObject({
  id: text,
  system: text,
  flows: z.array(text),
  title: text,
  applies: z.array(text),
  on: z.iso.date(),
  phase: z.enum(['unsupported', 'removed']),
  replacement: text.nullable(),
  beforeGoLive: z.boolean(),
  ...citedShape,
});

export const Prohibition: z.ZodType<Prohibition> = z.strictObject({
  id: text,
  said: text,
  flows: z.array(text),
  verdict: z.enum(['kept', 'open']),
  how: text,
  tried: text,
  values: z.array(z.strictObject({ field: text, value: text, flow: text })),
  openFlows: z.array(text),
});
