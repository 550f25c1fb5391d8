// Nothing lost.
import type { Law } from './law.ts';

export const nothingLost: Law = {
  invariant: 'nothing-lost',
  title: 'Nothing lost',
  means:
    'Every change that people make in the source arrives in the target, or a later state of the same record does; every record that the first load owed is there.',
  judged:
    'At the end of the run, after polls, repairs, replays of dead letters and a comparison have had their turn: each change that is still pending and lies in no dead letter counts, and each record of the first load without a partner.',
  broken: ['change-lost', 'record-never-brought'],
};
