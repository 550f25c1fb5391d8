// A fact as pages show it: cells under its section's heads, with its source, how sure it is, and what other sources say instead.
import { z } from 'zod';
import {
  type Cited,
  type Confidence,
  Confidence as ConfidenceSchema,
  type Dispute,
  Dispute as DisputeSchema,
  type Source,
  Source as SourceSchema,
} from '../../measure/fact.ts';

/** `cells` stand under the section's `columns`, in their order; an empty cell says nothing. */
export interface FactLine {
  readonly cells: readonly string[];
  readonly source: Source;
  readonly confidence: Confidence;
  readonly disputed: readonly Dispute[];
  readonly note: string | null;
}

/** `silence` is what it means that nothing is known here. */
export interface FactSection {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly silence: string;
  readonly facts: readonly FactLine[];
}

export const FactSection: z.ZodType<FactSection> = z.strictObject({
  id: z.string(),
  title: z.string(),
  columns: z.array(z.string()),
  silence: z.string(),
  facts: z.array(
    z.strictObject({
      cells: z.array(z.string()),
      source: SourceSchema,
      confidence: ConfidenceSchema,
      disputed: z.array(DisputeSchema),
      note: z.string().nullable(),
    }),
  ),
});

export function factLine(
  { source, confidence, disputed, note }: Cited,
  cells: readonly (string | null)[],
): FactLine {
  return { cells: cells.map((cell) => cell ?? ''), source, confidence, disputed, note };
}
