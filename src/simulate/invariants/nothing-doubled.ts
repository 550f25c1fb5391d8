// Nothing doubled.
import type { Law } from './law.ts';

export const nothingDoubled: Law = {
  invariant: 'nothing-doubled',
  title: 'Nothing doubled',
  means: 'No record of the source gets a second record in the target, whatever is repeated.',
  judged:
    'At the moment of every create: it counts when the source record has a living partner already, one that the integration made, one that was there before and has the same match key, or the one to which other flows of the same records lead. Whose match key was changed before anything linked the two is no partner any more.',
  broken: ['record-doubled'],
};
