// What one leg of a two-way flow learns of the target is work for the other leg, whose source that is.
import type { Pair, Station } from './integration.ts';

/** The partner was changed there, and its change stands; or it is gone. */
export function tellOther({ other, bench }: Station, pair: Pair, change: 'updated' | 'deleted'): void {
  const now = bench.kernel.now();
  other?.inbox.put({
    flow: other.running.flow.id,
    record: pair.target,
    change,
    into: null,
    row: null,
    readAt: null,
    from: 'repair',
    since: now,
    attempts: 0,
    due: now,
    firstFailed: null,
    lot: null,
  });
}
