// No write outside the mapping.
import type { Law } from './law.ts';

export const mappedFieldsOnly: Law = {
  invariant: 'mapped-fields-only',
  title: 'No write outside the mapping',
  means: 'Only the fields that the mapping names change in the target.',
  judged: 'Every write is compared with the record before it, field by field.',
  broken: ['outside-mapping'],
};
