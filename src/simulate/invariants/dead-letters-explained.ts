// Every dead letter is explained and can be sent again.
import type { Law } from './law.ts';

export const deadLettersExplained: Law = {
  invariant: 'dead-letters-explained',
  title: 'Every dead letter is explained and can be sent again',
  means: 'What no machine could do waits with its reason, and is done once the cause is gone.',
  judged:
    'Every dead letter has to name its error class and the status or the missing answer; one that nobody sent again or settled within twice the time that the design gives people for it counts.',
  broken: ['letter-unexplained', 'letter-unsent'],
};
