// One thing that a plan settles in a sentence, with an id and what it rests on. Used where a table of its own would say no more.
import { z } from 'zod';

/** `text` carries this plan's own figures; `refs` are stable ids of the plan that it rests on. */
export interface Provision {
  readonly id: string;
  readonly text: string;
  readonly refs: readonly string[];
}

/** A provision that somebody sees to before a task or gate of the project. */
export interface OwnedProvision extends Provision {
  readonly owner: string;
  readonly before: string;
}

const text = z.string().min(1);

/** The zod shape of {@link Provision}, to be spread into an object schema. */
export const provisionShape: {
  id: z.ZodType<string>;
  text: z.ZodType<string>;
  refs: z.ZodType<string[]>;
} = { id: text, text, refs: z.array(text) };

export const Provision: z.ZodType<Provision> = z.strictObject(provisionShape);

export const OwnedProvision: z.ZodType<OwnedProvision> = z.strictObject({
  ...provisionShape,
  owner: text,
  before: text,
});

export function provision(id: string, text: string, refs: readonly string[]): Provision {
  return { id, text, refs };
}
