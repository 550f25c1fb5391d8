// How long many calls take together: each limit lets through only so many, calls under different limits run side by side,
// so a phase lasts as long as its fullest limit. Closed form.
import type { Operation, RateLimit } from '../catalog/profile.ts';
import { leastSeconds } from '../landscape/backfills.ts';
import { countedAs, limitsFor, unitsPerCall } from '../landscape/limits.ts';
import type { Side } from './ground.ts';
import { assumedRate } from './medium.ts';

/** So many calls of one operation. */
export interface Bulk {
  readonly side: Side;
  readonly resource: string;
  readonly operation: Operation;
  readonly calls: number;
}

/** `binding` is the limit that decides; null when a rule of ours stood in for one (`assumed`) or there is nothing to call. */
export interface Phase {
  readonly seconds: number;
  readonly binding: RateLimit | null;
  readonly assumed: boolean;
}

/** A part of a limit; what may be saved up counts only where the whole limit is reckoned with, since live calls may have spent it. */
export function shareOf(limit: RateLimit, share: number): RateLimit {
  return { ...limit, limit: limit.limit * share, burst: share < 1 ? null : limit.burst };
}

/** The least time for calls made side by side when each limit is used to a share of it (1: fully). Unknown limits count what the rules assume for an API or a database. */
export function phaseOf(bulks: readonly Bulk[], share: number): Phase {
  const sums = new Map<
    string,
    { readonly limit: RateLimit | null; readonly units: number; readonly rate: number }
  >();
  for (const bulk of bulks) {
    const limits = limitsFor(bulk.side.system, bulk.resource, bulk.operation);
    for (const limit of limits.length === 0 ? [null] : limits) {
      const key = `${bulk.side.end.system} ${limit === null ? 'assumed' : countedAs(limit, bulk.operation)}`;
      sums.set(key, {
        limit,
        units: (sums.get(key)?.units ?? 0) + bulk.calls * (limit === null ? 1 : unitsPerCall(limit, bulk)),
        rate: assumedRate(bulk.side).value,
      });
    }
  }
  const phases = [...sums.values()].map(
    ({ limit, units, rate }): Phase => ({
      binding: limit,
      assumed: limit === null,
      seconds: limit === null ? units / rate : leastSeconds(units, shareOf(limit, share)),
    }),
  );
  const none: Phase = { seconds: 0, binding: null, assumed: false };
  return phases.reduce(
    (longest, phase) => (phase.seconds > longest.seconds ? phase : longest),
    phases[0] ?? none,
  );
}
