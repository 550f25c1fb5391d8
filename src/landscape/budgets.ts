// What the writes that no design can avoid use of each limit: one write a change, summed over all flows that share the limit.
// Reads, look-ups and retries come on top and differ by design; they are reckoned there.
import { endpointUnder } from '../catalog/limit.ts';
import type { RateLimit } from '../catalog/profile.ts';
import { finding } from '../finding/compose.ts';
import type { Finding } from '../finding/finding.ts';
import { inWords } from '../measure/duration.ts';
import { type Budget, budgetOf, type Demand, markBinding, peakInWindow } from './budget.ts';
import type { JoinedFlow, JoinedSystem } from './landscape.ts';
import { type Calling, countedAs, limitsFor, unitsPerCall } from './limits.ts';
import { batchFor, callName, recordsPerCall, steadyWrite } from './reach.ts';
import { systemOf } from './systems.ts';

interface Share {
  readonly system: string;
  readonly counted: string;
  readonly endpoint: string | null;
  readonly limit: RateLimit;
  readonly demand: Demand;
}

/** Budgets per system and limit. Records are written one by one; where that does not fit and the API has a batch, in full batches, and it says so. */
export function writeBudgets(
  flows: readonly JoinedFlow[],
  systems: readonly JoinedSystem[],
): readonly Budget[] {
  const single = summed(flows.flatMap((flow) => sharesOf(flow, systems, false)));
  const over = new Set(
    single
      .filter((budget) => budget.use > 1)
      .flatMap((budget) => budget.demands.map((demand) => demand.flow)),
  );
  return markBinding(
    over.size === 0 ? single : summed(flows.flatMap((flow) => sharesOf(flow, systems, over.has(flow.id)))),
  );
}

/** The end that the flow really writes to: the route of a blocked flow, else what was asked; null when there is nothing to write to. */
export function writtenEnd(flow: JoinedFlow): JoinedFlow['to'] | null {
  const end = flow.status === 'blocked' ? (flow.route?.end ?? null) : flow.to;
  return end === null || end.resource === null ? null : end;
}

function sharesOf(flow: JoinedFlow, systems: readonly JoinedSystem[], batched: boolean): readonly Share[] {
  const end = writtenEnd(flow);
  const single = end === null ? null : steadyWrite(end.operations, flow.asked.writes);
  if (end === null || end.resource === null || single === null) return [];
  const operation = (batched ? batchFor(end.operations, single) : null) ?? single;
  const records = batched ? recordsPerCall(operation) : 1;
  const system = systemOf(systems, end.system);
  return limitsFor(system, end.resource, operation).map((limit) => ({
    system: end.system,
    counted: countedAs(limit, operation),
    endpoint: endpointUnder(limit, operation),
    limit,
    demand: demandOf(flow, { resource: end.resource ?? '', operation }, records, limit),
  }));
}

function demandOf(flow: JoinedFlow, calling: Calling, records: number, limit: RateLimit): Demand {
  const { changesPerDay, peakFactor } = flow.load;
  const share = records === 1 ? 'one record a call' : `${records} records a call`;
  const cost = unitsPerCall(limit, calling);
  const callsPerDay = Math.ceil(changesPerDay / records);
  return {
    flow: flow.id,
    what: `${callName(calling.operation)}, ${share}`,
    callsPerDay,
    pointsPerDay: limit.unit === 'calls' ? null : callsPerDay * cost,
    peakPerWindow: peakInWindow(changesPerDay / records, peakFactor, limit, cost),
  };
}

/** A limit that counts each endpoint apart makes one budget an endpoint, so that ids stay unique. */
function summed(shares: readonly Share[]): readonly Budget[] {
  const keys = [...new Set(shares.map((share) => `B-${share.system}-${share.counted}`))];
  return keys.flatMap((id) => {
    const own = shares.filter((share) => `B-${share.system}-${share.counted}` === id);
    const [first] = own;
    return first === undefined
      ? []
      : [
          {
            ...budgetOf(
              first.system,
              first.limit,
              own.map((share) => share.demand),
            ),
            id,
            endpoint: first.endpoint,
          },
        ];
  });
}

/** Limits that are exceeded whatever is designed, and systems that are written to without any limit being known. */
export function budgetFindings(
  budgets: readonly Budget[],
  flows: readonly JoinedFlow[],
  systems: readonly JoinedSystem[],
): readonly Finding[] {
  const exceeded = budgets
    .filter((budget) => budget.use > 1)
    .map((budget) =>
      finding('SPW104', {
        at: budget.id,
        values: {
          system: systemOf(systems, budget.system).name,
          peak: `${Math.ceil(budget.peakPerWindow)} ${budget.limit.unit}`,
          window: inWords(budget.limit.window),
          limit: String(budget.limit.limit),
          flows: budget.demands.map((demand) => demand.flow).join(', '),
        },
        source: budget.limit.source,
      }),
    );
  return [
    ...exceeded,
    ...withoutLimit(flows, systems).map((one) =>
      finding('SPW107', {
        at: `/systems/${one.system.asked.id}`,
        values: { system: one.system.name, flows: one.flows.join(', ') },
        source: null,
      }),
    ),
  ];
}

/** Systems that flows write to though no limit of such a call is known, with these flows. */
export function withoutLimit(
  flows: readonly JoinedFlow[],
  systems: readonly JoinedSystem[],
): readonly { readonly system: JoinedSystem; readonly flows: readonly string[] }[] {
  return systems.flatMap((system) => {
    // A database or a file has no rate limit to be found; what load it bears is asked by its own questions.
    if (system.profile?.kind === 'database' || system.profile?.kind === 'file') return [];
    const touched = flows.filter((flow) => {
      const end = writtenEnd(flow);
      const write = end === null ? null : steadyWrite(end.operations, flow.asked.writes);
      return (
        end?.system === system.asked.id &&
        end.resource !== null &&
        write !== null &&
        limitsFor(system, end.resource, write).length === 0
      );
    });
    return touched.length === 0 ? [] : [{ system, flows: touched.map((flow) => flow.id) }];
  });
}
