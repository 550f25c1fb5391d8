// Every call of a document in one form, whatever the version: OpenAPI 3.0, 3.1 or Swagger 2. All later files read calls, never raw operations.
// Nothing is interpreted here: no kinds, no resources, no paging.
import { asList, asObject, asText, type JsonObject, listAt, objectAt, own, textAt } from '../json.ts';
import type { Refs } from './refs.ts';

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: unknown;
  readonly description: string;
  /** An example value where it is a text. */
  readonly sample: string | null;
}

export interface Body {
  readonly mediaType: string;
  readonly schema: unknown;
}

export interface Answer {
  readonly status: string;
  readonly schema: unknown;
  readonly headers: readonly string[];
  readonly description: string;
}

/** One security requirement: scheme names with their scopes, all needed together. */
export type Requirement = readonly { readonly scheme: string; readonly scopes: readonly string[] }[];

/** `security` null: the call says nothing and the document's own requirements hold. `success` is the answer of the best 2xx status. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly operationId: string | null;
  readonly text: string;
  readonly parameters: readonly Parameter[];
  readonly body: Body | null;
  readonly answers: readonly Answer[];
  readonly success: Answer | null;
  readonly security: readonly Requirement[] | null;
  readonly deprecated: boolean;
  readonly callbacks: readonly { readonly name: string; readonly node: JsonObject }[];
  /** The values of the call's `x-` keys. */
  readonly extensions: readonly unknown[];
}

