// A place in the documents of a plan, and what it tells of: the last link of the trace.
import { z } from 'zod';

/** A section of a document: `id` is its address ("plan.md#F1-calls"), `holds` the stable ids that it tells of. */
export interface DocumentSection {
  readonly id: string;
  readonly title: string;
  readonly holds: readonly string[];
}

const text = z.string().min(1);

export const DocumentSection: z.ZodType<DocumentSection> = z.strictObject({
  id: text,
  title: text,
  holds: z.array(text),
});
