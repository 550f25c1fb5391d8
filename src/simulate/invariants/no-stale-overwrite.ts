// No older state over a newer one.
import type { Law } from './law.ts';

export const noStaleOverwrite: Law = {
  invariant: 'no-stale-overwrite',
  title: 'No older state over a newer one',
  means:
    'A state of the source never replaces a later state of the same record, and in a two-way flow never what people changed later on the other side.',
  judged:
    'At the moment of every write: the version that it carries is held against the newest one that the target has shown; in two-way flows each field against the last edit by people on the other side, beyond the clocks’ tolerance. What people change there between the look and the write counts only where the vendor can refuse such a write, and no times count where a side doesn’t tell when it was changed: there the named side or a person decides.',
  broken: ['older-over-newer'],
};
