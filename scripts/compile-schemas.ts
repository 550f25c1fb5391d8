// Compiles catalog/<vendor>/schema.json from the vendor's own API documents, as catalog/<vendor>/documents.yaml lists them:
//   node scripts/compile-schemas.ts --from DIR [vendor…]
// Reads files below DIR and nothing else. Same documents, same bytes. Facts only: no sentence of a document is kept.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { conceptOf } from '../src/catalog/concept.ts';
import type { ApiProfile, Auth, Field, Operation, Resource } from '../src/catalog/profile.ts';
import { CompiledSchema } from '../src/catalog/schema.ts';
import { InputError } from '../src/finding/input.ts';
import { readYaml } from '../src/finding/yaml.ts';
import type { Source } from '../src/measure/fact.ts';
import { readDocument } from '../src/readers/readers.ts';

/**
 * One document to compile. `ref` is where it came from (a repository at a commit, or a package), `retrieved` its date there.
 * `keep` names the resources to take, as read, and `drop` those to leave; `rename` maps a name as read to the name in the catalog.
 */
interface Listed {
  readonly file: string;
  readonly ref: string;
  readonly retrieved: string;
  readonly licence: string;
  readonly keep: readonly string[] | null;
  readonly drop: readonly string[];
  readonly rename: Readonly<Record<string, string>>;
}

interface Listing {
  readonly id: string;
  /** The API version that the documents describe, or null when they don't say. */
  readonly version: string | null;
  /** Read for what they say, not named by the records: fields below these dotted prefixes are left out of every resource. */
  readonly without: readonly string[];
  /** At most so many fields a resource, shallow ones first. */
  readonly fields: number;
  readonly documents: readonly Listed[];
}

const text = z.string().min(1);
const Listing: z.ZodType<Listing> = z.strictObject({
  id: text,
  version: text.nullable(),
  without: z.array(text).default([]),
  fields: z.number().int().positive().default(400),
  documents: z
    .array(
      z.strictObject({
        file: text,
        ref: text,
        retrieved: z.union([z.iso.date(), z.literal('undated')]),
        licence: text,
        keep: z.array(text).nullable().default(null),
        drop: z.array(text).default([]),
        rename: z.record(text, text).default({}),
      }),
    )
    .min(1),
});

interface Read {
  readonly listed: Listed;
  readonly sha256: string;
  readonly profile: ApiProfile;
}

/** The compiled schema of one vendor: documents in their listed order, resources and events by name. */
export function compile(listing: Listing, texts: ReadonlyMap<string, string>): CompiledSchema {
  const reads = listing.documents.map((listed): Read => {
    const content = texts.get(listed.file) ?? '';
    return {
      listed,
      sha256: createHash('sha256').update(content).digest('hex'),
      profile: readDocument({ name: listed.file, text: content }),
    };
  });
  const resources = new Map<string, Resource>();
  for (const read of reads) {
    for (const resource of taken(read)) {
      const known = resources.get(resource.name);
      resources.set(resource.name, known === undefined ? resource : joined(known, resource));
    }
  }
  return CompiledSchema.parse({
    spanwright: 1,
    id: listing.id,
    version: listing.version,
    documents: reads.map(({ listed, sha256 }) => ({ ref: listed.ref, sha256, retrieved: listed.retrieved })),
    servers: reads[0]?.profile.servers ?? [],
    auth: allAuth(reads),
    resources: [...resources.values()].toSorted(byName).map((resource) => trimmed(resource, listing)),
    events: [...new Set(reads.flatMap((read) => read.profile.events.map((event) => event.name)))].toSorted(),
  });
}

function byName(a: Resource, b: Resource): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

function sourceOf(listed: Listed): Source {
  return { kind: 'vendor-spec', ref: listed.ref, retrieved: listed.retrieved };
}

/** A document's resources under their catalog names; references follow the new names and lose what was not taken. */
function taken({ listed, profile }: Read): readonly Resource[] {
  const all = profile.resources.map((resource) => resource.name);
  const wrong = [...(listed.keep ?? []), ...listed.drop, ...Object.keys(listed.rename)].filter(
    (name) => !all.includes(name),
  );
  if (wrong.length > 0)
    throw new Error(`${listed.file} has no resource ${wrong.join(', ')}; it has ${all.join(', ')}`);
  const kept = profile.resources.filter(
    (resource) =>
      (listed.keep === null || listed.keep.includes(resource.name)) && !listed.drop.includes(resource.name),
  );
  const names = new Map(kept.map((resource) => [resource.name, renamed(listed, resource.name)]));
  return kept.map((resource) => {
    const name = renamed(listed, resource.name);
    const aliases = [...new Set([...resource.aliases, resource.name])]
      .filter((alias) => alias !== name)
      .toSorted();
    const fields = resource.fields.map((field) => ({
      ...field,
      references: field.references === null ? null : (names.get(field.references) ?? null),
    }));
    return { ...resource, name, aliases, fields, concept: conceptOf(name), source: sourceOf(listed) };
  });
}

function renamed(listed: Listed, name: string): string {
  return Object.hasOwn(listed.rename, name) ? (listed.rename[name] ?? name) : name;
}

