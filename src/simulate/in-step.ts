// Whether two records of a two-way pair still are as they were when both sides were last in step. They need not be alike for that: what one
// way alone carries may be empty at the source and filled in the target. Who asks every record every night goes by it. Nothing is called here.
import type { Row } from '../twin/store.ts';
import type { Pair, RunningFlow } from './integration.ts';
import { mappedToken } from './mapped.ts';

type Flow = Pick<RunningFlow, 'rows'> & { readonly policy: Pick<RunningFlow['policy'], 'conflict' | 'echo'> };

/**
 * What the target showed when the two were in step, by its places, where the source still shows what it showed then and nothing of that is
 * left to cross; null where somebody has to look: nothing is known, a write has no answer, or the source is otherwise.
 */
export function stillAgreed({ rows, policy }: Flow, pair: Pair, { values }: Row): readonly number[] | null {
  const { base, other, doubt, open } = pair;
  if (!policy.echo || policy.conflict === null || base === null || other === null) return null;
  if (other.base === null || doubt !== null || open !== null || other.doubt !== null || other.open !== null)
    return null;
  for (const { from, to, mutual } of rows) {
    for (const place of from) if ((values[place] ?? 0) !== (base[place] ?? 0)) return null;
    const come = mappedToken(from, base);
    if (!mutual && come !== 0 && come !== other.base[to]) return null;
  }
  return other.base;
}
