// What was read from an API document: what stands in it, what was worked out from its shape, and what changed since an earlier version.
import { z } from 'zod';
import type { ApiProfile } from '../../catalog/profile.ts';
import type { Field, Resource } from '../../catalog/record.ts';
import type { Confidence } from '../../measure/fact.ts';

/** Something that no sentence of the document says: `what` it is about, `says` what was worked out. */
export interface Inferred {
  readonly what: string;
  readonly says: string;
  readonly confidence: Confidence;
}

/** What differs from an earlier version; each entry in words, the first hundred of a kind. */
export interface DocumentChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly about: string;
  readonly says: string;
}

export const Inferred: z.ZodType<Inferred> = z.strictObject({
  what: z.string(),
  says: z.string(),
  confidence: z.enum(['documented', 'derived', 'inferred', 'assumed']),
});

export const DocumentChange: z.ZodType<DocumentChange> = z.strictObject({
  kind: z.enum(['added', 'removed', 'changed']),
  about: z.string(),
  says: z.string(),
});

export function inferredOf(profile: ApiProfile): readonly Inferred[] {
  const cited = [
    ...profile.auth.map((one) => ({ what: 'Signing in', says: one.type, confidence: one.confidence })),
    ...profile.rateLimits.map((one) => ({
      what: 'Limit',
      says: `${one.limit} ${one.unit}, ${one.id}`,
      confidence: one.confidence,
    })),
    ...profile.events.map((one) => ({ what: 'Event', says: one.name, confidence: one.confidence })),
    ...profile.bulk.map((one) => ({ what: 'Bulk', says: one.what, confidence: one.confidence })),
    ...profile.resources.flatMap(inferredOfObject),
  ];
  return cited.filter(({ confidence }) => confidence !== 'documented');
}

function inferredOfObject(resource: Resource): readonly Inferred[] {
  const { name, concept, confidence, operations } = resource;
  const meant =
    concept === null ? [] : [{ what: name, says: `means ${concept}`, confidence: 'inferred' as const }];
  return [
    ...(confidence === 'documented'
      ? []
      : [{ what: name, says: 'its fields and calls belong together', confidence }]),
    ...meant,
    ...operations.flatMap(({ method, path, pagination, incremental }) => [
      ...(pagination === null || pagination.style === 'none'
        ? []
        : [
            {
              what: `${method} ${path}`,
              says: `pages by ${pagination.style}${pagination.requestParam === null ? '' : ` (${pagination.requestParam})`}`,
              confidence: pagination.confidence,
            },
          ]),
      ...(incremental === null
        ? []
        : [
            {
              what: `${method} ${path}`,
              says: `changes since a time by ${incremental.param}, compared with ${incremental.field}`,
              confidence: incremental.confidence,
            },
          ]),
    ]),
  ];
}

/** So many of a kind are told; a page says that there are more. */
const most = 100;

/** What a plan would notice: objects, calls and fields that came, went or changed their type. */
export function changesBetween(before: ApiProfile, now: ApiProfile): readonly DocumentChange[] {
  const old = new Map(before.resources.map((one) => [one.name, one]));
  const names = new Set(now.resources.map((one) => one.name));
  const all: readonly DocumentChange[] = [
    ...(before.version === now.version
      ? []
      : [change('changed', 'Version', `${before.version ?? 'none'} → ${now.version ?? 'none'}`)]),
    ...before.resources
      .filter((one) => !names.has(one.name))
      .map((one) => change('removed', one.name, `the object with ${one.fields.length} fields`)),
    ...now.resources.flatMap((one) => {
      const was = old.get(one.name);
      return was === undefined
        ? [change('added', one.name, `the object with ${one.fields.length} fields`)]
        : [...callChanges(was, one), ...fieldChanges(was, one)];
    }),
  ];
  return (['removed', 'changed', 'added'] as const).flatMap((kind) =>
    all.filter((one) => one.kind === kind).slice(0, most),
  );
}

function change(kind: DocumentChange['kind'], about: string, says: string): DocumentChange {
  return { kind, about, says };
}

function callChanges(was: Resource, is: Resource): readonly DocumentChange[] {
  const calls = ({ operations }: Resource): ReadonlySet<string> =>
    new Set(operations.map(({ method, path }) => `${method} ${path}`));
  const [before, now] = [calls(was), calls(is)];
  return [
    ...[...before].filter((call) => !now.has(call)).map((call) => change('removed', is.name, call)),
    ...[...now].filter((call) => !before.has(call)).map((call) => change('added', is.name, call)),
  ];
}

function fieldChanges(was: Resource, is: Resource): readonly DocumentChange[] {
  const before = new Map(was.fields.map((field) => [field.path, field]));
  const now = new Set(is.fields.map((field) => field.path));
  return [
    ...was.fields
      .filter(({ path }) => !now.has(path))
      .map(({ path }) => change('removed', is.name, `the field ${path}`)),
    ...is.fields.flatMap((field) => {
      const old = before.get(field.path);
      if (old === undefined) return [change('added', is.name, `the field ${field.path} (${shape(field)})`)];
      return shape(old) === shape(field)
        ? []
        : [change('changed', is.name, `${field.path}: ${shape(old)} → ${shape(field)}`)];
    }),
  ];
}

function shape(field: Field): string {
  return [
    field.type,
    field.format,
    field.enum === null ? null : `one of ${field.enum.slice(0, 8).join(' | ')}`,
    field.maxLength === null ? null : `at most ${field.maxLength}`,
    field.required ? 'required' : null,
    field.readOnly ? 'read-only' : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
}
