// Deletions follow the policy.
import type { Law } from './law.ts';

export const deletesFollowPolicy: Law = {
  invariant: 'deletes-follow-policy',
  title: 'Deletions follow the policy',
  means:
    'What happens in the target when a record of the source is deleted or merged away is what the design decided, and nothing else.',
  judged:
    'At the moment of every write and at the end: records deleted or marked although the policy or the source does not ask for it, ended records that are not marked or deleted although it does, and records that people deleted and the integration made anew.',
  broken: ['deleted-against-policy', 'ending-not-carried', 'made-anew'],
};
