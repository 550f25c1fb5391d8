// What changed between two plans: things with stable ids, each under what people care about, with old and new values and what must
// be done again. It tells; whether a change is good is not its business.
import { z } from 'zod';
import { Source } from '../measure/fact.ts';

/** What people care about, in the order in which it is told: what opens or closes doors comes first. */
export const concerns = [
  'security',
  'data',
  'running',
  'limits',
  'cost',
  'schedule',
  'risk',
  'proof',
  'asked',
  'papers',
] as const;
export type Concern = (typeof concerns)[number];

/** One value that changed. `what` is its name in words; a value that was or is not there is null. */
export interface Part {
  readonly what: string;
  readonly old: unknown;
  readonly new: unknown;
}

/**
 * One thing that came, went or changed, in words. `id` is its place in the plan by stable ids ("flows/F1/design/retry/rows/rate-limit"), the
 * same in every comparison; `about` the id that documents know it by.
 */
export interface Told {
  readonly id: string;
  readonly about: string;
  readonly concern: Concern;
  readonly flow: string | null;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly text: string;
  readonly means: string | null;
}

/** `sources` are those of the old and the new figures where the thing is cited. */
export interface Change extends Told {
  readonly parts: readonly Part[];
  readonly sources: { readonly old: readonly Source[]; readonly new: readonly Source[] };
  readonly redo: { readonly tests: readonly string[]; readonly gates: readonly string[] };
}

/** What must be done again over all changes; `why` are ids of changes. */
export interface Redo {
  readonly tests: readonly { readonly id: string; readonly title: string; readonly why: readonly string[] }[];
  /** `signedBy` is who had signed the gate in the old plan; null where nobody had. */
  readonly gates: readonly {
    readonly id: string;
    readonly title: string;
    readonly signedBy: string | null;
    readonly why: readonly string[];
  }[];
  /** Approvals that were given to other content than the new plan holds. */
  readonly approvals: readonly {
    readonly revision: number;
    readonly action: string;
    readonly by: string | null;
    readonly date: string | null;
    readonly contentHash: string;
  }[];
}

export interface DiffSide {
  readonly name: string;
  readonly revision: number;
  readonly contentHash: string;
}

export interface PlanDiff {
  readonly same: boolean;
  readonly old: DiffSide;
  readonly new: DiffSide;
  readonly changes: readonly Change[];
  readonly redo: Redo;
}

const text = z.string().min(1);
const texts = z.array(text);
const side = z.strictObject({ name: text, revision: z.number().int().positive(), contentHash: text });

/** What is told of a change wherever it is told. */
export const told: { readonly [Field in keyof Told]: z.ZodType<Told[Field]> } = {
  id: text,
  about: text,
  concern: z.enum(concerns),
  flow: text.nullable(),
  kind: z.enum(['added', 'removed', 'changed']),
  text: text,
  means: text.nullable(),
};

export const PlanDiff: z.ZodType<PlanDiff> = z.strictObject({
  same: z.boolean(),
  old: side,
  new: side,
  changes: z.array(
    z.strictObject({
      ...told,
      parts: z.array(z.strictObject({ what: text, old: z.json(), new: z.json() })) as z.ZodType<Part[]>,
      sources: z.strictObject({ old: z.array(Source), new: z.array(Source) }),
      redo: z.strictObject({ tests: texts, gates: texts }),
    }),
  ),
  redo: z.strictObject({
    tests: z.array(z.strictObject({ id: text, title: text, why: texts })),
    gates: z.array(z.strictObject({ id: text, title: text, signedBy: text.nullable(), why: texts })),
    approvals: z.array(
      z.strictObject({
        revision: z.number().int().positive(),
        action: text,
        by: text.nullable(),
        date: text.nullable(),
        contentHash: text,
      }),
    ),
  }),
});
