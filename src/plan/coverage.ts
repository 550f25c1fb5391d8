// What a complete plan holds, line by line, and where this plan holds it: filled, not applicable with the reason, or asked.
// The list says nothing itself; it points.
import { z } from 'zod';

export const coverageGroups = [
  'purpose and control',
  'systems and contracts',
  'flows',
  'data',
  'capacity',
  'reliability',
  'security and privacy',
  'operations',
  'delivery',
] as const;
export type CoverageGroup = (typeof coverageGroups)[number];

/**
 * `at` are stable ids, or JSON pointers into the plan in which `*` stands for every element of a list. `except` are the elements that hold
 * nothing there, with the reason. `questions` are asked where only people know.
 */
export interface CoverageLine {
  readonly id: string;
  readonly group: CoverageGroup;
  readonly title: string;
  readonly state: 'filled' | 'not-applicable' | 'open';
  readonly at: readonly string[];
  readonly except: readonly { readonly at: string; readonly why: string }[];
  readonly reason: string | null;
  readonly questions: readonly string[];
}

const text = z.string().min(1);
const texts = z.array(text);

export const CoverageLine: z.ZodType<CoverageLine> = z.strictObject({
  id: text,
  group: z.enum(coverageGroups),
  title: text,
  state: z.enum(['filled', 'not-applicable', 'open']),
  at: texts,
  except: z.array(z.strictObject({ at: text, why: text })),
  reason: text.nullable(),
  questions: texts,
});
