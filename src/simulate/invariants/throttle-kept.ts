// Limits are kept by the design’s own throttle.
import type { Law } from './law.ts';

export const throttleKept: Law = {
  invariant: 'throttle-kept',
  title: 'Limits are kept by the design’s own throttle',
  means:
    'The integration never calls more often than the share of each documented limit that its design allows, so that no vendor has to refuse it.',
  judged:
    'Every window of every limit is counted: calls beyond the share that the design allows itself, and refusals in which nobody else of the account had a part.',
  broken: ['limit-overrun', 'throttle-overrun'],
};
