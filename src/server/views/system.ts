// A system as the catalogue's pages show it: in a list, whole, its objects, one object. From an ApiProfile, whoever wrote it: the catalogue
// or a reader of a document.
import { z } from 'zod';
import { coverageOf } from '../../catalog/coverage.ts';
import { type ApiProfile, apiKinds, Field, Operation } from '../../catalog/profile.ts';
import type { Resource } from '../../catalog/record.ts';
import {
  type Confidence,
  Confidence as ConfidenceSchema,
  type Source,
  Source as SourceSchema,
} from '../../measure/fact.ts';
import { FactSection } from './fact.ts';
import { factSections } from './facts.ts';

/** `oldest` is the earliest dated source, `ageDays` its age; both null where no source is dated. */
export interface SystemLine {
  readonly id: string;
  readonly name: string;
  readonly category: string | null;
  readonly version: string | null;
  readonly kind: ApiProfile['kind'];
  readonly aliases: readonly string[];
  readonly counts: {
    readonly objects: number;
    readonly operations: number;
    readonly fields: number;
    readonly events: number;
    readonly limits: number;
    readonly gates: number;
    readonly sunsets: number;
    readonly disputed: number;
    readonly unknowns: number;
    readonly sources: number;
    readonly undated: number;
  };
  readonly oldest: string | null;
  readonly ageDays: number | null;
}

export interface SystemView {
  readonly line: SystemLine;
  readonly editions: readonly string[];
  readonly servers: ApiProfile['servers'];
  readonly encoding: string | null;
  readonly sections: readonly FactSection[];
  readonly unknowns: readonly string[];
  readonly sources: readonly Source[];
}

export interface ObjectLine {
  readonly name: string;
  readonly concept: string | null;
  readonly operations: readonly string[];
  readonly fields: number;
  readonly required: number;
  readonly custom: string | null;
  readonly confidence: Confidence;
}

/** `fields` are those that the search finds, from `after` on; `found` how many there are. */
export interface ObjectView {
  readonly line: ObjectLine;
  readonly primaryKey: readonly string[];
  readonly cursorField: string | null;
  readonly operations: Resource['operations'];
  readonly fields: Resource['fields'];
  readonly found: number;
  readonly source: Source;
}

/** A page of what was looked for: `next` is where the following one begins, or null. */
export interface Found<T> {
  readonly items: readonly T[];
  readonly found: number;
  readonly next: number | null;
}

export interface Look {
  readonly find: string;
  readonly after: number;
  readonly limit: number;
}

const count = z.number().int().nonnegative();
const maybe = z.string().nullable();

export const SystemLine: z.ZodType<SystemLine> = z.strictObject({
  id: z.string(),
  name: z.string(),
  category: maybe,
  version: maybe,
  kind: z.enum(apiKinds),
  aliases: z.array(z.string()),
  counts: z.strictObject({
    objects: count,
    operations: count,
    fields: count,
    events: count,
    limits: count,
    gates: count,
    sunsets: count,
    disputed: count,
    unknowns: count,
    sources: count,
    undated: count,
  }),
  oldest: maybe,
  ageDays: z.number().nullable(),
});

export const SystemView: z.ZodType<SystemView> = z.strictObject({
  line: SystemLine,
  editions: z.array(z.string()),
  servers: z.array(z.strictObject({ url: z.string(), environment: z.enum(['production', 'sandbox']) })),
  encoding: maybe,
  sections: z.array(FactSection),
  unknowns: z.array(z.string()),
  sources: z.array(SourceSchema),
});

export const ObjectLine: z.ZodType<ObjectLine> = z.strictObject({
  name: z.string(),
  concept: maybe,
  operations: z.array(z.string()),
  fields: count,
  required: count,
  custom: maybe,
  confidence: ConfidenceSchema,
});

export const ObjectView: z.ZodType<ObjectView> = z.strictObject({
  line: ObjectLine,
  primaryKey: z.array(z.string()),
  cursorField: maybe,
  operations: z.array(Operation),
  fields: z.array(Field),
  found: count,
  source: SourceSchema,
});

/** `today` is an ISO date. */
export function systemLine(profile: ApiProfile, today: string): SystemLine {
  const { id, name, category, version, kind, aliases } = profile;
  const { resources, operations, fields, events, rateLimits, gates, sunsets, disputed, unknowns, ...rest } =
    coverageOf(profile, today);
  const { sources, undated, oldest, ageDays } = rest;
  return {
    id,
    name,
    category,
    version,
    kind,
    aliases,
    counts: {
      objects: resources,
      operations,
      fields,
      events,
      limits: rateLimits,
      gates,
      sunsets,
      disputed,
      unknowns,
      sources,
      undated,
    },
    oldest,
    ageDays,
  };
}

export function systemView(profile: ApiProfile, today: string): SystemView {
  const { editions, servers, encoding, unknowns, sources } = profile;
  return {
    line: systemLine(profile, today),
    editions,
    servers,
    encoding,
    sections: factSections(profile),
    unknowns,
    sources,
  };
}

export function objectsOf({ resources }: ApiProfile, look: Look): Found<ObjectLine> {
  return paged(
    resources.filter(({ name, aliases, concept }) => holds([name, ...aliases, concept ?? ''], look.find)),
    look,
    objectLine,
  );
}

/** Null where the system has no such object. */
export function objectView({ resources }: ApiProfile, name: string, look: Look): ObjectView | null {
  const resource = resources.find((one) => one.name === name);
  if (resource === undefined) return null;
  const { items, found } = paged(
    resource.fields.filter(({ path }) => holds([path], look.find)),
    look,
    (field) => field,
  );
  const { primaryKey, cursorField, operations, source } = resource;
  return { line: objectLine(resource), primaryKey, cursorField, operations, fields: items, found, source };
}

function objectLine({ name, concept, operations, fields, custom, confidence }: Resource): ObjectLine {
  return {
    name,
    concept,
    operations: [...new Set(operations.map(({ kind }) => kind))],
    fields: fields.length,
    required: fields.filter((field) => field.required).length,
    custom,
    confidence,
  };
}

function holds(names: readonly string[], find: string): boolean {
  const wanted = find.trim().toLowerCase();
  return names.some((name) => name.toLowerCase().includes(wanted));
}

function paged<A, B>(all: readonly A[], { after, limit }: Look, shown: (one: A) => B): Found<B> {
  return {
    items: all.slice(after, after + limit).map(shown),
    found: all.length,
    next: after + limit < all.length ? after + limit : null,
  };
}
