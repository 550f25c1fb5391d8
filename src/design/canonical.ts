// A model of our own for each kind of record that several systems keep: what every system is mapped to and from in place of one another.
// Types, schema and counts; nothing is derived here.
import { z } from 'zod';
import type { Field } from '../catalog/profile.ts';

/** A record of one system that holds a kind: it `gives` changes to the hub, `takes` them from it, or both. `same` is false for a record of another kind that only takes. */
export interface CanonicalEnd {
  readonly system: string;
  readonly resource: string;
  readonly gives: boolean;
  readonly takes: boolean;
  readonly same: boolean;
}

/** A field that at least two systems have. `systemOfRecord` null: the record's own origin decides, `rule` says how. */
export interface CanonicalField {
  readonly name: string;
  readonly type: Field['type'];
  readonly format: string | null;
  readonly systemOfRecord: string | null;
  readonly rule: string;
  readonly heldBy: readonly { readonly system: string; readonly resource: string; readonly field: string }[];
}

export interface CanonicalConcept {
  readonly concept: string;
  readonly ends: readonly CanonicalEnd[];
  readonly fields: readonly CanonicalField[];
  readonly flows: readonly string[];
}

/** `mappings` are those that the flows would need between pairs of systems; `adapters` those to and from the model in their place. */
export interface CanonicalModel {
  readonly concepts: readonly CanonicalConcept[];
  readonly mappings: number;
  readonly adapters: number;
}

const text = z.string().min(1);

export const CanonicalModel: z.ZodType<CanonicalModel> = z.strictObject({
  concepts: z.array(
    z.strictObject({
      concept: text,
      ends: z.array(
        z.strictObject({
          system: text,
          resource: text,
          gives: z.boolean(),
          takes: z.boolean(),
          same: z.boolean(),
        }),
      ),
      fields: z.array(
        z.strictObject({
          name: text,
          type: z.enum(['string', 'integer', 'number', 'boolean', 'object', 'array', 'unknown']),
          format: text.nullable(),
          systemOfRecord: text.nullable(),
          rule: text,
          heldBy: z.array(z.strictObject({ system: text, resource: text, field: text })),
        }),
      ),
      flows: z.array(text),
    }),
  ),
  mappings: z.number().int().nonnegative(),
  adapters: z.number().int().nonnegative(),
});

/** Adapters of one kind of record: one for each record that gives, one for each that takes. */
export function adaptersOf({ ends }: Pick<CanonicalConcept, 'ends'>): number {
  return ends.reduce((sum, end) => sum + (end.gives ? 1 : 0) + (end.takes ? 1 : 0), 0);
}

/** Ids of the systems that keep the kind of record, in order. */
export function holdersOf({ ends }: Pick<CanonicalConcept, 'ends'>): readonly string[] {
  return [...new Set(ends.filter((end) => end.same).map((end) => end.system))];
}
