// Both sides converge.
import type { Law } from './law.ts';

export const sidesConverge: Law = {
  invariant: 'sides-converge',
  title: 'Both sides converge',
  means: 'When people stop editing, both sides come to say the same.',
  judged:
    'At the end of the run each pair is compared field by field through the mapping; records that a dead letter holds for a person are left out.',
  broken: ['record-differs'],
};
