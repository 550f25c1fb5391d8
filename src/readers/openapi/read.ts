// OpenAPI 3.0, OpenAPI 3.1 and Swagger 2.0 into an ApiProfile. This file is the order of the work and nothing else.
import type { ApiProfile, Server } from '../../catalog/profile.ts';
import { isWhole } from '../../catalog/server.ts';
import { InputError, inputProblem } from '../../finding/input.ts';
import type { Source } from '../../measure/fact.ts';
import type { Document } from '../document.ts';
import { asObject, type JsonObject, objectAt, own, textAt } from '../json.ts';
import type { Reader } from '../reader.ts';
import { authOf } from './auth.ts';
import { type Api, type Call, callsOf } from './calls.ts';
import { eventsOf } from './events.ts';
import { limitsOf } from './limits.ts';
import { refsOf } from './refs.ts';
import { resourcesOf } from './resources.ts';
import { schemasOf } from './schema.ts';
import { serversOf } from './servers.ts';

export const openapi: Reader = {
  id: 'openapi',
  recognises: (document) =>
    own(document.root, 'openapi') !== undefined || own(document.root, 'swagger') !== undefined,
  read,
};

function read(document: Document): ApiProfile {
  const { root } = document;
  const swagger2 = versionOf(document) === '2.0';
  const refs = refsOf(root);
  const api: Api = { root, refs, swagger2 };
  const schemas = schemasOf(refs);
  const source: Source = { kind: 'vendor-spec', ref: document.name, retrieved: 'undated' };
  const info = objectAt(root, 'info');
  const name = textAt(info, 'title') ?? document.name;
  const calls = callsOf(api);
  const auth = authOf(api, calls, schemas, source);
  const found = resourcesOf(api, schemas, { calls, source, title: name });
  const rateLimits = limitsOf(api, calls, source);
  const version = own(info, 'version');
  return {
    id:
      name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') || 'api',
    name,
    version: typeof version === 'number' ? String(version) : textAt(info, 'version'),
    kind: 'rest',
    category: null,
    aliases: [],
    editions: [],
    encoding: encodingOf(calls),
    servers: serversOf(api),
    auth,
    rateLimits,
    resources: found.resources,
    events: eventsOf(api, schemas, { calls, resources: found.resources, source }),
    webhooks: null,
    bulk: [],
    gates: [],
    sunsets: [],
    sandbox: null,
    quirks: [],
    unknowns: [
      ...unknownsOf({
        auth: auth.length,
        limits: rateLimits.length,
        calls: calls.length,
        servers: serversOf(api),
      }),
      ...refs.notes(),
      ...found.notes,
    ],
    sources: [source],
  };
}

/** "2.0", "3.0" or "3.1". Throws InputError when it is another version, or when `paths` is no object. */
function versionOf(document: Document): '2.0' | '3.0' | '3.1' {
  const { root, name } = document;
  const openapiVersion = own(root, 'openapi');
  const written = String(openapiVersion ?? own(root, 'swagger'));
  const key = openapiVersion === undefined ? 'swagger' : 'openapi';
  const version =
    key === 'swagger'
      ? /^2(\.0)?$/.test(written)
        ? '2.0'
        : null
      : /^3\.0(\.|$)|^3$/.test(written)
        ? '3.0'
        : /^3\.[12](\.|$)/.test(written)
          ? '3.1'
          : null;
  if (version === null) {
    const expected = 'openapi 3.0.x or 3.1.x, or swagger 2.0';
    throw new InputError([
      inputProblem({
        file: name,
        pointer: `/${key}`,
        message: `version ${written.slice(0, 40)} can't be read`,
        expected,
        nearest: key === 'swagger' ? '2.0' : '3.1.0',
      }),
    ]);
  }
  const paths = own(root, 'paths');
  if (paths !== undefined && paths !== null && asObject(paths) === null) {
    throw new InputError([
      inputProblem({
        file: name,
        pointer: '/paths',
        message: '"paths" is no object',
        expected: 'an object of paths, each starting with "/"',
      }),
    ]);
  }
  if (paths === undefined && !hasMore(root)) {
    throw new InputError([
      inputProblem({
        file: name,
        pointer: '/paths',
        message: 'the document has no "paths"',
        expected: 'an object of paths, each starting with "/"',
      }),
    ]);
  }
  return version;
}

/** A 3.1 document may consist of webhooks or components alone. */
function hasMore(root: JsonObject): boolean {
  return own(root, 'webhooks') !== undefined || own(root, 'components') !== undefined;
}

/** How most request bodies are written. */
function encodingOf(calls: readonly Call[]): string | null {
  const counts = { json: 0, form: 0, xml: 0 };
  for (const call of calls) {
    const type = call.body?.mediaType ?? '';
    if (/json/i.test(type)) counts.json += 1;
    else if (/form/i.test(type)) counts.form += 1;
    else if (/xml/i.test(type)) counts.xml += 1;
  }
  const most = Math.max(counts.json, counts.form, counts.xml);
  if (most === 0) return calls.length === 0 ? null : 'json';
  return counts.json === most ? 'json' : counts.form === most ? 'form' : 'xml';
}

function unknownsOf(seen: {
  readonly auth: number;
  readonly limits: number;
  readonly calls: number;
  readonly servers: readonly Server[];
}): readonly string[] {
  const [server] = seen.servers;
  return [
    seen.auth === 0 ? 'How does a caller authenticate? The document declares nothing.' : null,
    seen.limits === 0
      ? 'Which rate limits hold, per what, and is Retry-After sent? The document gives no figure.'
      : null,
    server === undefined ? 'At which address does the API answer? The document names no server.' : null,
    server !== undefined && seen.servers.every((one) => !isWhole(one))
      ? `At which host does the API answer? The document gives the path ${server.url} alone.`
      : null,
    seen.calls === 0 ? 'Which calls does the API offer? The document lists no paths.' : null,
  ].filter((one) => one !== null);
}
