// What happens to a run from outside: the faults of vendors, networks and the integration itself, and how people work. Profiles of faults
// are data (`faults/*.json`), and a person may bring a file of the same shape.
import { z } from 'zod';
import { Duration } from '../measure/duration-schema.ts';

/** Something that comes over a system now and then: mean time between two, and how long one lasts. */
export interface Spell {
  /** Null: never. */
  readonly every: Duration | null;
  readonly lasts: Duration;
}

/**
 * Faults by kind. Shares are in 0..1. `crashes` are of the integration: at a random moment, and at every kind of step in turn; `restart`
 * is how long it stays away.
 */
export interface Faults {
  readonly spanwright: 1;
  readonly name: string;
  readonly says: string;
  readonly calls: {
    readonly latency: { readonly typical: Duration; readonly worst: Duration };
    /** 5xx without effect. */
    readonly failed: number;
    /** Carried out, but the answer never comes. */
    readonly unanswered: number;
    /** Never arrives. */
    readonly unreached: number;
    /** A 429 although no documented limit is full. */
    readonly limited: number;
  };
  readonly outage: Spell;
  /** Answers take `times` as long. */
  readonly slow: Spell & { readonly times: number };
  /** A share of answers is 5xx for a while. */
  readonly burst: Spell & { readonly share: number };
  /** Announced, at night. */
  readonly maintenance: Spell;
  readonly messages: {
    readonly delay: { readonly typical: Duration; readonly worst: Duration };
    readonly doubled: number;
    /** Overtaken by later ones. */
    readonly late: number;
    /** Never sent. */
    readonly missing: number;
    readonly forged: number;
  };
  /** Of nights on which a file is written anew: hours too late, not at all, or so slowly that it is met half-written. */
  readonly files: { readonly late: number; readonly missing: number; readonly halfWritten: number };
  readonly secretRotation: Spell;
  readonly access: { readonly revoked: Spell };
  /** The share of every limit that other consumers of the same account use up. */
  readonly others: number;
  readonly crashes: {
    readonly every: Duration | null;
    readonly restart: Duration;
    readonly atSteps: boolean;
  };
  /** Records that the target refuses, whatever is tried, until a person corrects them. */
  readonly refused: number;
}

const share = z.number().min(0).max(1);
const spell = { every: Duration.nullable(), lasts: Duration };

export const Faults: z.ZodType<Faults> = z.strictObject({
  spanwright: z.literal(1),
  name: z.string().min(1).max(60),
  says: z.string().min(1),
  calls: z.strictObject({
    latency: z.strictObject({ typical: Duration, worst: Duration }),
    failed: share,
    unanswered: share,
    unreached: share,
    limited: share,
  }),
  outage: z.strictObject(spell),
  slow: z.strictObject({ ...spell, times: z.number().min(1) }),
  burst: z.strictObject({ ...spell, share }),
  maintenance: z.strictObject(spell),
  messages: z.strictObject({
    delay: z.strictObject({ typical: Duration, worst: Duration }),
    doubled: share,
    late: share,
    missing: share,
    forged: share,
  }),
  files: z
    .strictObject({ late: share, missing: share, halfWritten: share })
    .default({ late: 0, missing: 0, halfWritten: 0 }),
  secretRotation: z.strictObject(spell),
  access: z.strictObject({ revoked: z.strictObject(spell) }),
  others: share,
  crashes: z.strictObject({ every: Duration.nullable(), restart: Duration, atSteps: z.boolean() }),
  refused: share,
});
