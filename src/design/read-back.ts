// How a create without an answer is found again where no key names the new record: what was created since the attempt is listed, and the
// written values are compared. Null where the target can neither be asked for that nor be read whole in a few pages.
import type { Operation } from '../catalog/profile.ts';
import { type Duration, duration } from '../measure/duration.ts';
import { isCreation } from './feed.ts';
import type { Ground, Side } from './ground.ts';
import { pagesOf } from './reconciliation.ts';
import { rules } from './rules.ts';

/** `field`: what the list is asked for since the attempt; null: it has no filter and is read whole. `wait`: until it shows a write. */
export interface ReadBack {
  readonly operation: Operation;
  readonly field: string | null;
  readonly pages: number;
  readonly wait: Duration;
}

export function readBackOf({ target, flow }: Ground): ReadBack | null {
  const filtered = filteredRead(target);
  if (filtered !== null)
    return {
      operation: filtered,
      field: filtered.incremental?.field ?? null,
      pages: 1,
      wait: filtered.incremental?.lag ?? lagOf(filtered),
    };
  const { list } = target.reads;
  const pages = pagesOf(target, flow.load.existing);
  if (list === null || pages === null || pages > rules.readBackPages.value) return null;
  return { operation: list, field: null, pages, wait: 'PT0S' };
}

/** By creation before by the last change, which shows more than is asked for; a list before a search, whose index lags. */
function filteredRead({ end }: Side): Operation | null {
  const worth = ({ kind, incremental }: Operation): number =>
    (kind === 'list' ? 0 : 2) + (isCreation(incremental?.field ?? '') ? 0 : 1);
  return (
    end.operations
      .filter(({ kind, incremental }) => (kind === 'list' || kind === 'search') && incremental !== null)
      .toSorted((a, b) => worth(a) - worth(b))[0] ?? null
  );
}

function lagOf({ kind }: Operation): Duration {
  return duration(kind === 'search' ? rules.lag.value : rules.safety.value);
}
