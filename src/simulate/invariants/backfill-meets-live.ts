// The first load meets live changes without a gap.
import type { Law } from './law.ts';

export const backfillMeetsLive: Law = {
  invariant: 'backfill-meets-live',
  title: 'The first load meets live changes without a gap',
  means: 'What people change while the first load runs is neither missed by the load nor by the live flow.',
  judged:
    'At the end of the run: records that were changed while the first load ran and are missing or different, and a first load that never ended.',
  broken: ['load-gap', 'load-unfinished'],
};
