// One way to build all flows of a landscape: the parts it runs on, and for every flow every question answered.
// Each decision says why and names its sources; a question that does not arise is null beside a reason in `notApplicable`.
import { z } from 'zod';
import {
  ConflictDecision,
  DeletesDecision,
  EchoDecision,
  IdentityDecision,
  OrderingDecision,
} from './agreement.ts';
import { Budget } from '../landscape/budget.ts';
import { Source } from '../measure/fact.ts';
import { CanonicalModel } from './canonical.ts';
import type { Decided } from './decided.ts';
import { Call, ReadDecision, TransportDecision, TriggerDecision, WriteDecision } from './movement.ts';
import { DeadLetterDecision, IdempotencyDecision, RetryDecision } from './recovery.ts';
import { Verdict } from './verdict.ts';
import { BackfillDecision, ReconciliationDecision, ThrottleDecision } from './volume.ts';

export type { Decided } from './decided.ts';
export {
  ConflictDecision,
  DeletesDecision,
  EchoDecision,
  IdentityDecision,
  OrderingDecision,
} from './agreement.ts';
export { Call, ReadDecision, TransportDecision, TriggerDecision, WriteDecision } from './movement.ts';
export {
  DeadLetterDecision,
  errorClasses,
  IdempotencyDecision,
  RetryDecision,
  RetryRow,
} from './recovery.ts';
export type { ErrorClass } from './recovery.ts';
export { BackfillDecision, ReconciliationDecision, ThrottleDecision } from './volume.ts';

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
  /** The model of our own that the systems are mapped to and from; null where they are mapped to one another. */
  readonly canonical: CanonicalModel | null;
}

const text = z.string().min(1);
const decided = { why: text, sources: z.array(Source) };

export const FlowDesign: z.ZodType<FlowDesign> = z.strictObject({
  flow: text,
  blocked: text.nullable(),
  routedTo: text.nullable(),
  calls: z.array(Call),
  trigger: TriggerDecision,
  transport: TransportDecision,
  read: ReadDecision,
  write: WriteDecision,
  identity: IdentityDecision,
  idempotency: IdempotencyDecision,
  ordering: OrderingDecision,
  retry: RetryDecision,
  deadLetter: DeadLetterDecision,
  conflict: ConflictDecision.nullable(),
  echo: EchoDecision.nullable(),
  backfill: BackfillDecision,
  reconciliation: ReconciliationDecision,
  throttle: ThrottleDecision,
  deletes: DeletesDecision,
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
  canonical: CanonicalModel.nullable().default(null),
});
