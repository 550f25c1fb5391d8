// The least time to write all existing records once, in closed form: calls ÷ the limit that binds. No design can be faster.
// Reading the records, retries and a share kept free for live changes come on top.
import type { Operation } from '../catalog/profile.ts';
import { seconds } from '../measure/duration.ts';
import { timeFor } from '../measure/rate.ts';
import { writtenEnd } from './budgets.ts';
import type { BackfillFloor, JoinedFlow, JoinedSystem } from './landscape.ts';
import { limitsFor, tightest } from './limits.ts';
import { batchFor, callName, loadWrite } from './reach.ts';
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
  const limit = tightest(limitsFor(system, resource, operation));
  if (limit === null) return [];
  const recordsPerCall = operation.kind === 'batch' ? (operation.batchSize ?? 1) : 1;
  const calls = Math.ceil(flow.load.existing / recordsPerCall);
  return [
    {
      flow: flow.id,
      system: system.asked.id,
      records: flow.load.existing,
      operation: callName(operation),
      recordsPerCall,
      calls,
      limit,
      atLeast: timeFor(calls, { count: limit.limit, window: limit.window }),
    },
  ];
}
