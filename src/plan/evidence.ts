// What simulated runs prove of a plan: which were flown, with everything that it takes to fly them again, which branches of the flows some
// run took, and how closed forms of call budgets compare with what was counted. The runs themselves lie beside the plan (evidence/*.json).
import { z } from 'zod';
import { Campaign } from '../simulate/campaign.ts';
import { Flight } from '../simulate/flight.ts';
import { Faults } from '../simulate/weather.ts';

/**
 * Runs of one mission under one fault profile. `design` and `policy` say what was flown ("naive" is the reference built from that design's
 * calls); hashes are SHA-256 over canonical JSON, of the whole mission, of its design and of each system as the twins were made from it.
 * `again` are the commands that fly the same runs from a plan of that design.
 */
export interface Evidence {
  readonly id: string;
  readonly title: string;
  readonly design: string;
  readonly policy: string;
  readonly faults: string;
  readonly faultsHash: string;
  readonly days: number;
  readonly seeds: readonly number[];
  readonly missionHash: string;
  readonly designHash: string;
  readonly profileHashes: readonly { readonly system: string; readonly hash: string }[];
  /** Runs in which every invariant held. */
  readonly survived: number;
  readonly events: number;
  readonly file: string;
  readonly again: readonly string[];
}

/**
 * A branch of a flow, as its sequence diagram draws it, and a run that took it: `evidence` and `seed`; both null where none did, and
 * `says` then why that can be so.
 */
export interface BranchRun {
  readonly id: string;
  readonly flow: string;
  readonly branch: string;
  readonly taken: number;
  readonly evidence: string | null;
  readonly faults: string | null;
  readonly seed: number | null;
  readonly says: string;
}

/**
 * Calls (or points) a day on one limit after the first load, by the plan's arithmetic and as counted in runs. `agrees` within
 * `tolerance` (0.2: a fifth of the larger one); `says` why where they do not.
 */
export interface BudgetRun {
  readonly budget: string;
  readonly evidence: string;
  readonly reckoned: number;
  readonly counted: number;
  readonly tolerance: number;
  readonly agrees: boolean;
  readonly says: string;
}

/** `says`: how the runs were chosen, in words, and what was left out of them and why. */
export interface Proven {
  readonly runs: readonly Evidence[];
  readonly branches: readonly BranchRun[];
  readonly budgets: readonly BudgetRun[];
  readonly says: readonly string[];
}

/** A file of evidence: the reference in the plan, the faults as data, and every run. */
export interface EvidenceFile extends Evidence {
  readonly spanwright: 1;
  readonly weather: Faults;
  readonly campaign: Campaign;
  readonly flights: readonly Flight[];
}

const text = z.string().min(1);
const count = z.number().nonnegative();
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal');

const evidence = {
  id: text,
  title: text,
  design: text,
  policy: text,
  faults: text,
  faultsHash: hash,
  days: z.number().positive(),
  seeds: z.array(z.number().int()),
  missionHash: hash,
  designHash: hash,
  profileHashes: z.array(z.strictObject({ system: text, hash })),
  survived: count,
  events: count,
  file: text,
  again: z.array(text).min(1),
};

export const Evidence: z.ZodType<Evidence> = z.strictObject(evidence);

export const EvidenceFile: z.ZodType<EvidenceFile> = z.strictObject({
  spanwright: z.literal(1),
  ...evidence,
  weather: Faults,
  campaign: Campaign,
  flights: z.array(Flight),
});

export const Proven: z.ZodType<Proven> = z.strictObject({
  runs: z.array(Evidence),
  branches: z.array(
    z.strictObject({
      id: text,
      flow: text,
      branch: text,
      taken: count,
      evidence: text.nullable(),
      faults: text.nullable(),
      seed: z.number().int().nullable(),
      says: text,
    }),
  ),
  budgets: z.array(
    z.strictObject({
      budget: text,
      evidence: text,
      reckoned: count,
      counted: count,
      tolerance: z.number().positive(),
      agrees: z.boolean(),
      says: text,
    }),
  ),
  says: z.array(text),
});
