// A value together with where it comes from. Every figure that reaches a plan is a Fact or a Cited record.
// Nothing here judges whether a source is good; `check` and `catalog audit` do.
import { z } from 'zod';

export const sourceKinds = ['vendor-docs', 'vendor-spec', 'secondary', 'brief', 'rule', 'run'] as const;
/**
 * Where a fact was read: the vendor's prose, the vendor's machine-readable document, a third party, the brief, a stated rule of ours, or
 * simulated runs that anybody can repeat.
 */
export type SourceKind = (typeof sourceKinds)[number];

/** One place a fact was read. `ref` is an address, a file name or a rule's name; `retrieved` an ISO date or the word "undated". */
export interface Source {
  readonly kind: SourceKind;
  readonly ref: string;
  readonly retrieved: string;
}

export const Source: z.ZodType<Source> = z.object({
  kind: z.enum(sourceKinds),
  ref: z.string().min(1),
  retrieved: z.union([z.iso.date(), z.literal('undated')]),
});

export const confidences = ['documented', 'derived', 'inferred', 'assumed'] as const;
/** `documented`: read in the source. `derived`: computed from documented facts. `inferred`: worked out from a document's shape. `assumed`: ours, until someone answers. */
export type Confidence = (typeof confidences)[number];

export const Confidence: z.ZodType<Confidence> = z.enum(confidences);

/** What another source says instead, in short words with its figure ("100 writes per second"). */
export interface Dispute {
  readonly claim: string;
  readonly source: Source;
}

export const Dispute: z.ZodType<Dispute> = z.object({ claim: z.string().min(1), source: Source });

/** Mixed into every record that states something about the world. `note` is our own short remark, or null. */
export interface Cited {
  readonly source: Source;
  readonly confidence: Confidence;
  readonly disputed: readonly Dispute[];
  readonly note: string | null;
}

/** The zod shape of {@link Cited}, to be spread into an object schema. Disputes and note may be left out in hand-written files. */
export const citedShape: {
  source: typeof Source;
  confidence: z.ZodType<Confidence>;
  disputed: z.ZodType<Dispute[]>;
  note: z.ZodType<string | null>;
} = {
  source: Source,
  confidence: Confidence.default('documented'),
  disputed: z.array(Dispute).default([]),
  note: z.string().nullable().default(null),
};

/** A source for something that the brief itself says; `pointer` is a JSON pointer into it. */
export function fromBrief(pointer: string): Source {
  return { kind: 'brief', ref: pointer, retrieved: 'undated' };
}

/** A source for a rule or default of Spanwright's own; `name` is the rule's stable name. */
export function fromRule(name: string): Source {
  return { kind: 'rule', ref: name, retrieved: 'undated' };
}

/** A source for a figure that simulated runs gave; `file` is the evidence that says how to run them again. */
export function fromRun(file: string): Source {
  return { kind: 'run', ref: file, retrieved: 'undated' };
}
