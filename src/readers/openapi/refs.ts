// The lazy walk over `$ref`: each reference is followed when somebody asks for it, and remembered. Only references within the
// document are followed. One that points to the network, to a file or to another document is never opened: it is noted.
import { asObject, asText, type JsonObject, own } from '../json.ts';

/** What a value stands for once its references are followed. `name` is the last part of the last reference, or null for an inline value. */
export interface Resolved {
  readonly node: JsonObject;
  readonly name: string | null;
}

/** References of one document. `follow` gives null for what is no object or can't be found; `notes` tells what could not be followed, in words. */
export interface Refs {
  readonly follow: (value: unknown) => Resolved | null;
  readonly notes: () => readonly string[];
}

const longestChain = 64;
const ignoredBeside = new Set(['$ref', 'description', 'summary', 'example', 'examples']);

/** The references of a document, given its top-level object. */
export function refsOf(root: JsonObject): Refs {
  const memo = new Map<string, Resolved | null>();
  const external = new Set<string>();
  const missing = new Set<string>();
  const circular = new Set<string>();

  function target(ref: string): Resolved | null {
    const known = memo.get(ref);
    if (known !== undefined) return known;
    const found = walk(ref);
    memo.set(ref, found);
    return found;
  }

  function walk(ref: string): Resolved | null {
    const seen = new Set<string>();
    let at = ref;
    for (let hops = 0; hops < longestChain; hops += 1) {
      if (!at.startsWith('#')) return none(external, at);
      if (seen.has(at)) return none(circular, at);
      seen.add(at);
      const value = lookUp(root, at.slice(1));
      const node = asObject(value);
      if (node === null) return none(missing, at);
      const next = asText(own(node, '$ref'));
      if (next === null) return { node, name: lastPart(at) };
      at = next;
    }
    return none(circular, ref);
  }

  function follow(value: unknown): Resolved | null {
    const node = asObject(value);
    if (node === null) return null;
    const ref = asText(own(node, '$ref'));
    if (ref === null) return { node, name: null };
    const found = target(ref);
    if (found === null) return null;
    const beside = Object.keys(node).filter((key) => !ignoredBeside.has(key));
    return beside.length === 0
      ? found
      : {
          node: { ...found.node, ...Object.fromEntries(beside.map((key) => [key, node[key]])) },
          name: found.name,
        };
  }

  return {
    follow,
    notes: () => [
      ...noted(external, 'The document refers to others that were not opened'),
      ...noted(missing, 'References that lead nowhere'),
      ...noted(circular, 'References that only lead to themselves'),
    ],
  };
}

function none(list: Set<string>, ref: string): null {
  list.add(ref);
  return null;
}

function noted(refs: ReadonlySet<string>, words: string): readonly string[] {
  if (refs.size === 0) return [];
  const shown = [...refs].slice(0, 5).map((ref) => (ref.length > 100 ? `${ref.slice(0, 100)}…` : ref));
  const more = refs.size > shown.length ? ` and ${refs.size - shown.length} more` : '';
  return [`${words}: ${shown.join(', ')}${more}`];
}

function lookUp(root: JsonObject, pointer: string): unknown {
  if (pointer === '') return root;
  if (!pointer.startsWith('/')) return undefined;
  let value: unknown = root;
  for (const part of pointer.slice(1).split('/')) {
    const key = decoded(part);
    if (Array.isArray(value))
      value = /^\d+$/.test(key) ? (value as readonly unknown[])[Number(key)] : undefined;
    else value = own(asObject(value), key);
    if (value === undefined) return undefined;
  }
  return value;
}

function decoded(part: string): string {
  const unescaped = part.replaceAll('~1', '/').replaceAll('~0', '~');
  try {
    return decodeURIComponent(unescaped);
  } catch {
    return unescaped;
  }
}

function lastPart(ref: string): string {
  return decoded(ref.slice(ref.lastIndexOf('/') + 1));
}
