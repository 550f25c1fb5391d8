// Both sides converge.
import type { Law } from './law.ts';

export const sidesConverge: Law = {
  invariant: 'sides-converge',
  title: 'Both sides converge',
  means: 'When people stop editing, both sides come to say the same.',
  judged:
    'At the end of the run each pair is compared field by field through the mapping; records that a dead letter holds for a person are left out, on either side of a two-way flow. So are fields that no call can set, fields of a two-way flow for which the source has nothing, and among flows of the same records those fields that another flow answers for or that came round without anybody’s edit.',
  broken: ['record-differs'],
};
