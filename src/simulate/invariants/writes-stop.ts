// Writes stop after edits stop.
import type { Law } from './law.ts';

export const writesStop: Law = {
  invariant: 'writes-stop',
  title: 'Writes stop after edits stop',
  means:
    'An integration that has nothing to carry over writes nothing: no echo, no ping-pong, no rewriting of what is there.',
  judged:
    'After the last edit and everything that follows from it there is a quiet stretch in which polls and a comparison run; every write in it counts.',
  broken: ['written-after-rest'],
};
