// What a two-way flow reads beside its own changes: the echo of what the other leg wrote, and the other side before it is overwritten. Closed
// forms, in calls a day; what the decisions themselves are stands in `conflict.ts` and `echo.ts`.
import { figure } from './figures.ts';
import { type Ground, groundOf } from './ground.ts';
import { writtenBack } from './pace.ts';
import { methodOf } from './read.ts';
import { rules } from './rules.ts';
import { decideTrigger } from './trigger.ts';

/** Whether the other leg has a call that reads its source, which is this leg's target, by id; null for one-way flows. */
export function otherLeg({ flow, landscape, traits }: Ground): { readonly reads: boolean } | null {
  const pair = landscape.flows.find(({ id }) => id === flow.pair);
  if (pair === undefined) return null;
  const ground = groundOf(pair, landscape, traits);
  const reads = ground.source.reads.get !== null && methodOf(ground, decideTrigger(ground)) === 'read-by-id';
  return { reads: ground.callable && reads };
}

/** Looks at the target a day: new records have nothing to look at. */
export function looksBefore(changesPerDay: number): number {
  return changesPerDay * (1 - rules.newShare.value);
}

/** Reads a day of a leg that reads by id, beside one for each change of its own; and why, null where there are none. */
export function readBeside(ground: Ground): { readonly more: number; readonly why: string | null } {
  const back = writtenBack(ground);
  if (back === 0) return { more: 0, why: null };
  const looks = looksBefore(back);
  const other = ground.flow.pair ?? 'the other leg';
  return {
    more: back + looks,
    why: `${figure(back)} of them to know what ${other} wrote again, ${figure(Math.ceil(looks))} for ${other} to see what it is about to overwrite`,
  };
}
