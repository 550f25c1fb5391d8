// All invariants in their order, and the judgement of a run by them.
import type { Held, Invariant } from '../flight.ts';
import { invariants } from '../flight.ts';
import type { Incidents } from '../observe/incidents.ts';
import { backfillMeetsLive } from './backfill-meets-live.ts';
import { deadLettersExplained } from './dead-letters-explained.ts';
import { deletesFollowPolicy } from './deletes-follow-policy.ts';
import { mappedFieldsOnly } from './mapped-fields-only.ts';
import { noStaleOverwrite } from './no-stale-overwrite.ts';
import { nothingDoubled } from './nothing-doubled.ts';
import { nothingLost } from './nothing-lost.ts';
import { sidesConverge } from './sides-converge.ts';
import { throttleKept } from './throttle-kept.ts';
import { writesStop } from './writes-stop.ts';
import type { Law } from './law.ts';

export const laws: Readonly<Record<Invariant, Law>> = {
  'nothing-lost': nothingLost,
  'nothing-doubled': nothingDoubled,
  'sides-converge': sidesConverge,
  'writes-stop': writesStop,
  'throttle-kept': throttleKept,
  'dead-letters-explained': deadLettersExplained,
  'no-stale-overwrite': noStaleOverwrite,
  'deletes-follow-policy': deletesFollowPolicy,
  'mapped-fields-only': mappedFieldsOnly,
  'backfill-meets-live': backfillMeetsLive,
};

/** What was seen in all parts of a run, held against every invariant; `when` writes a moment for people. */
export function judge(seen: readonly Incidents[], when: (at: number) => string): readonly Held[] {
  return invariants.map((invariant): Held => {
    const { broken: kinds } = laws[invariant];
    let broken = 0;
    let first: { readonly at: number; readonly says: string } | null = null;
    for (const incidents of seen)
      for (const kind of kinds) {
        broken += incidents.count(kind);
        const found = incidents.first(kind);
        if (found !== null && (first === null || found.at < first.at)) first = found;
      }
    return { invariant, broken, first: first === null ? null : `${when(first.at)}: ${first.says}` };
  });
}
