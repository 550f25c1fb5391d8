// What every decision carries: why it was taken, and what it rests on.
import { z } from 'zod';
import { Source } from '../measure/fact.ts';

/** Mixed into every decision. */
export interface Decided {
  readonly why: string;
  readonly sources: readonly Source[];
}

/** The same as keys of a schema. */
export const decidedShape: {
  readonly why: z.ZodType<string>;
  readonly sources: z.ZodType<readonly Source[]>;
} = {
  why: z.string().min(1),
  sources: z.array(Source),
};