/** The same resource in two documents: the first one leads, the second adds operations and fields that the first lacks. */
function joined(first: Resource, second: Resource): Resource {
  const operations = new Map(
    [...second.operations, ...first.operations].map((one) => [`${one.method} ${one.path}`, one]),
  );
  const fields = new Map([...second.fields, ...first.fields].map((one) => [one.path, one]));
  const order = [...first.operations, ...second.operations].map((one) => `${one.method} ${one.path}`);
  return {
    ...first,
    aliases: [...new Set([...first.aliases, ...second.aliases])].toSorted(),
    operations: [...new Set(order)].flatMap((key) => operations.get(key) ?? []),
    fields: [...new Set([...first.fields, ...second.fields].map((one) => one.path))].flatMap(
      (path) => fields.get(path) ?? [],
    ),
  };
}

function trimmed(resource: Resource, listing: Listing): Resource {
  const fields = resource.fields.filter(
    (field) =>
      !listing.without.some(
        (prefix) =>
          field.path === prefix ||
          field.path.startsWith(`${prefix}.`) ||
          field.path.startsWith(`${prefix}[]`),
      ),
  );
  return { ...resource, fields: fields.slice(0, listing.fields) };
}

function allAuth(reads: readonly Read[]): readonly Auth[] {
  const found = new Map<string, Auth>();
  for (const { listed, profile } of reads) {
    for (const auth of profile.auth) {
      const key = JSON.stringify([auth.type, auth.flow, auth.in, auth.name, auth.tokenUrl]);
      const known = found.get(key);
      const scopes = [...new Set([...(known?.scopes ?? []), ...auth.scopes])].toSorted();
      found.set(key, { ...(known ?? auth), scopes, source: known?.source ?? sourceOf(listed) });
    }
  }
  return [...found.values()];
}

/** JSON with one operation and one field a line, without the values that the schema fills in by itself. */
export function written(schema: CompiledSchema): string {
  const list = (items: readonly unknown[], indent: string): string =>
    items.length === 0
      ? '[]'
      : `[\n${items.map((item) => `${indent}  ${line(item)}`).join(',\n')}\n${indent}]`;
  const resources = schema.resources.map((resource) => {
    const { operations, fields, ...head } = resource;
    const opening = line(head).slice(0, -1);
    return `    ${opening},\n     "operations": ${list(operations.map(lean<Operation>), '     ')},\n     "fields": ${list(fields.map(lean<Field>), '     ')}}`;
  });
  const { documents, servers, auth, events } = schema;
  return `{
  "spanwright": 1,
  "id": ${JSON.stringify(schema.id)},
  "version": ${JSON.stringify(schema.version)},
  "documents": ${list(documents, '  ')},
  "servers": ${list(servers, '  ')},
  "auth": ${list(auth.map(lean<Auth>), '  ')},
  "events": ${list(events, '  ')},
  "resources": [\n${resources.join(',\n')}\n  ]
}
`;
}

function lean<T extends object>(record: T): Partial<T> {
  const keep = Object.entries(record).filter(
    ([, value]) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(
    keep.map(([key, value]) => [
      key,
      typeof value === 'object' && !Array.isArray(value) ? lean(value as object) : (value as unknown),
    ]),
  ) as Partial<T>;
}

function line(value: unknown): string {
  return JSON.stringify(value);
}

function vendors(catalog: string, asked: readonly string[]): readonly string[] {
  const listed = readdirSync(catalog)
    .filter((name) => existsSync(join(catalog, name, 'documents.yaml')))
    .toSorted();
  const unknown = asked.filter((name) => !listed.includes(name));
  if (unknown.length > 0)
    throw new Error(`no documents.yaml for ${unknown.join(', ')}; there is one for ${listed.join(', ')}`);
  return asked.length === 0 ? listed : asked;
}

function main(): void {
  const { values, positionals } = parseArgs({
    options: { from: { type: 'string' } },
    allowPositionals: true,
  });
  if (values.from === undefined)
    throw new Error('usage: node scripts/compile-schemas.ts --from DIR [vendor…]');
  const from = values.from;
  const catalog = join(dirname(fileURLToPath(import.meta.url)), '..', 'catalog');
  for (const vendor of vendors(catalog, positionals)) {
    const file = join(catalog, vendor, 'documents.yaml');
    const listing = Listing.parse(readYaml(file, readFileSync(file, 'utf8')).value);
    const texts = new Map(
      listing.documents.map((one) => [one.file, readFileSync(join(from, one.file), 'utf8')]),
    );
    const schema = compile(listing, texts);
    const json = written(schema);
    writeFileSync(join(catalog, vendor, 'schema.json'), json);
    const fields = schema.resources.reduce((sum, resource) => sum + resource.fields.length, 0);
    const operations = schema.resources.reduce((sum, resource) => sum + resource.operations.length, 0);
    process.stdout.write(
      `${vendor}: ${schema.resources.length} resources, ${operations} operations, ${fields} fields, ${Math.round(json.length / 1024)} kB\n`,
    );
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    main();
  } catch (error) {
    process.stderr.write(
      `${error instanceof InputError || error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 2;
  }
}
