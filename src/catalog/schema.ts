// The compiled half of a vendor's catalog entry (`schema.json`): what was read by machine from the vendor's own API documents.
// Written by the project's compile script, never by hand. Facts only: no sentence of a vendor's document is kept.
import { z } from 'zod';
import {
  type Auth,
  Auth as AuthSchema,
  type Resource,
  Resource as ResourceSchema,
  type Server,
} from './profile.ts';

/** One document that was compiled: where it came from, the hash of the very bytes, the day it was fetched (or "undated"). */
export interface CompiledDocument {
  readonly ref: string;
  /** Lower-case hex of the SHA-256 of the document as it was read. */
  readonly sha256: string;
  readonly retrieved: string;
}

/** All that the documents say. `events` holds names only: documents seldom say what an event means. */
export interface CompiledSchema {
  readonly spanwright: 1;
  readonly id: string;
  readonly version: string | null;
  readonly documents: readonly CompiledDocument[];
  readonly resources: readonly Resource[];
  readonly events: readonly string[];
  readonly auth: readonly Auth[];
  readonly servers: readonly Server[];
}

const text = z.string().min(1);

export const CompiledDocument: z.ZodType<CompiledDocument> = z.strictObject({
  ref: text,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hex'),
  retrieved: z.union([z.iso.date(), z.literal('undated')]),
});

export const CompiledSchema: z.ZodType<CompiledSchema> = z.strictObject({
  spanwright: z.literal(1),
  id: text,
  version: text.nullable().default(null),
  documents: z.array(CompiledDocument).min(1),
  resources: z.array(ResourceSchema).default([]),
  events: z.array(text).default([]),
  auth: z.array(AuthSchema).default([]),
  servers: z
    .array(
      z.strictObject({
        url: text,
        environment: z.enum(['production', 'sandbox']),
      }),
    )
    .default([]),
});
