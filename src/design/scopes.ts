// Least privilege: of the alternatives that a call accepts, the one that grants least.
import { plainName, wordsOf } from '../catalog/name.ts';
import type { Operation } from '../catalog/profile.ts';

/** The scopes to hold for an operation on a resource, taken apart; empty when none are documented. */
export function leastScopes(
  operation: Pick<Operation, 'scopes'>,
  resource: string,
  use: 'read' | 'write',
): readonly string[] {
  const ranked = operation.scopes.toSorted((a, b) => {
    const one = rank(a, resource, use);
    const other = rank(b, resource, use);
    const at = one.findIndex((value, index) => value !== other[index]);
    return at < 0 ? (a < b ? -1 : 1) : (one[at] ?? 0) - (other[at] ?? 0);
  });
  return (ranked[0] ?? '').split(' ').filter((scope) => scope !== '');
}

/** Fewest scopes; none that writes where reading is enough; none named sensitive; named after the resource; the most specific name. */
function rank(alternative: string, resource: string, use: 'read' | 'write'): readonly number[] {
  const parts = alternative.split(' ').filter((scope) => scope !== '');
  const words = wordsOf(alternative);
  const wide = words.some((word) => /^(?:write|manage|admin|full|all|edit|delete|root)$/.test(word));
  const sensitive = words.some((word) => /^(?:sensitive|confidential|pii)$/.test(word));
  const named = wordsOf(resource)
    .map(plainName)
    .every((word) => words.map(plainName).includes(word));
  return [parts.length, use === 'read' && wide ? 1 : 0, sensitive ? 1 : 0, named ? 0 : 1, -words.length];
}
