// Writes src/web/client/paths.ts: the types of the API as openapi-fetch reads them, from the server's own description. A test holds the
// file equal to the routes. One operation a line: nobody reads it, everybody's editor does.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { routesOf } from '../src/server/app.ts';
import type { House } from '../src/server/environment.ts';
import { openApiOf } from '../src/server/openapi.ts';

type Schema = Readonly<Record<string, unknown>>;

interface Operation {
  readonly summary: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: 'path' | 'query' | 'header';
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}

/** Shapes that a recursive schema names, written out once each, under the name that the types use. */
type Named = Map<string, string>;

/** The file's text. Routes are made over an empty house: describing them opens nothing. */
export function clientTypes(): string {
  const house = { base: {}, accounts: {}, queue: {} } as unknown as House;
  const described = openApiOf(routesOf(house), '0') as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  };
  const named: Named = new Map();
  const problem = typed(described.components.schemas['Problem'] ?? {}, { named, root: 'Problem' });
  const paths = Object.entries(described.paths).flatMap(([path, operations]) => [
    `  '${path}': {`,
    ...Object.entries(operations).map(
      ([method, operation]) => `    ${method}: ${operationType(operation, named, `${method} ${path}`)};`,
    ),
    '  };',
  ]);
  return [
    '// Written by scripts/web-client.ts from the table of routes; do not edit. Run it after a route was added or changed.',
    `export type Problem = ${problem};`,
    ...[...named].map(([name, text]) => `type ${name} = ${text};`),
    'export interface paths {',
    ...paths,
    '}',
    '',
  ].join('\n');
}

function operationType(operation: Operation, named: Named, title: string): string {
  const at = (place: string): string => {
    const those = operation.parameters.filter((one) => one.in === place);
    if (those.length === 0) return `${place}?: never`;
    const optional = those.every((one) => !one.required);
    const fields = those.map(
      (one) =>
        `${quoted(one.name)}${one.required ? '' : '?'}: ${typed(one.schema, { named, root: nameOf(`${title} ${one.name}`) })}`,
    );
    return `${place}${optional ? '?' : ''}: { ${fields.join('; ')} }`;
  };
  const body = operation.requestBody;
  const responses = Object.entries(operation.responses).map(([status, { content }]) =>
    status === 'default'
      ? "default: { content: { 'application/problem+json': Problem } }"
      : `${status}: { content${content === undefined ? '?: never' : `: ${contentType(content, named, `${title} answer`)}`} }`,
  );
  return `{ parameters: { ${[at('path'), at('query'), at('header')].join('; ')} }; requestBody${
    body === undefined ? '?: never' : `: { content: ${contentType(body.content, named, `${title} body`)} }`
  }; responses: { ${responses.join('; ')} } }`;
}

function contentType(
  content: Readonly<Record<string, { readonly schema: Schema }>>,
  named: Named,
  title: string,
): string {
  const kinds = Object.entries(content).map(
    ([media, { schema }]) => `'${media}': ${typed(schema, { named, root: nameOf(title) })}`,
  );
  return `{ ${kinds.join('; ')} }`;
}

interface Place {
  readonly named: Named;
  /** The name under which the whole schema is known, should it speak of itself. */
  readonly root: string;
}

function typed(schema: Schema, place: Place): string {
  const { $defs } = schema as { readonly $defs?: Readonly<Record<string, Schema>> };
  for (const [name, of] of Object.entries($defs ?? {})) {
    const known = `${place.root}${nameOf(name)}`;
    if (place.named.has(known)) continue;
    place.named.set(known, 'never');
    place.named.set(known, shape(of, place));
  }
  const text = shape(schema, place);
  if (place.root === 'Problem' || !speaksOfItself(schema)) return text;
  place.named.set(place.root, text);
  return place.root;
}

function speaksOfItself(schema: unknown): boolean {
  return JSON.stringify(schema).includes('"$ref":"#"');
}

function shape(schema: Schema, place: Place): string {
  const of = schema as {
    readonly $ref?: string;
    readonly const?: unknown;
    readonly enum?: readonly unknown[];
    readonly anyOf?: readonly Schema[];
    readonly oneOf?: readonly Schema[];
    readonly allOf?: readonly Schema[];
    readonly type?: string | readonly string[];
  };
  if (of.$ref === '#') return place.root;
  if (of.$ref !== undefined) return `${place.root}${nameOf(of.$ref.split('/').at(-1) ?? '')}`;
  if (of.const !== undefined) return JSON.stringify(of.const);
  if (of.enum !== undefined) return of.enum.map((value) => JSON.stringify(value)).join(' | ');
  const either = of.anyOf ?? of.oneOf;
  if (either !== undefined) return eitherOf(either.map((one) => grouped(shape(one, place))));
  if (of.allOf !== undefined) return of.allOf.map((one) => grouped(shape(one, place))).join(' & ');
  if (Array.isArray(of.type))
    return of.type.map((type: string) => grouped(shape({ ...schema, type }, place))).join(' | ');
  return plain(schema, place);
}

/** A word beside any word says nothing more. */
function eitherOf(types: readonly string[]): string {
  const isAnyWord = types.includes('string');
  return [...new Set(types.filter((type) => !isAnyWord || !/^"[^"]*"$/.test(type)))].join(' | ');
}

function plain(schema: Schema, place: Place): string {
  switch (schema['type']) {
    case 'string':
      return schema['format'] === 'binary' ? 'Blob' : 'string';
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array':
      return arrayType(schema, place);
    case 'object':
      return objectType(schema, place);
    default:
      return 'unknown';
  }
}

function arrayType(schema: Schema, place: Place): string {
  const { prefixItems, items } = schema as {
    readonly prefixItems?: readonly Schema[];
    readonly items?: Schema;
  };
  if (prefixItems !== undefined)
    return `readonly [${prefixItems.map((one) => shape(one, place)).join(', ')}]`;
  // Not readonly: openapi-fetch takes a readonly array for an object.
  return `${grouped(items === undefined ? 'unknown' : shape(items, place))}[]`;
}

function objectType(schema: Schema, place: Place): string {
  const { properties, required, additionalProperties } = schema as {
    readonly properties?: Readonly<Record<string, Schema>>;
    readonly required?: readonly string[];
    readonly additionalProperties?: Schema | boolean;
  };
  const fields = Object.entries(properties ?? {}).map(
    ([name, of]) =>
      `readonly ${quoted(name)}${required?.includes(name) === true ? '' : '?'}: ${shape(of, place)}`,
  );
  if (fields.length > 0) return `{ ${fields.join('; ')} }`;
  return typeof additionalProperties === 'object'
    ? `{ readonly [name: string]: ${shape(additionalProperties, place)} }`
    : 'Record<string, never>';
}

function grouped(text: string): string {
  return /[|&]|^readonly /.test(text) && !/^\{.*\}$/.test(text) ? `(${text})` : text;
}

function quoted(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`;
}

function nameOf(words: string): string {
  return words
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`)
    .join('');
}

if (import.meta.main) writeFileSync(join(import.meta.dirname, '../src/web/client/paths.ts'), clientTypes());
