// How the integration is run: how a change is followed over all hops, what is measured against which target, who is told and what they
// then do, what it costs when it grows, how it is handed over, kept up and ended.
import { z } from 'zod';
import { Provision } from './provision.ts';

/** One figure that is measured (`what`, over `window`) and the target it is held to, with its ground in the plan. */
export interface Indicator {
  readonly id: string;
  readonly about: string;
  readonly kind: 'freshness' | 'success' | 'dead-letters' | 'budget';
  readonly what: string;
  readonly target: string;
  readonly window: string;
  readonly ground: string;
}

/** Who is told when an indicator leaves its target. */
export interface Alert {
  readonly id: string;
  readonly indicator: string;
  readonly when: string;
  readonly urgency: 'page' | 'message';
  readonly owner: string;
  readonly runbook: string;
}

export interface Runbook {
  readonly id: string;
  readonly about: string;
  readonly title: string;
  readonly steps: readonly string[];
}

export interface Running {
  readonly correlation: Provision;
  readonly logs: Provision;
  readonly environments: readonly Provision[];
  readonly indicators: readonly Indicator[];
  readonly alerts: readonly Alert[];
  readonly runbooks: readonly Runbook[];
  /** What is billed, what it comes to, and how far volumes can grow before a limit is full. */
  readonly growth: readonly Provision[];
  /** What happens where several systems must agree on one fact; empty with a reason where none must. */
  readonly compensation: { readonly rules: readonly Provision[]; readonly none: string | null };
  readonly handover: readonly Provision[];
  readonly lifecycle: readonly Provision[];
}

const text = z.string().min(1);
const provisions = z.array(Provision);

export const Running: z.ZodType<Running> = z.strictObject({
  correlation: Provision,
  logs: Provision,
  environments: provisions,
  indicators: z.array(
    z.strictObject({
      id: text,
      about: text,
      kind: z.enum(['freshness', 'success', 'dead-letters', 'budget']),
      what: text,
      target: text,
      window: text,
      ground: text,
    }),
  ),
  alerts: z.array(
    z.strictObject({
      id: text,
      indicator: text,
      when: text,
      urgency: z.enum(['page', 'message']),
      owner: text,
      runbook: text,
    }),
  ),
  runbooks: z.array(z.strictObject({ id: text, about: text, title: text, steps: z.array(text).min(1) })),
  growth: provisions,
  compensation: z.strictObject({ rules: provisions, none: text.nullable() }),
  handover: provisions,
  lifecycle: provisions,
});
