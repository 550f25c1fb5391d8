// A kind of record that a system keeps: its fields, and the calls that the API offers on it. Part of an ApiProfile.
// What a source does not say is null or an empty list, never guessed.
import { z } from 'zod';
import { Duration } from '../measure/duration-schema.ts';
import { type Confidence, Confidence as ConfidenceSchema, Source } from '../measure/fact.ts';

export const paginationStyles = ['cursor', 'offset', 'page', 'link', 'token', 'none'] as const;
export interface Pagination {
  readonly style: (typeof paginationStyles)[number];
  readonly requestParam: string | null;
  readonly nextTokenPath: string | null;
  readonly pageSizeParam: string | null;
  readonly maxPageSize: number | null;
  /** The most results one query can ever return, or null when no cap is documented. */
  readonly maxResults: number | null;
  readonly confidence: Confidence;
}

/** How to read only what changed: the request parameter (or body filter) and the record field it compares; `resolution` of its clock. */
export interface Incremental {
  readonly param: string;
  readonly field: string;
  readonly resolution: Duration | null;
  /** How long after a write the index may still miss the record; null when not documented. */
  readonly lag: Duration | null;
  readonly confidence: Confidence;
}

/** `header` of an idempotency key, and how long the vendor keeps it. */
export interface IdempotencySupport {
  readonly header: string;
  readonly retention: Duration | null;
}

export const operationKinds = [
  'list',
  'get',
  'create',
  'update',
  'replace',
  'delete',
  'upsert',
  'search',
  'batch',
  'other',
] as const;
export type OperationKind = (typeof operationKinds)[number];

/**
 * One call that the API offers on a resource. `scopes` are alternatives: any one of them suffices, unless an entry itself
 * holds several separated by a space, which are then all needed. `batchOf` names what a batch does ("create", "read", …).
 */
export interface Operation {
  readonly kind: OperationKind;
  readonly method: string;
  readonly path: string;
  readonly operationId: string | null;
  readonly scopes: readonly string[];
  readonly batchOf: string | null;
  readonly batchSize: number | null;
  readonly pagination: Pagination | null;
  readonly incremental: Incremental | null;
  readonly idempotency: IdempotencySupport | null;
  readonly requestType: string | null;
  /** Documented error status codes. */
  readonly errors: readonly number[];
  readonly deprecated: boolean;
}

/** A field of a record, `path` dotted from the record's root (`address.postal_code`, `lines[].amount`). */
export interface Field {
  readonly path: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array' | 'unknown';
  readonly format: string | null;
  readonly enum: readonly string[] | null;
  /** Required when a record is created. */
  readonly required: boolean;
  readonly readOnly: boolean;
  /** Taken by a write and never in what a read answers: an argument of a create, a password. */
  readonly writeOnly: boolean;
  readonly nullable: boolean;
  readonly maxLength: number | null;
  readonly unique: boolean;
  /** The resource whose id this field holds, or null. */
  readonly references: string | null;
  /** Kind of personal data ("contact", "financial", …), or null when none is known. */
  readonly personal: string | null;
}

/** A kind of record. `concept` is the domain's word for it (customer, ticket, …); `source` covers its fields and operations. */
export interface Resource {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly concept: string | null;
  readonly primaryKey: readonly string[];
  readonly cursorField: string | null;
  readonly operations: readonly Operation[];
  readonly fields: readonly Field[];
  /** Whether customers may add fields of their own (a place for an origin tag or a foreign id), and where: a bag, one field, or a rule for names ("{name}__c"). */
  readonly custom: string | null;
  readonly source: Source;
  readonly confidence: Confidence;
}

const text = z.string().min(1);
const maybe = text.nullable().default(null);
const list = z.array(text).default([]);
const maybeDuration = Duration.nullable().default(null);
const count = z.number().int().positive();

export const Pagination: z.ZodType<Pagination> = z.strictObject({
  style: z.enum(paginationStyles),
  requestParam: maybe,
  nextTokenPath: maybe,
  pageSizeParam: maybe,
  maxPageSize: count.nullable().default(null),
  maxResults: count.nullable().default(null),
  confidence: ConfidenceSchema.default('documented'),
});

export const Incremental: z.ZodType<Incremental> = z.strictObject({
  param: text,
  field: text,
  resolution: maybeDuration,
  lag: maybeDuration,
  confidence: ConfidenceSchema.default('documented'),
});

export const Operation: z.ZodType<Operation> = z.strictObject({
  kind: z.enum(operationKinds),
  method: text,
  path: text,
  operationId: maybe,
  scopes: list,
  batchOf: maybe,
  batchSize: count.nullable().default(null),
  pagination: Pagination.nullable().default(null),
  incremental: Incremental.nullable().default(null),
  idempotency: z.strictObject({ header: text, retention: maybeDuration }).nullable().default(null),
  requestType: maybe,
  errors: z.array(z.number().int()).default([]),
  deprecated: z.boolean().default(false),
});

export const Field: z.ZodType<Field> = z.strictObject({
  path: text,
  type: z.enum(['string', 'integer', 'number', 'boolean', 'object', 'array', 'unknown']),
  format: maybe,
  enum: z.array(z.string()).nullable().default(null),
  required: z.boolean().default(false),
  readOnly: z.boolean().default(false),
  writeOnly: z.boolean().default(false),
  nullable: z.boolean().default(false),
  maxLength: count.nullable().default(null),
  unique: z.boolean().default(false),
  references: maybe,
  personal: maybe,
});

export const Resource: z.ZodType<Resource> = z.strictObject({
  name: text,
  aliases: list,
  concept: maybe,
  primaryKey: list,
  cursorField: maybe,
  operations: z.array(Operation).default([]),
  fields: z.array(Field).default([]),
  custom: maybe,
  source: Source,
  confidence: ConfidenceSchema.default('documented'),
});
