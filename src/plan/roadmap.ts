// The phased way to production: what depends on what, effort as three points, how each phase is undone, data already written included.
import { z } from 'zod';

/** Effort in person-days: optimistic, likely, pessimistic. */
export interface Effort {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

export interface Phase {
  readonly id: string;
  readonly title: string;
  readonly goal: string;
  readonly after: readonly string[];
  readonly flows: readonly string[];
  readonly tasks: readonly string[];
  readonly effort: Effort;
  readonly exit: string;
  readonly rollback: { readonly how: string; readonly data: string };
}

export interface Roadmap {
  readonly phases: readonly Phase[];
  /** Phase ids on the longest way. */
  readonly criticalPath: readonly string[];
  readonly effort: Effort;
  readonly cutover: readonly string[];
  readonly hypercare: readonly string[];
}

const text = z.string().min(1);
const effort = z.strictObject({
  low: z.number().nonnegative(),
  likely: z.number().nonnegative(),
  high: z.number().nonnegative(),
});

export const Roadmap: z.ZodType<Roadmap> = z.strictObject({
  phases: z.array(
    z.strictObject({
      id: text,
      title: text,
      goal: text,
      after: z.array(text),
      flows: z.array(text),
      tasks: z.array(text),
      effort,
      exit: text,
      rollback: z.strictObject({ how: text, data: text }),
    }),
  ),
  criticalPath: z.array(text),
  effort,
  cutover: z.array(text),
  hypercare: z.array(text),
});
