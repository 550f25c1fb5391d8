// How a system is looked after as long as the integration lives: which contract is held to, how its drift is seen, who gets at it,
// whose personal data passes, and how it is left again. The contract itself is the connection's.
import { z } from 'zod';

/** What is compared with the live contract, how often, and what makes it differ. `fields` and `values` count what the plan uses. */
export interface DriftWatch {
  readonly how: string;
  readonly fields: number;
  readonly values: number;
  readonly alert: string;
}

export interface Custody {
  readonly id: string;
  readonly connection: string;
  readonly owner: string;
  readonly compatibility: string;
  readonly drift: DriftWatch;
  readonly access: string;
  readonly audit: string;
  /** Classes of personal data that mapped fields carry through this system, and the flows that do. */
  readonly personal: { readonly classes: readonly string[]; readonly flows: readonly string[] };
  /** The specification's row where people write location, sub-processors and transfer basis. */
  readonly processing: string;
  readonly leaving: string;
}

const text = z.string().min(1);
const texts = z.array(text);
const count = z.number().int().nonnegative();

export const Custody: z.ZodType<Custody> = z.strictObject({
  id: text,
  connection: text,
  owner: text,
  compatibility: text,
  drift: z.strictObject({ how: text, fields: count, values: count, alert: text }),
  access: text,
  audit: text,
  personal: z.strictObject({ classes: texts, flows: texts }),
  processing: text,
  leaving: text,
});
