// The least time to write all existing records once, in closed form: calls ÷ the limit that binds. No design can be faster.
// Reading the records, retries and a share kept free for live changes come on top.
import type { Operation, RateLimit } from '../catalog/profile.ts';
import { duration, seconds } from '../measure/duration.ts';
import { writtenEnd } from './budgets.ts';
import type { BackfillFloor, JoinedFlow, JoinedSystem } from './landscape.ts';
import { limitsFor, unitsPerCall } from './limits.ts';
import { batchFor, callName, loadWrite, recordsPerCall } from './reach.ts';
import { systemOf } from './systems.ts';

/** For each flow the fastest documented way, then the other one where it differs. Flows without records, call or documented limit have none. */
export function backfillFloors(
  flows: readonly JoinedFlow[],
  systems: readonly JoinedSystem[],
): readonly BackfillFloor[] {
  return flows.flatMap((flow) => {
    const end = writtenEnd(flow);
    const single = end === null ? null : loadWrite(end.operations, flow.asked.writes);
    if (end === null || end.resource === null || single === null || flow.load.existing === 0) return [];
    const system = systemOf(systems, end.system);
    const batch = batchFor(end.operations, single);
    const ways = [single, ...(batch === null || batch === single ? [] : [batch])];
    const resource = end.resource;
    return ways
      .flatMap((operation) => floorOf(flow, system, resource, operation))
      .toSorted((a, b) => seconds(a.atLeast) - seconds(b.atLeast));
  });
}

function floorOf(
  flow: JoinedFlow,
  system: JoinedSystem,
  resource: string,
  operation: Operation,
): readonly BackfillFloor[] {
  const perCall = recordsPerCall(operation);
  const calls = Math.ceil(flow.load.existing / perCall);
  const limits = limitsFor(system, resource, operation);
  const least = (limit: RateLimit): number =>
    leastSeconds(calls * unitsPerCall(limit, { resource, operation }), limit);
  const binding = limits.reduce<RateLimit | null>(
    (held, limit) => (held === null || least(limit) > least(held) ? limit : held),
    null,
  );
  if (binding === null) return [];
  return [
    {
      flow: flow.id,
      system: system.asked.id,
      records: flow.load.existing,
      operation: callName(operation),
      recordsPerCall: perCall,
      calls,
      limit: binding,
      atLeast: duration(least(binding)),
    },
  ];
}

/** A window of this length or more is a quota: it may be spent at once, and only further quotas have to be waited for. */
const quotaSeconds = 3600;

/**
 * The least time for so many calls (or points, where the limit counts those): evenly through a short window (20,000 at 25 per s: 800 s),
 * what was saved up being free, or the quotas to wait for.
 */
export function leastSeconds(units: number, limit: RateLimit): number {
  const window = seconds(limit.window);
  if (window >= quotaSeconds) return (Math.ceil(units / limit.limit) - 1) * window;
  return (Math.max(0, units - (limit.burst ?? 0)) / limit.limit) * window;
}
