// A flow's mapping as a page shows it: every field that can be filled, what was suggested for it, what the plan holds. What people have
// decided since stands in amendments and is laid over it by the route.
import { z } from 'zod';
import type { Field } from '../../catalog/profile.ts';
import {
  type MappingDecision,
  MappingDecision as MappingDecisionSchema,
  MappingRow,
} from '../../mapping/mapping.ts';
import type { Plan } from '../../plan/plan.ts';

/** A mapping in a list. `open` are required targets that nothing fills, `decided` rows that people settled in this revision. */
export interface MappingLine {
  readonly flow: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  /** As decisions name the two objects. */
  readonly ends: { readonly from: string; readonly to: string };
  readonly fromName: string;
  readonly toName: string;
  readonly targets: number;
  readonly mapped: number;
  readonly open: number;
  readonly decided: number;
}

export interface SideField {
  readonly path: string;
  readonly type: string;
  readonly enum: readonly string[] | null;
  readonly maxLength: number | null;
  readonly personal: string | null;
}

/** `held`: the brief holds the value, nobody decides. `settled` is what the plan's revision follows. `remarks` are findings about the row. */
export interface TargetRow extends SideField {
  readonly required: boolean;
  readonly held: boolean;
  readonly suggested: MappingRow | null;
  readonly candidates: readonly { readonly from: readonly string[]; readonly score: number }[];
  readonly settled: MappingDecision | null;
  readonly remarks: readonly string[];
}

/** `sample` is a made-up source record, JSON text; `updateOnly`: the flow creates nothing, so that nothing required can be missing. */
export interface FlowMapping {
  readonly line: MappingLine;
  readonly sources: readonly SideField[];
  readonly rows: readonly TargetRow[];
  readonly sample: string;
  readonly updateOnly: boolean;
}

const count = z.number().int().nonnegative();
export const MappingLine: z.ZodType<MappingLine> = z.strictObject({
  flow: z.string(),
  title: z.string(),
  from: z.string(),
  to: z.string(),
  ends: z.strictObject({ from: z.string(), to: z.string() }),
  fromName: z.string(),
  toName: z.string(),
  targets: count,
  mapped: count,
  open: count,
  decided: count,
});

const sideField = {
  path: z.string(),
  type: z.string(),
  enum: z.array(z.string()).nullable(),
  maxLength: z.number().nullable(),
  personal: z.string().nullable(),
};

export const FlowMapping: z.ZodType<FlowMapping> = z.strictObject({
  line: MappingLine,
  sources: z.array(z.strictObject(sideField)),
  rows: z.array(
    z.strictObject({
      ...sideField,
      required: z.boolean(),
      held: z.boolean(),
      suggested: MappingRow.nullable(),
      candidates: z.array(z.strictObject({ from: z.array(z.string()), score: z.number() })),
      settled: MappingDecisionSchema.nullable(),
      remarks: z.array(z.string()),
    }),
  ),
  sample: z.string(),
  updateOnly: z.boolean(),
});

/** What somebody wants to be decided, made whole and checked: the fields that the expression reads, the objects that it is about. */
export interface CheckedDecision {
  readonly from: string;
  readonly to: string;
  readonly sources: readonly string[];
  readonly jsonata: string | null;
  readonly warnings: readonly string[];
}

/** A flow of the plan with the two objects that it maps between; null where a side is not known. */
export interface FlowSides {
  readonly flow: Plan['flows'][number];
  readonly mapping: Plan['mappings'][number]['mapping'];
  readonly from: {
    readonly system: string;
    readonly object: string;
    readonly concept: string | null;
    readonly fields: readonly Field[];
  };
  readonly to: FlowSides['from'];
  readonly held: readonly string[];
}
