// What the check of a plan says, with what it concerns, so that a page can show it there.
import { z } from 'zod';
import { type Severity, severities } from '../../../finding/finding.ts';
import { Source } from '../../../measure/fact.ts';

/** `flows` and `systems` are what it concerns; `section` is the chapter of the document beside which it belongs. */
export interface Remark {
  readonly rule: string;
  readonly severity: Severity;
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly at: string;
  readonly flows: readonly string[];
  readonly systems: readonly string[];
  readonly section: string;
  readonly source: Source | null;
}

const texts = z.array(z.string());

export const Remark: z.ZodType<Remark> = z.strictObject({
  rule: z.string(),
  severity: z.enum(severities),
  title: z.string(),
  what: z.string(),
  why: z.string(),
  fix: z.string(),
  at: z.string(),
  flows: texts,
  systems: texts,
  section: z.string(),
  source: Source.nullable(),
});
