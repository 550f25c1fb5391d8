// Nothing lost.
import type { Law } from './law.ts';

export const nothingLost: Law = {
  invariant: 'nothing-lost',
  title: 'Nothing lost',
  means:
    'Every change that people make in the source arrives in the target, or a later state of the same record does; every record that the first load owed is there.',
  judged:
    'At the end of the run, after polls, repairs, replays of dead letters and two comparisons have had their turn: each change that is still pending and lies in no dead letter counts, and each record of the first load without a partner. A change is settled when it or a later state arrived, when both sides say the same, or when a later change of the other side stands in its place. What a filter leaves out, what has no partner in a flow that only updates, a record merged into another, and what a flow that closes a circle gets from other flows were never owed; endings are judged by the policy for deletions.',
  broken: ['change-lost', 'record-never-brought'],
};
