// What is wrong or noteworthy, as data: a code, a place, a severity, a remedy. Printing and exit codes are elsewhere.
import { z } from 'zod';
import { Source } from '../measure/fact.ts';

export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** `rule` is a code of the message catalogue, `at` a stable id or JSON pointer, `fix` what to do; `source` the fact it rests on, if any. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly at: string;
  readonly fix: string;
  readonly source: Source | null;
}

export const Finding: z.ZodType<Finding> = z.object({
  rule: z.string().regex(/^SPW\d{3}$/),
  severity: z.enum(severities),
  message: z.string().min(1),
  at: z.string().min(1),
  fix: z.string(),
  source: Source.nullable(),
});

/** What must be answered by a person before the plan is complete; `blocks` names the gate or task that waits for it. */
export interface Question {
  readonly id: string;
  readonly text: string;
  readonly why: string;
  /** The stable id in the plan or the pointer in the brief that it is about. */
  readonly about: string;
  /** Who can answer: "owner of HubSpot", "sponsor", "vendor support of Zendesk". */
  readonly owner: string;
  /** Project task or gate before which the answer is needed. */
  readonly blocks: string;
}

export const Question: z.ZodType<Question> = z.object({
  id: z.string().min(1),
  text: z.string().min(1),
  why: z.string().min(1),
  about: z.string().min(1),
  owner: z.string().min(1),
  blocks: z.string().min(1),
});