/** What calls are made from: the document's root and its references. */
export interface Api {
  readonly root: JsonObject;
  readonly refs: Refs;
  readonly swagger2: boolean;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
const mostCalls = 20_000;
/** Addresses that servers accept are no longer than this, in characters. */
const longestPath = 8000;

/** Every call under `paths`, in the document's order, at most 20,000. */
export function callsOf(api: Api): readonly Call[] {
  const paths = objectAt(api.root, 'paths');
  const calls: Call[] = [];
  for (const path of paths === null ? [] : Object.keys(paths)) {
    if (!path.startsWith('/') || path.length > longestPath) continue;
    const item = api.refs.follow(own(paths, path))?.node ?? null;
    calls.push(...callsAt(api, path, item));
    if (calls.length > mostCalls) break;
  }
  return calls.slice(0, mostCalls);
}

/** The calls of one path item (also of a webhook or callback, whose `path` is its name). */
export function callsAt(api: Api, path: string, item: JsonObject | null): readonly Call[] {
  return methods.flatMap((method) => {
    const operation = objectAt(item, method);
    return operation === null
      ? []
      : [callOf(api, { path, method, shared: listAt(item, 'parameters') }, operation)];
  });
}

function callOf(
  api: Api,
  at: { readonly path: string; readonly method: string; readonly shared: readonly unknown[] },
  operation: JsonObject,
): Call {
  const all = parametersOf(api, [...at.shared, ...listAt(operation, 'parameters')]);
  const answers = answersOf(api, operation);
  const callbacks = objectAt(operation, 'callbacks');
  return {
    method: at.method.toUpperCase(),
    path: at.path,
    operationId: textAt(operation, 'operationId'),
    text: [textAt(operation, 'summary'), textAt(operation, 'description')]
      .filter((one) => one !== null)
      .join('\n'),
    parameters: all.filter((one) => one.in !== 'body' && one.in !== 'formData'),
    body: api.swagger2 ? body2(api, operation, all) : body3(api, operation),
    answers,
    success: bestSuccess(answers),
    security: requirementsOf(own(operation, 'security')),
    deprecated: own(operation, 'deprecated') === true || own(operation, 'x-deprecated') === true,
    callbacks: Object.keys(callbacks ?? {}).flatMap((name) => {
      const node = api.refs.follow(own(callbacks, name))?.node ?? null;
      return node === null ? [] : [{ name, node }];
    }),
    extensions: Object.keys(operation)
      .filter((key) => key.startsWith('x-'))
      .map((key) => operation[key]),
  };
}

/** An operation's own parameter replaces the path's parameter of the same name and place. */
function parametersOf(api: Api, written: readonly unknown[]): readonly Parameter[] {
  const byPlace = new Map<string, Parameter>();
  for (const value of written) {
    const node = api.refs.follow(value)?.node ?? null;
    const name = textAt(node, 'name');
    const place = textAt(node, 'in');
    if (node === null || name === null || place === null) continue;
    const content = objectAt(node, 'content');
    const schema =
      own(node, 'schema') ?? (content === null ? node : own(asObject(Object.values(content)[0]), 'schema'));
    byPlace.set(`${place} ${name}`, {
      name,
      in: place,
      required: own(node, 'required') === true,
      schema,
      description: textAt(node, 'description') ?? '',
      sample: sampleOf(node, asObject(schema)),
    });
  }
  return [...byPlace.values()];
}

function sampleOf(node: JsonObject, schema: JsonObject | null): string | null {
  return (
    textAt(node, 'example') ??
    textAt(node, 'x-example') ??
    textAt(schema, 'example') ??
    textAt(schema, 'default')
  );
}

function body3(api: Api, operation: JsonObject): Body | null {
  const content = objectAt(api.refs.follow(own(operation, 'requestBody'))?.node ?? null, 'content');
  return preferred(content);
}

/** In Swagger 2 a body is a parameter, and a form is a list of them: the form becomes an object schema. */
function body2(api: Api, operation: JsonObject, parameters: readonly Parameter[]): Body | null {
  const types = [...listAt(operation, 'consumes'), ...listAt(api.root, 'consumes')].filter(
    (one): one is string => typeof one === 'string',
  );
  const body = parameters.find((one) => one.in === 'body');
  if (body !== undefined) return { mediaType: types[0] ?? 'application/json', schema: body.schema };
  const form = parameters.filter((one) => one.in === 'formData');
  if (form.length === 0) return null;
  const properties = Object.fromEntries(form.map((one) => [one.name, one.schema]));
  const required = form.filter((one) => one.required).map((one) => one.name);
  return {
    mediaType: types.find((one) => one.includes('form')) ?? 'application/x-www-form-urlencoded',
    schema: { type: 'object', properties, required },
  };
}

/** The content one would use: JSON, then a form, then whatever there is. */
function preferred(content: JsonObject | null): Body | null {
  const types = content === null ? [] : Object.keys(content);
  const rank = (type: string): number =>
    /[/+]json\b/i.test(type) ? 0 : /urlencoded/i.test(type) ? 1 : /multipart/i.test(type) ? 2 : 3;
  const [best] = types.toSorted((a, b) => rank(a) - rank(b));
  return best === undefined
    ? null
    : { mediaType: best, schema: own(objectAt(content, best), 'schema') ?? null };
}

function answersOf(api: Api, operation: JsonObject): readonly Answer[] {
  const responses = objectAt(operation, 'responses');
  return (responses === null ? [] : Object.keys(responses)).flatMap((status) => {
    const node = api.refs.follow(own(responses, status))?.node ?? null;
    if (node === null) return [];
    const headers = objectAt(node, 'headers');
    const schema = api.swagger2
      ? (own(node, 'schema') ?? null)
      : (preferred(objectAt(node, 'content'))?.schema ?? null);
    return [
      {
        status,
        schema,
        headers: headers === null ? [] : Object.keys(headers),
        description: asText(own(node, 'description')) ?? '',
      },
    ];
  });
}

function bestSuccess(answers: readonly Answer[]): Answer | null {
  const good = answers
    .filter((one) => one.status.startsWith('2'))
    .toSorted((a, b) => (a.status < b.status ? -1 : 1));
  const fallback =
    answers.find((one) => one.status === 'default' && !/error|problem|fail/i.test(one.description)) ?? null;
  return good.find((one) => one.schema !== null) ?? good[0] ?? fallback;
}

/** The alternatives of a `security` list, or null when there is none. An empty list means that no credential is needed. */
export function requirementsOf(value: unknown): readonly Requirement[] | null {
  if (!Array.isArray(value)) return null;
  return asList(value).map((one) => {
    const schemes = asObject(one);
    return (schemes === null ? [] : Object.keys(schemes)).map((scheme) => ({
      scheme,
      scopes: asList(schemes?.[scheme]).filter((scope): scope is string => typeof scope === 'string'),
    }));
  });
}
