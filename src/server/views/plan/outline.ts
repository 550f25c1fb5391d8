// What the page of a plan needs first: what it is, its flows and systems, the chapters of its document, how much was found.
import { z } from 'zod';

export interface OutlineFlow {
  readonly id: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly pace: string;
  readonly status: 'feasible' | 'blocked' | 'open';
  readonly statusWhy: string;
}

export interface OutlineChapter {
  readonly id: string;
  readonly title: string;
  /** The flow whose chapter it is; null for others. */
  readonly flow: string | null;
  readonly headings: readonly { readonly id: string; readonly title: string }[];
}

/** `measured`: whether figures rest on simulated runs. */
export interface PlanOutline {
  readonly name: string;
  readonly summary: string;
  readonly contentHash: string;
  readonly design: { readonly id: string; readonly name: string; readonly why: string };
  readonly measured: boolean;
  readonly systems: readonly {
    readonly id: string;
    readonly name: string;
    readonly uses: string | null;
    readonly role: string;
    readonly edition: string | null;
  }[];
  readonly flows: readonly OutlineFlow[];
  readonly chapters: readonly OutlineChapter[];
  readonly questions: number;
  readonly assumptions: number;
  readonly points: number;
  readonly days: number;
}

const text = z.string();
const count = z.number().nonnegative();

export const PlanOutline: z.ZodType<PlanOutline> = z.strictObject({
  name: text,
  summary: text,
  contentHash: text,
  design: z.strictObject({ id: text, name: text, why: text }),
  measured: z.boolean(),
  systems: z.array(
    z.strictObject({
      id: text,
      name: text,
      uses: text.nullable(),
      role: text,
      edition: text.nullable(),
    }),
  ),
  flows: z.array(
    z.strictObject({
      id: text,
      title: text,
      from: text,
      to: text,
      pace: text,
      status: z.enum(['feasible', 'blocked', 'open']),
      statusWhy: text,
    }),
  ),
  chapters: z.array(
    z.strictObject({
      id: text,
      title: text,
      flow: text.nullable(),
      headings: z.array(z.strictObject({ id: text, title: text })),
    }),
  ),
  questions: count,
  assumptions: count,
  points: count,
  days: count,
});

/** One chapter; `html` is our own renderer's. `before` and `after` are its neighbours. */
export interface PlanSection {
  readonly id: string;
  readonly title: string;
  readonly html: string;
  readonly before: string | null;
  readonly after: string | null;
}

export const PlanSection: z.ZodType<PlanSection> = z.strictObject({
  id: text,
  title: text,
  html: text,
  before: text.nullable(),
  after: text.nullable(),
});
