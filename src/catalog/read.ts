// One vendor's facts and compiled schema, given as texts, become one ApiProfile. Everything wrong is reported at once, by line.
// Nothing is fetched or guessed here; what neither file says stays null or empty.
import type { z } from 'zod';
import { InputError, type InputProblem, inputProblem, nearestSpelling } from '../finding/input.ts';
import { problemAt, shapeProblems } from '../finding/shape.ts';
import { readKnownYaml } from '../finding/known-yaml.ts';
import type { YamlText } from '../finding/yaml.ts';
import type { Source } from '../measure/fact.ts';
import { eventFromName } from './event.ts';
import { FactsFile, overlayKeys } from './facts.ts';
import { plainName, wordsOf } from './name.ts';
import { layOver } from './overlay.ts';
import { type ApiEvent, type ApiProfile, Resource } from './profile.ts';
import { CompiledSchema } from './schema.ts';
import { resolveSources } from './source.ts';

/** The two files of one vendor as texts: `facts` is YAML, `schema` the compiled JSON or null when there is none. */
export interface VendorFiles {
  readonly facts: string;
  readonly schema: string | null;
}

/** The profile of one vendor. Throws {@link InputError} that names file, line, path, expectation and nearest spelling of all that is wrong. */
export function readProfile(files: VendorFiles): ApiProfile {
  const text = readKnownYaml('facts.yaml', files.facts);
  const facts = readFacts(text);
  const schema = files.schema === null ? null : readSchema(files.schema);
  if (schema !== null && schema.id !== facts.id) {
    throw new InputError([
      inputProblem({
        file: 'schema.json',
        pointer: '/id',
        message: `is of "${schema.id}"`,
        expected: `"${facts.id}", as in facts.yaml`,
      }),
    ]);
  }
  const resources = readResources(text, facts, schema?.resources ?? []);
  return {
    id: facts.id,
    name: facts.name,
    version: facts.version ?? schema?.version ?? null,
    kind: facts.kind,
    category: facts.category,
    aliases: facts.aliases,
    editions: facts.editions,
    encoding: facts.encoding,
    servers: facts.servers.length > 0 ? facts.servers : (schema?.servers ?? []),
    auth: facts.auth.length > 0 ? facts.auth : (schema?.auth ?? []),
    rateLimits: facts.rateLimits,
    resources,
    events: allEvents(facts, schema, resources),
    webhooks: facts.webhooks,
    bulk: facts.bulk,
    gates: facts.gates,
    sunsets: facts.sunsets,
    sandbox: facts.sandbox,
    quirks: facts.quirks,
    unknowns: facts.unknowns,
    sources: distinct([...Object.values(facts.sources), ...(schema === null ? [] : documentSources(schema))]),
  };
}

function readFacts(text: YamlText): FactsFile {
  const { value, problems } = resolveSources(text);
  const parsed = FactsFile.safeParse(value);
  const wrong = [
    ...problems,
    ...(parsed.success
      ? strangeOverlayKeys(text, parsed.data)
      : shapeProblems({ text, schema: FactsFile, value, written: null }, parsed.error)),
  ];
  if (!parsed.success || wrong.length > 0) throw new InputError(wrong);
  return parsed.data;
}

function strangeOverlayKeys(text: YamlText, facts: FactsFile): readonly InputProblem[] {
  return facts.resources.flatMap((overlay, index) =>
    Object.keys(overlay)
      .filter((key) => !overlayKeys.includes(key))
      .map((key) =>
        problemAt(text, ['resources', index, key], {
          message: `unknown key "${key}"`,
          expected: `one of ${overlayKeys.join(', ')}`,
          nearest: nearestSpelling(key, overlayKeys),
        }),
      ),
  );
}

function readSchema(json: string): CompiledSchema {
  const text: YamlText = {
    file: 'schema.json',
    value: parseJson(json),
    place: () => null,
  };
  const parsed = CompiledSchema.safeParse(text.value);
  if (!parsed.success)
    throw new InputError(
      shapeProblems({ text, schema: CompiledSchema, value: text.value, written: null }, parsed.error),
    );
  return parsed.data;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch (cause) {
    throw new InputError([
      inputProblem({
        file: 'schema.json',
        message: cause instanceof Error ? cause.message : 'unreadable',
        expected: 'valid JSON',
      }),
    ]);
  }
}

