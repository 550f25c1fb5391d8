// The hand-written half of a vendor's catalog entry (`facts.yaml`): cited facts, and an overlay on the compiled resources.
// Sources are named once and used by name; `read.ts` puts the sources in the places of their names before this shape is checked.
import { z } from 'zod';
import { Source } from '../measure/fact.ts';
import {
  ApiEvent,
  type ApiKind,
  apiKinds,
  Auth,
  Bulk,
  Gate,
  Quirk,
  RateLimit,
  Sandbox,
  type Server,
  Sunset,
  WebhookSemantics,
} from './profile.ts';

/** Keys of an operation as written in an overlay: `method` and `path` say which one is meant, everything else is added or put in place of what was compiled. */
export interface OperationOverlay {
  readonly method: string;
  readonly path: string;
  readonly [key: string]: unknown;
}

/** Keys of a field as written in an overlay; `path` says which one is meant. */
export interface FieldOverlay {
  readonly path: string;
  readonly [key: string]: unknown;
}

/**
 * What the facts say of one resource, by name. Its `source` covers all of its statements, and is needed when no compiled
 * resource of that name exists. Values are checked against the profile's own shapes after the overlay is laid on.
 */
export interface ResourceOverlay {
  readonly name: string;
  readonly source: Source | null;
  readonly operations: readonly OperationOverlay[];
  readonly fields: readonly FieldOverlay[];
  readonly [key: string]: unknown;
}

/** A facts file with its source names resolved. Lists that are left out are empty. */
export interface FactsFile {
  readonly spanwright: 1;
  readonly id: string;
  readonly name: string;
  readonly version: string | null;
  readonly kind: ApiKind;
  readonly category: string;
  readonly aliases: readonly string[];
  readonly editions: readonly string[];
  readonly encoding: string | null;
  readonly servers: readonly Server[];
  readonly sources: Readonly<Record<string, Source>>;
  readonly auth: readonly Auth[];
  readonly rateLimits: readonly RateLimit[];
  readonly events: readonly ApiEvent[];
  readonly webhooks: WebhookSemantics | null;
  readonly bulk: readonly Bulk[];
  readonly gates: readonly Gate[];
  readonly sunsets: readonly Sunset[];
  readonly sandbox: Sandbox | null;
  readonly quirks: readonly Quirk[];
  readonly unknowns: readonly string[];
  readonly resources: readonly ResourceOverlay[];
}

const text = z.string().min(1);
const list = z.array(text).default([]);

/** The keys that a resource overlay may have; those of {@link FactsFile} and of the profile's parts are known to their schemas. */
export const overlayKeys: readonly string[] = [
  'name',
  'aliases',
  'concept',
  'primaryKey',
  'cursorField',
  'operations',
  'fields',
  'custom',
  'source',
  'confidence',
];

export const ResourceOverlay: z.ZodType<ResourceOverlay> = z.looseObject({
  name: text,
  source: Source.nullable().default(null),
  operations: z.array(z.looseObject({ method: text, path: text })).default([]),
  fields: z.array(z.looseObject({ path: text })).default([]),
});

export const FactsFile: z.ZodType<FactsFile> = z.strictObject({
  spanwright: z.literal(1),
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id in lower case with hyphens, such as quickbooks-online'),
  name: text,
  version: text.nullable().default(null),
  kind: z.enum(apiKinds),
  category: text,
  aliases: list,
  editions: list,
  encoding: text.nullable().default(null),
  servers: z
    .array(
      z.strictObject({
        url: text,
        environment: z.enum(['production', 'sandbox']),
      }),
    )
    .default([]),
  sources: z.record(text, Source),
  auth: z.array(Auth).default([]),
  rateLimits: z.array(RateLimit).default([]),
  events: z.array(ApiEvent).default([]),
  webhooks: WebhookSemantics.nullable().default(null),
  bulk: z.array(Bulk).default([]),
  gates: z.array(Gate).default([]),
  sunsets: z.array(Sunset).default([]),
  sandbox: Sandbox.nullable().default(null),
  quirks: z.array(Quirk).default([]),
  unknowns: list,
  resources: z.array(ResourceOverlay).default([]),
});
