// How two systems come to agree on a record: which is which, which state is newer, who wins, what a deletion means. Types and schemas alone.
import { z } from 'zod';
import { Duration } from '../measure/duration-schema.ts';
import { type Decided, decidedShape as decided } from './decided.ts';

/** Which records are the same: match keys in order of trust, where pairs are kept, what happens on first contact and on merges. */
export interface IdentityDecision extends Decided {
  readonly keys: readonly { readonly from: string; readonly to: string; readonly normalise: string }[];
  readonly crossReference: string;
  readonly firstMatch: string;
  readonly merges: string;
}

export interface OrderingDecision extends Decided {
  readonly rule: string;
  readonly field: string | null;
}

/**
 * Two-way flows, and golden records that several systems give: who wins per group of fields, how far clocks may differ, what people decide.
 * `owner` is the system that wins where time does not tell (null: people decide); `timed` whether all sides tell when a record last changed.
 */
export interface ConflictDecision extends Decided {
  readonly rules: readonly { readonly fields: string; readonly winner: string }[];
  readonly clockTolerance: Duration;
  readonly review: string;
  readonly owner: string | null;
  readonly timed: boolean;
}

/** Two-way flows only: how the integration's own writes are told from people's. */
export interface EchoDecision extends Decided {
  readonly tag: string;
  readonly detect: string;
}

/** `does`: the target is kept and its pair closed (`mark`: and the record marked in this field), or it is deleted, or nothing happens. */
export interface DeletesDecision extends Decided {
  readonly policy: string;
  readonly does: 'keep' | 'delete' | 'ignore';
  readonly mark: string | null;
}

const text = z.string().min(1);

export const IdentityDecision: z.ZodType<IdentityDecision> = z.strictObject({
  keys: z.array(z.strictObject({ from: text, to: text, normalise: text })),
  crossReference: text,
  firstMatch: text,
  merges: text,
  ...decided,
});

export const OrderingDecision: z.ZodType<OrderingDecision> = z.strictObject({
  rule: text,
  field: text.nullable(),
  ...decided,
});

export const ConflictDecision: z.ZodType<ConflictDecision> = z.strictObject({
  rules: z.array(z.strictObject({ fields: text, winner: text })),
  clockTolerance: Duration,
  review: text,
  owner: text.nullable().default(null),
  timed: z.boolean().default(false),
  ...decided,
});

export const EchoDecision: z.ZodType<EchoDecision> = z.strictObject({ tag: text, detect: text, ...decided });

export const DeletesDecision: z.ZodType<DeletesDecision> = z.strictObject({
  policy: text,
  does: z.enum(['keep', 'delete', 'ignore']).default('keep'),
  mark: text.nullable().default(null),
  ...decided,
});
