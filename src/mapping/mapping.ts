// Which field becomes which: score, transform as JSONata, what is lost, what is missing. Works on two lists of fields and nothing else.
import { z } from 'zod';
import { Field } from '../catalog/profile.ts';
import { Finding } from '../finding/finding.ts';

/** One side of a mapping: an object of a system (or of a fields file), with its fields. */
export interface MappingSide {
  readonly system: string;
  readonly object: string;
  readonly concept: string | null;
  readonly fields: readonly Field[];
}

/** A target field that is not filled from the source: it gets this value (JSON text), for this reason. */
export interface HeldField {
  readonly field: string;
  readonly value: string;
  readonly why: string;
}

/** What happens when the source value is empty: leave the target alone, write an explicit empty value, or stop with a dead letter. */
export const nullRules = ['omit', 'clear', 'stop', 'default'] as const;
export type NullRule = (typeof nullRules)[number];

/**
 * One target field filled from one or more source fields. `jsonata` runs against the source record and yields the target value.
 * `lossy` says in words what cannot be recovered; `why` what the score rests on. `score` is in 0..1.
 */
export interface MappingRow {
  readonly from: readonly string[];
  /** Further source fields that the expression looks at without carrying them over: the currency that an amount's decimals hang on. */
  readonly reads: readonly string[];
  readonly to: string;
  readonly score: number;
  readonly transform: string;
  readonly jsonata: string;
  readonly lossy: readonly string[];
  readonly why: string;
  readonly fromTypes: readonly string[];
  readonly toType: string;
  readonly required: boolean;
  readonly nullRule: NullRule;
  /** What stands in the target when the source is empty and `nullRule` is "default"; JSON text. */
  readonly defaultValue: string | null;
  /** Source value → target value for enums; null when values pass through. */
  readonly valueMap: Readonly<Record<string, string>> | null;
  readonly maxLength: number | null;
  readonly personal: string | null;
}

export const mappingVerdicts = ['accepted', 'changed', 'rejected'] as const;
export type MappingVerdict = (typeof mappingVerdicts)[number];

/**
 * What a person decided about one target field. Accepted and changed rows carry what fills the target, so that what was decided stays when a
 * suggestion moves on; a rejected one carries nothing. `by` is a name, `on` an ISO date; null where nobody wrote them down.
 */
export interface MappingDecision {
  readonly to: string;
  readonly verdict: MappingVerdict;
  readonly from: readonly string[];
  readonly jsonata: string | null;
  readonly note: string | null;
  readonly by: string | null;
  readonly on: string | null;
}

/** A decision about the mapping between two objects ("hubspot:contact"); `flow` tells it from others between the same objects. */
export interface DecidedMapping {
  readonly flow: string;
  readonly from: string;
  readonly to: string;
  readonly decision: MappingDecision;
}

/** A decision that the mapping follows, beside the row that was suggested; null where nothing was. */
export interface SettledRow {
  readonly decision: MappingDecision;
  readonly suggested: MappingRow | null;
}

export interface Mapping {
  readonly from: string;
  readonly to: string;
  readonly mappings: readonly MappingRow[];
  readonly candidates: readonly {
    readonly from: readonly string[];
    readonly to: string;
    readonly score: number;
  }[];
  readonly unmapped: {
    readonly required: readonly string[];
    readonly to: readonly string[];
    readonly from: readonly string[];
  };
  readonly findings: readonly Finding[];
  /** What people decided and the rows follow. */
  readonly decided: readonly SettledRow[];
}

const text = z.string().min(1);
const score = z.number().min(0).max(1);

export const MappingSide: z.ZodType<MappingSide> = z.object({
  system: text,
  object: text,
  concept: text.nullable(),
  fields: z.array(Field),
});

export const MappingRow: z.ZodType<MappingRow> = z.strictObject({
  from: z.array(text),
  reads: z.array(text).default([]),
  to: text,
  score,
  transform: text,
  jsonata: text,
  lossy: z.array(text),
  why: z.string(),
  fromTypes: z.array(text),
  toType: text,
  required: z.boolean(),
  nullRule: z.enum(nullRules),
  defaultValue: text.nullable(),
  valueMap: z.record(z.string(), z.string()).nullable(),
  maxLength: z.number().int().positive().nullable(),
  personal: text.nullable(),
});

export const MappingDecision: z.ZodType<MappingDecision> = z.strictObject({
  to: text,
  verdict: z.enum(mappingVerdicts),
  from: z.array(text),
  jsonata: text.nullable(),
  note: text.nullable(),
  by: text.nullable(),
  on: z.iso.date().nullable(),
});

export const DecidedMapping: z.ZodType<DecidedMapping> = z.strictObject({
  flow: text,
  from: text,
  to: text,
  decision: MappingDecision,
});

export const Mapping: z.ZodType<Mapping> = z.strictObject({
  from: text,
  to: text,
  mappings: z.array(MappingRow),
  candidates: z.array(z.strictObject({ from: z.array(text), to: text, score })),
  unmapped: z.strictObject({ required: z.array(text), to: z.array(text), from: z.array(text) }),
  findings: z.array(Finding),
  decided: z
    .array(z.strictObject({ decision: MappingDecision, suggested: MappingRow.nullable() }))
    .default([]),
});
