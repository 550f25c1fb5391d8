// Nothing doubled.
import type { Law } from './law.ts';

export const nothingDoubled: Law = {
  invariant: 'nothing-doubled',
  title: 'Nothing doubled',
  means: 'No record of the source gets a second record in the target, whatever is repeated.',
  judged:
    'At the moment of every create: it counts when the source record has a living partner already, one that the integration made or one that was there before and has the same match key.',
  broken: ['record-doubled'],
};
