// The integration specification: sections of rows. A row that only people can fill is empty and marked, never guessed.
import { z } from 'zod';

/**
 * `by: 'plan'` rows are filled from the model; `by: 'people'` rows have cells that wait for people (`blanks`, by index), who may have filled
 * them. `refs` are stable ids the value rests on.
 */
export interface SpecificationRow {
  readonly id: string;
  readonly cells: readonly string[];
  readonly by: 'plan' | 'people';
  readonly blanks: readonly number[];
  readonly refs: readonly string[];
}

/** A section as a table: `columns` name the cells; `ask` says what people should put into empty rows. */
export interface SpecificationSection {
  readonly id: string;
  readonly title: string;
  /** Section that this one lies under, or null. */
  readonly under: string | null;
  readonly columns: readonly string[];
  readonly rows: readonly SpecificationRow[];
  readonly ask: string | null;
}

export interface Specification {
  readonly sections: readonly SpecificationSection[];
}

const text = z.string().min(1);

export const Specification: z.ZodType<Specification> = z.strictObject({
  sections: z.array(
    z.strictObject({
      id: text,
      title: text,
      under: text.nullable(),
      columns: z.array(z.string()),
      rows: z.array(
        z.strictObject({
          id: text,
          cells: z.array(z.string()),
          by: z.enum(['plan', 'people']),
          blanks: z.array(z.number().int().nonnegative()),
          refs: z.array(text),
        }),
      ),
      ask: text.nullable(),
    }),
  ),
});
