// The preposition that governs a system or a record in a clause, and what prepositions say of the way.
import type { Clause } from './clauses.ts';
import type { Scene } from './scene.ts';

export const sourcePreps: ReadonlySet<string> = new Set(['from', 'out', 'off', 'leaving']);
export const targetPreps: ReadonlySet<string> = new Set(['to', 'into', 'onto', 'towards', 'toward']);
export const placePreps: ReadonlySet<string> = new Set(['in', 'on', 'at', 'inside', 'within', 'against']);
const otherPreps = new Set([
  'with',
  'between',
  'via',
  'through',
  'over',
  'by',
  'of',
  'for',
  'per',
  'behind',
  'under',
  'as',
  'about',
  'after',
  'and',
]);
const stops = new Set(['and', ',', 'or', ';', '(', ')', 'that', 'when']);

/** The preposition that governs a place, seen through articles, adjectives and records. */
export function prepositionBefore(
  scene: Scene,
  place: { readonly at: number },
  clause: Clause,
): string | null {
  for (let at = place.at - 1; at >= Math.max(clause.at, place.at - 5); at -= 1) {
    const token = scene.tokens[at];
    if (token === undefined || stops.has(token.low)) return null;
    if (scene.records.some((record) => record.to === at + 1 && record.to === place.at)) return null;
    if (token.low === '>' || token.low === '→' || (token.low === '=' && at === place.at - 1)) return 'to';
    if (sourcePreps.has(token.low) || targetPreps.has(token.low) || placePreps.has(token.low)) {
      if (token.low === 'to' && scene.verbs.some((verb) => verb.at === at + 1)) return null;
      return token.low;
    }
    if (otherPreps.has(token.low)) return token.low;
    if (scene.verbs.some((verb) => verb.at <= at && verb.to > at)) return null;
    if (scene.places.some((other) => other.at <= at && other.to > at)) return null;
  }
  return null;
}
