// What changed between two revisions, for a page: bounded, values in words, the meaning where there is one, and what must be done again.
import { z } from 'zod';
import { type Concern, concerns, type Told, told } from '../../diff/diff.ts';
import { type Subject, subjects } from '../../store/base/approvals.ts';

/** One value; null was or is not there. Long values are cut. */
export interface ChangedPart {
  readonly what: string;
  readonly old: string | null;
  readonly new: string | null;
}

export interface ChangedThing extends Told {
  readonly parts: readonly ChangedPart[];
  readonly tests: number;
  readonly gates: readonly string[];
}

/** `touches` are signatures that the change takes back where they were given; `next` is where the following page begins. */
export interface Changes {
  readonly same: boolean;
  readonly total: number;
  readonly counts: readonly { readonly concern: Concern; readonly count: number }[];
  readonly changes: readonly ChangedThing[];
  readonly next: number | null;
  readonly touches: readonly { readonly subject: Subject; readonly why: string }[];
  readonly tests: number;
}

const text = z.string();
const whole = z.number().int().nonnegative();

export const Changes: z.ZodType<Changes> = z.strictObject({
  same: z.boolean(),
  total: whole,
  counts: z.array(z.strictObject({ concern: z.enum(concerns), count: whole })),
  changes: z.array(
    z.strictObject({
      ...told,
      parts: z.array(z.strictObject({ what: text, old: text.nullable(), new: text.nullable() })),
      tests: whole,
      gates: z.array(text),
    }),
  ),
  next: whole.nullable(),
  touches: z.array(z.strictObject({ subject: z.enum(subjects), why: text })),
  tests: whole,
});
