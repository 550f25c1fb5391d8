// Whether an endpoint lies under what a sunset names: a path prefix, by whole segments, or a resource.
import { plainName } from '../catalog/name.ts';
import type { ApiProfile, Operation, Sunset } from '../catalog/profile.ts';

/** Whether a path begins with a prefix. `{id}` stands for any parameter, `*` and `…` for any run of segments; addresses count from their path. */
export function liesUnder(path: string, prefix: string): boolean {
  return patternOf(prefix).test(joined(path));
}

/** Every operation is held against the same few prefixes, for every flow again; both are remembered, up to this many. */
const remembered = 4096;
const patterns = new Map<string, RegExp>();
const paths = new Map<string, string>();

function joined(path: string): string {
  const known = paths.get(path);
  if (known !== undefined) return known;
  const text = segments(path).join('/');
  if (paths.size < remembered) paths.set(path, text);
  return text;
}

function patternOf(prefix: string): RegExp {
  const known = patterns.get(prefix);
  if (known !== undefined) return known;
  const text = segments(prefix)
    .map((segment) => (segment === '*' || segment === '…' ? '.*' : escaped(segment)))
    .join('/');
  const pattern = new RegExp(`^${text}(/|$)`);
  if (patterns.size < remembered) patterns.set(prefix, pattern);
  return pattern;
}

function segments(path: string): readonly string[] {
  return path
    .replace(/^https?:\/\/[^/]*/i, '')
    .replace(/\{[^}]*\}/g, '{}')
    .split('/')
    .filter((segment) => segment !== '');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

export function isPath(entry: string): boolean {
  return entry.startsWith('/') || /^https?:\/\//i.test(entry);
}

/** The call as it is sent: a GraphQL call goes to the one address of its API, whatever its field is called. */
export function sentTo(
  profile: Pick<ApiProfile, 'kind' | 'servers'> | null,
  operation: Pick<Operation, 'path'>,
): Pick<Operation, 'path'> {
  const [server] = profile?.servers ?? [];
  return profile?.kind === 'graphql' && server !== undefined ? { path: server.url } : operation;
}

/** Whether a sunset takes an operation of a resource away. */
export function endsWith(
  sunset: Pick<Sunset, 'applies'>,
  resource: string,
  operation: Pick<Operation, 'path'>,
): boolean {
  return sunset.applies.some((entry) =>
    isPath(entry) ? liesUnder(operation.path, entry) : plainName(entry) === plainName(resource),
  );
}
