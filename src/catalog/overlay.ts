// Lays what the facts say of a resource over what was compiled of it. Hand-written statements win, value by value.
// It compares names, methods and paths only; whether the result is well shaped is checked by the caller.
import type { FactsFile, ResourceOverlay } from './facts.ts';
import type { Resource } from './profile.ts';

/** A resource as data that is still to be checked, with the index of the overlay it came from; or one that was compiled only (null), and checked before. */
export type LaidResource =
  | { readonly overlay: number; readonly value: Readonly<Record<string, unknown>> }
  | { readonly overlay: null; readonly value: Resource };

/**
 * Compiled resources with their overlays, then resources that the facts alone know; sorted by name. An overlay lies on the
 * compiled resource of its name; where there is none, on every unclaimed one that offers a call of the overlay: a document
 * may call deals `0-3`, or spread one kind of record over two names, and the calls tell that they are the same.
 */
export function layOver(compiled: readonly Resource[], facts: FactsFile): readonly LaidResource[] {
  const named = new Set(facts.resources.map((given) => given.name));
  const taken = new Set<Resource>();
  const laid = facts.resources.map((given, overlay): LaidResource => {
    const calls = new Set(given.operations.map(operationKey));
    const same = compiled.filter((resource) => resource.name === given.name);
    const meant =
      same.length > 0
        ? same
        : compiled.filter(
            (one) =>
              !named.has(one.name) &&
              !taken.has(one) &&
              one.operations.some((call) => calls.has(operationKey(call))),
          );
    for (const resource of meant) taken.add(resource);
    const known = asOne(meant);
    return { overlay, value: known === null ? { ...given } : together(known, given) };
  });
  const rest = compiled
    .filter((resource) => !taken.has(resource))
    .map((resource): LaidResource => ({ overlay: null, value: resource }));
  return [...laid, ...rest].sort((a, b) => compare(nameOf(a), nameOf(b)));
}

function nameOf({ value }: LaidResource): string {
  return String((value as Readonly<Record<string, unknown>>)['name']);
}

/** Several compiled resources as one: the first, with the calls and fields that the others add. */
function asOne(resources: readonly Resource[]): Resource | null {
  const [first, ...others] = resources;
  if (first === undefined) return null;
  return others.reduce<Resource>((one, other) => {
    const calls = new Set(one.operations.map(operationKey));
    const paths = new Set(one.fields.map((field) => field.path));
    return {
      ...one,
      operations: [...one.operations, ...other.operations.filter((call) => !calls.has(operationKey(call)))],
      fields: [...one.fields, ...other.fields.filter((field) => !paths.has(field.path))],
    };
  }, first);
}

/** Method and path in one word, path parameters nameless: `{contactId}` and `{id}` mean the same place. */
export function operationKey(operation: { readonly method: string; readonly path: string }): string {
  return `${operation.method.toUpperCase()} ${operation.path.replace(/\{[^}]*\}/g, '{}').replace(/\/+$/, '')}`;
}

function together(resource: Resource, given: ResourceOverlay): Readonly<Record<string, unknown>> {
  const written = Array.isArray(given['aliases']) ? (given['aliases'] as readonly unknown[]) : [];
  return {
    ...resource,
    ...given,
    source: given.source ?? resource.source,
    aliases: [...new Set([...written, ...resource.aliases])],
    operations: merged<Callable>(resource.operations, given.operations, operationKey),
    fields: merged<Pathed>(resource.fields, given.fields, (field) => field.path),
  };
}

interface Pathed {
  readonly path: string;
}

interface Callable extends Pathed {
  readonly method: string;
}

/** What a person wrote comes first, in the order of preference, laid on what is known of it; then the rest. A known item keeps its own spelling of the path. */
function merged<T extends Pathed>(
  known: readonly T[],
  given: readonly T[],
  key: (item: T) => string,
): readonly object[] {
  const compiled = new Map(known.map((item) => [key(item), item]));
  const written = new Set(given.map(key));
  const laid = given.map((overlay) => {
    const item = compiled.get(key(overlay));
    return item === undefined ? overlay : { ...patched(dataOf(item), dataOf(overlay)), path: item.path };
  });
  return [...laid, ...known.filter((item) => !written.has(key(item)))];
}

function dataOf(item: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(item));
}

/** Plain objects are patched key by key (`pagination: {maxPageSize: 100}` keeps the compiled style); lists and values are replaced. */
function patched(
  known: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const entries = Object.entries(given).map(([key, value]) => {
    const before = known[key];
    return [key, isPlain(before) && isPlain(value) ? patched(before, value) : value] as const;
  });
  return { ...known, ...Object.fromEntries(entries) };
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Code-unit order, the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
