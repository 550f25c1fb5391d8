// A GraphQL schema, as SDL text or as an introspection result, into an ApiProfile. This file is the order of the work and nothing else.
import type { ApiProfile } from '../../catalog/profile.ts';
import type { Source } from '../../measure/fact.ts';
import type { DocumentInput } from '../document.ts';
import type { Reader, TextReader } from '../reader.ts';
import { callsOf } from './calls.ts';
import { eventsOf } from './events.ts';
import { graphFromIntrospection, introspected } from './introspection.ts';
import type { Graph } from './model.ts';
import { resourcesOf } from './resources.ts';
import { graphFromSdl } from './sdl.ts';

/** Introspection results in JSON. */
export const introspection: Reader = {
  id: 'graphql-introspection',
  recognises: (document) => introspected(document.root) !== null,
  read: (document) => profileFrom(document.name, graphFromIntrospection(document)),
};

/** Schema definition language. */
export const sdl: TextReader = {
  id: 'graphql',
  recognises: isSdl,
  read: (input, bounds) => profileFrom(input.name, graphFromSdl(input, bounds)),
};

const extensions = /\.(graphqls?|gql|sdl)$/i;
const definition =
  /^(?:extend\s+)?(?:schema\s*[@{]|(?:type|interface|input|enum|union)\s+[A-Za-z_]\w*\s*(?:[{@&=]|implements\s)|scalar\s+[A-Za-z_]|directive\s*@)/;

/** By the file's name, unless the text is plainly JSON; else by the first definition behind comments and descriptions. */
function isSdl(input: DocumentInput): boolean {
  const start = afterRemarks(input.text);
  if (extensions.test(input.name)) return !/^[{[]/.test(start);
  return definition.test(start.slice(0, 400));
}

/** What follows leading blanks, `#` comments and descriptions in quotes. One pass, no backtracking. */
function afterRemarks(text: string): string {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const rest = text.slice(at, at + 3);
    if (/^\s/.test(rest)) {
      at += 1;
      continue;
    }
    const [open, close] = rest.startsWith('#')
      ? ['#', '\n']
      : rest === '"""'
        ? ['"""', '"""']
        : rest.startsWith('"')
          ? ['"', '"']
          : ['', ''];
    if (open === '') break;
    const end = text.indexOf(close, at + open.length);
    if (end < 0) return '';
    at = end + close.length;
  }
  return text.slice(at, at + 1000);
}

function profileFrom(file: string, graph: Graph): ApiProfile {
  const source: Source = { kind: 'vendor-spec', ref: file, retrieved: 'undated' };
  const name = (file.split(/[/\\]/).pop() ?? file).replace(/\.[A-Za-z]+$/, '') || file;
  const calls = callsOf(graph);
  const found = resourcesOf(graph, calls, source);
  return {
    id:
      name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') || 'api',
    name,
    version: null,
    kind: 'graphql',
    category: null,
    aliases: [],
    editions: [],
    encoding: 'json',
    servers: [],
    auth: [],
    rateLimits: [],
    resources: found.resources,
    events: eventsOf(graph, found.resources, source),
    webhooks: null,
    bulk: [],
    gates: [],
    sunsets: [],
    sandbox: null,
    quirks: [],
    unknowns: [
      'How does a caller authenticate? A GraphQL schema declares nothing of it.',
      'Which limits hold (requests, query cost, depth), per what, and how are they told? A GraphQL schema gives no figure.',
      'At which address does the API answer? A GraphQL schema names no server.',
      ...(calls.length === 0 ? ['Which calls does the API offer? The schema has no root fields.'] : []),
      ...found.notes,
    ],
    sources: [source],
  };
}
