// Whether a tool of a design carries one policy of one flow by itself, with something built around it, or not at all.
import { z } from 'zod';
import { Source } from '../measure/fact.ts';

export const standings = ['native', 'workaround', 'impossible'] as const;
export type Standing = (typeof standings)[number];

/**
 * `flow` is null for what concerns the design as a whole. `policy` begins with the decision it belongs to ("retry.rate-limit",
 * "trigger.schedule"). `wants` is the policy in short words; `how` what carries it and, for a workaround, what it costs; `why` which
 * figures decide.
 */
export interface Verdict {
  readonly flow: string | null;
  readonly policy: string;
  readonly tool: string;
  readonly verdict: Standing;
  readonly wants: string;
  readonly how: string;
  readonly why: string;
  readonly sources: readonly Source[];
}

const text = z.string().min(1);

export const Verdict: z.ZodType<Verdict> = z.strictObject({
  flow: text.nullable(),
  policy: text,
  tool: text,
  verdict: z.enum(standings),
  wants: text,
  how: text,
  why: text,
  sources: z.array(Source),
});

/** How many verdicts of each standing, over all flows. */
export function countVerdicts(verdicts: readonly Verdict[]): Readonly<Record<Standing, number>> {
  const of = (standing: Standing): number => verdicts.filter((one) => one.verdict === standing).length;
  return { native: of('native'), workaround: of('workaround'), impossible: of('impossible') };
}
