// Which documented limits a call falls under for this customer, and which of them binds.
// Concurrency caps are no rates and are left out here; so are limits of sandboxes and those kept per single record.
import { costOf, endpointUnder, limitCounts, limitsOfEdition } from '../catalog/limit.ts';
import type { Operation, RateLimit } from '../catalog/profile.ts';
import { perSecond } from '../measure/rate.ts';
import type { JoinedSystem } from './landscape.ts';
import { recordsPerCall } from './reach.ts';
import { editionOf } from './systems.ts';

/**
 * The limits that count calls of an operation in production, for the edition of the brief. Where the edition is not known, of limits
 * that differ by edition alone the strictest counts.
 */
export function limitsFor(
  system: JoinedSystem,
  resource: string,
  operation: Operation,
): readonly RateLimit[] {
  const call = { resource, kind: operation.kind, method: operation.method, path: operation.path };
  const counted = (system.profile?.rateLimits ?? []).filter(
    (limit) => limit.environment !== 'sandbox' && !limit.concurrent && limitCounts(limit, call),
  );
  return limitsOfEdition(counted, editionOf(system));
}

/** An operation on a resource, as limits tell calls apart. */
export interface Calling {
  readonly resource: string;
  readonly operation: Operation;
}

/** Records of a page whose size is not documented, where its points have to be reckoned. A rule of ours. */
const pageWhenUnknown = 100;

/** What one full call of an operation takes of a limit, in its unit: 1, or the points of a full page, a full batch or one record. */
export function unitsPerCall(limit: RateLimit, { resource, operation }: Calling): number {
  const { kind, method, path, pagination } = operation;
  const page = pagination?.style === 'none' ? null : pagination;
  const records =
    kind === 'list' || kind === 'search' ? (page?.maxPageSize ?? pageWhenUnknown) : recordsPerCall(operation);
  return costOf(limit, { resource, kind, method, path }, records);
}

/** Calls of an operation per second that a limit allows steadily. */
export function callsPerSecond(limit: RateLimit, calling: Calling): number {
  return perSecond({ count: limit.limit, window: limit.window }) / unitsPerCall(limit, calling);
}

/** The limit that allows the fewest of these calls per second, or null when there is none. */
export function tightest(limits: readonly RateLimit[], calling: Calling): RateLimit | null {
  return limits.reduce<RateLimit | null>(
    (held, limit) =>
      held === null || callsPerSecond(limit, calling) < callsPerSecond(held, calling) ? limit : held,
    null,
  );
}

/** Names what is counted together under a limit: the limit itself, or where each endpoint is counted apart, limit and endpoint. */
export function countedAs(limit: RateLimit, operation: Operation): string {
  const endpoint = endpointUnder(limit, operation);
  if (endpoint === null) return limit.id;
  return `${limit.id}-${endpoint
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}`;
}