function readResources(text: YamlText, facts: FactsFile, compiled: readonly Resource[]): readonly Resource[] {
  const problems: InputProblem[] = twice(text, facts);
  const resources: Resource[] = [];
  for (const laid of layOver(compiled, facts)) {
    if (laid.overlay === null) {
      resources.push(laid.value);
      continue;
    }
    const parsed = Resource.safeParse(laid.value);
    if (parsed.success) resources.push(parsed.data);
    else problems.push(...overlayProblems(text, laid.overlay, laid.value, parsed.error));
  }
  if (problems.length > 0) throw new InputError(problems);
  return resources;
}

function twice(text: YamlText, facts: FactsFile): InputProblem[] {
  return facts.resources.flatMap((overlay, index) =>
    facts.resources.findIndex((one) => one.name === overlay.name) === index
      ? []
      : [
          problemAt(text, ['resources', index, 'name'], {
            message: `resource "${overlay.name}" stands twice`,
            expected: 'one overlay a resource',
          }),
        ],
  );
}

/**
 * Problems of a laid resource, told at the overlay. A merged list is longer than the written one, so the index of an operation
 * or field is found again by its path; what stands nowhere in the overlay (a missing source) is told at the overlay itself.
 */
function overlayProblems(
  text: YamlText,
  overlay: number,
  value: Readonly<Record<string, unknown>>,
  error: z.ZodError,
): readonly InputProblem[] {
  const base = ['resources', overlay];
  return shapeProblems(
    {
      text,
      schema: Resource,
      value,
      written: (path) => writtenPath(text.value, base, value, path),
    },
    error,
  );
}

function writtenPath(
  root: unknown,
  base: readonly PropertyKey[],
  value: Readonly<Record<string, unknown>>,
  path: readonly PropertyKey[],
): readonly PropertyKey[] {
  const [list, index, ...rest] = path;
  if (typeof list !== 'string' || typeof index !== 'number') return [...base, ...path];
  const items: unknown = value[list];
  const given = at(root, [...base, list]);
  if (!Array.isArray(items) || !Array.isArray(given)) return base;
  const wanted = items[index] as Readonly<Record<string, unknown>>;
  const found = given.findIndex(
    (one: Readonly<Record<string, unknown>>) =>
      one['path'] === wanted['path'] && one['method'] === wanted['method'],
  );
  return found < 0 ? base : [...base, list, found, ...rest];
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (here, step) =>
      typeof here === 'object' && here !== null ? (here as Record<PropertyKey, unknown>)[step] : undefined,
    value,
  );
}

function documentSources(schema: CompiledSchema): readonly Source[] {
  return schema.documents.map((document) => ({
    kind: 'vendor-spec',
    ref: document.ref,
    retrieved: document.retrieved,
  }));
}

/**
 * Hand-written events as they are; names that only the documents know are added with what their spelling tells. Where events of a
 * resource are written by hand, a longer name that merely begins alike ("customer groups" beside "customer") is of something else.
 */
function allEvents(
  facts: FactsFile,
  schema: CompiledSchema | null,
  resources: readonly Resource[],
): readonly ApiEvent[] {
  const source = schema === null ? undefined : documentSources(schema)[0];
  if (schema === null || source === undefined) return facts.events;
  const known = new Set(facts.events.map((event) => event.name));
  const told = new Set(facts.events.map((event) => event.resource));
  const others = schema.events
    .filter((name) => !known.has(name))
    .map((name) => eventFromName(name, resources, source))
    .map((event) => (told.has(event.resource) && !isOf(event) ? { ...event, resource: null } : event));
  return [...facts.events, ...others];
}

/** Whether the event's name is its resource's name and one word more. */
function isOf(event: ApiEvent): boolean {
  return plainName(wordsOf(event.name).slice(0, -1).join(' ')) === plainName(event.resource ?? '');
}

function distinct(sources: readonly Source[]): readonly Source[] {
  const seen = new Set<string>();
  return sources.filter((source) => {
    const key = `${source.kind} ${source.ref} ${source.retrieved}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
