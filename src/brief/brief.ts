// What was asked: systems, flows, volumes, constraints; what was assumed and what must be asked. The writer's words, made regular.
// Nothing here knows a vendor: `uses` is only a name until `landscape` looks it up.
import { z } from 'zod';
import { Duration } from '../measure/duration-schema.ts';
import { Money } from '../measure/money.ts';

export const triggers = ['webhook', 'poll', 'schedule', 'event', 'manual', 'auto'] as const;
export type AskedTrigger = (typeof triggers)[number];
export const directions = ['one-way', 'two-way', 'auto'] as const;
export type Direction = (typeof directions)[number];
export const systemRoles = ['system-of-record', 'participant'] as const;

/**
 * A system to be connected. `uses` is a catalog id, `api` the address of an API document relative to the brief; both may be null.
 * `approvals` are ids of the catalog's gates that are open to this customer by approval or partner status.
 */
export interface BriefSystem {
  readonly id: string;
  readonly uses: string | null;
  readonly api: string | null;
  readonly name: string | null;
  readonly description: string | null;
  readonly edition: string | null;
  readonly approvals: readonly string[];
  readonly role: (typeof systemRoles)[number] | null;
}

/** Data that should flow: `from` and `to` are "system.object". `writes` limits what may happen to the target, when said. */
export interface BriefFlow {
  readonly id: string;
  readonly name: string | null;
  readonly from: string;
  readonly to: string;
  readonly direction: Direction;
  readonly trigger: AskedTrigger;
  readonly freshness: Duration | null;
  readonly every: Duration | null;
  readonly filter: string | null;
  readonly writes: 'create-and-update' | 'create-only' | 'update-only' | null;
  readonly purpose: string | null;
}

/** `existing` records today, `changesPerDay` on an ordinary day, the busiest hour at `peakFactor` times the mean hour. */
export interface Volume {
  readonly object: string;
  readonly existing: number | null;
  readonly changesPerDay: number | null;
  readonly peakFactor: number | null;
}

export interface Constraints {
  readonly goLive: string | null;
  readonly monthlyBudget: Money | null;
  readonly team: { readonly developers: number | null; readonly skills: readonly string[] } | null;
  readonly hosting: string | null;
  readonly compliance: readonly string[];
  readonly prefer: readonly string[];
  readonly avoid: readonly string[];
  /** What must never happen, in the writer's words ("never send invoices automatically"). */
  readonly never: readonly string[];
}

export interface Brief {
  readonly spanwright: 1;
  readonly name: string;
  readonly summary: string | null;
  readonly systems: readonly BriefSystem[];
  readonly flows: readonly BriefFlow[];
  readonly volumes: readonly Volume[];
  readonly constraints: Constraints;
  readonly unknowns: readonly {
    readonly question: string;
    readonly why: string;
    readonly about: string | null;
  }[];
  readonly assumptions: readonly { readonly text: string; readonly from: string | null }[];
}

const id = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9_-]{0,63}$/,
    'a short name of letters, digits, - and _ that starts with a letter',
  );
const text = z.string().trim().min(1).max(4000);
const maybe = text.nullable().default(null);
const texts = z.array(text).default([]);
const endpoint = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]*\.\S(.*\S)?$/, 'system.object, such as crm.contact');
const number = z.number().nonnegative().nullable().default(null);

/** The one schema of a brief: defaults fill what may be left out, unknown keys are refused. */
export const Brief: z.ZodType<Brief> = z.strictObject({
  spanwright: z.literal(1),
  name: text,
  summary: maybe,
  systems: z
    .array(
      z.strictObject({
        id,
        uses: maybe,
        api: maybe,
        name: maybe,
        description: maybe,
        edition: maybe,
        approvals: texts,
        role: z.enum(systemRoles).nullable().default(null),
      }),
    )
    .min(1)
    .max(200),
  flows: z
    .array(
      z.strictObject({
        id,
        name: maybe,
        from: endpoint,
        to: endpoint,
        direction: z.enum(directions).default('auto'),
        trigger: z.enum(triggers).default('auto'),
        freshness: Duration.nullable().default(null),
        every: Duration.nullable().default(null),
        filter: maybe,
        writes: z.enum(['create-and-update', 'create-only', 'update-only']).nullable().default(null),
        purpose: maybe,
      }),
    )
    .min(1)
    .max(1000),
  volumes: z
    .array(
      z.strictObject({
        object: endpoint,
        existing: z.number().int().nonnegative().nullable().default(null),
        changesPerDay: number,
        peakFactor: z.number().min(1).nullable().default(null),
      }),
    )
    .default([]),
  constraints: z
    .strictObject({
      goLive: z.iso.date().nullable().default(null),
      monthlyBudget: Money.nullable().default(null),
      team: z
        .strictObject({ developers: z.number().int().positive().nullable().default(null), skills: texts })
        .nullable()
        .default(null),
      hosting: maybe,
      compliance: texts,
      prefer: texts,
      avoid: texts,
      never: texts,
    })
    .prefault({}),
  unknowns: z.array(z.strictObject({ question: text, why: text, about: maybe })).default([]),
  assumptions: z.array(z.strictObject({ text, from: maybe })).default([]),
});
