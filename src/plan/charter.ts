// What frames a plan: what it leaves out, who answers for what and whom they turn to, what must be there before work begins.
// Names of people are never guessed: they stand in rows of the specification that people fill.
import { z } from 'zod';
import { OwnedProvision, Provision } from './provision.ts';

/** A part that somebody plays. `answers` are questions, `signs` gates; `named` is the specification's row where people write the name. */
export interface Responsibility {
  readonly id: string;
  readonly role: string;
  readonly duty: string;
  readonly answers: readonly string[];
  readonly signs: readonly string[];
  readonly named: string;
}

export interface Charter {
  readonly outOfScope: readonly Provision[];
  readonly responsibilities: readonly Responsibility[];
  /** Who is told when, and who after them. */
  readonly escalation: readonly Provision[];
  readonly prerequisites: readonly OwnedProvision[];
}

const text = z.string().min(1);
const texts = z.array(text);

export const Charter: z.ZodType<Charter> = z.strictObject({
  outOfScope: z.array(Provision),
  responsibilities: z.array(
    z.strictObject({ id: text, role: text, duty: text, answers: texts, signs: texts, named: text }),
  ),
  escalation: z.array(Provision),
  prerequisites: z.array(OwnedProvision),
});
