// The phased way to production: what depends on what, effort as three points, how each phase is undone, data already written included.
import { z } from 'zod';
import type { Migration } from './migration.ts';

/** Effort in person-days: optimistic, likely, pessimistic. */
export interface Effort {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** `after` are the phases that must be done first; phases that wait for the same ones run side by side where there are hands. */
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
  /** Phase ids that can run at the same time, wave after wave. */
  readonly waves: readonly (readonly string[])[];
  /** Phase ids on the longest way. */
  readonly criticalPath: readonly string[];
  readonly effort: Effort;
  /** How the three points of effort were reckoned, in short sentences. */
  readonly rules: readonly string[];
  /** Systems that are left, with what takes their place; empty where nothing is. */
  readonly migrations: readonly Migration[];
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
  waves: z.array(z.array(text)),
  criticalPath: z.array(text),
  effort,
  rules: z.array(text),
  migrations: z.array(
    z.strictObject({
      system: text,
      successors: z.array(text),
      out: z.array(text),
      back: z.array(text),
      said: text,
    }),
  ),
  cutover: z.array(text),
  hypercare: z.array(text),
});
