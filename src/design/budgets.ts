// What a whole design uses of every limit, all flows that share it added up, and which limits it would break.
// The busiest hour decides; a window shorter than the gaps between calls still meets one of them.
import { endpointUnder } from '../catalog/limit.ts';
import type { RateLimit } from '../catalog/profile.ts';
import { type Budget, budgetOf, type Demand, markBinding, windowsLevelled } from '../landscape/budget.ts';
import { countedAs, limitsFor, unitsPerCall } from '../landscape/limits.ts';
import { inWords, seconds } from '../measure/duration.ts';
import type { Spending } from './calls.ts';
import { figure, percent } from './figures.ts';

const day = 86_400;

/** The calls of one flow. */
export interface FlowSpending {
  readonly flow: string;
  readonly spending: readonly Spending[];
}

/** One budget for each limit that some call falls under; where each endpoint is counted apart, one for each endpoint. */
export function budgetsOf(flows: readonly FlowSpending[]): readonly Budget[] {
  const shares = flows.flatMap(({ flow, spending }) =>
    spending.flatMap((one) =>
      limitsFor(one.side.system, one.call.resource, one.operation).map((limit) => ({
        flow,
        one,
        limit,
        id: `B-${one.call.system}-${countedAs(limit, one.operation)}`,
      })),
    ),
  );
  const budgets = [...new Set(shares.map((share) => share.id))].flatMap((id): readonly Budget[] => {
    const own = shares.filter((share) => share.id === id);
    const [first] = own;
    if (first === undefined) return [];
    const demands = [...new Set(own.map((share) => share.flow))].map((flow) =>
      demandOf(
        flow,
        own.filter((share) => share.flow === flow).map((share) => share.one),
        first.limit,
      ),
    );
    const dearest = Math.max(
      ...own.filter(({ one }) => one.call.callsPerDay > 0).map(({ one }) => costOf(one, first.limit)),
      0,
    );
    const least = dearest / windowsLevelled(first.limit);
    const endpoint = endpointUnder(first.limit, first.one.operation);
    return [{ ...budgetOf(first.one.call.system, first.limit, atLeast(demands, least)), id, endpoint }];
  });
  return markBinding(budgets);
}

function costOf({ call, operation }: Spending, limit: RateLimit): number {
  return unitsPerCall(limit, { resource: call.resource, operation });
}

function demandOf(flow: string, spending: readonly Spending[], limit: RateLimit): Demand {
  const window = seconds(limit.window);
  const peak = spending.reduce(
    (sum, one) =>
      sum + (one.call.callsPerDay / day) * window * (window >= day ? 1 : one.peakFactor) * costOf(one, limit),
    0,
  );
  return {
    flow,
    what: spending.map((one) => one.call.id.slice(flow.length + 1)).join(', '),
    callsPerDay: spending.reduce((sum, one) => sum + one.call.callsPerDay, 0),
    pointsPerDay:
      limit.unit === 'calls'
        ? null
        : spending.reduce((sum, one) => sum + one.call.callsPerDay * costOf(one, limit), 0),
    peakPerWindow: Math.ceil(peak * 1000) / 1000,
  };
}

/** The busiest window sees no less than one call, the dearest, spread over the windows that the limit levels out; told apart by the flows' parts. */
function atLeast(demands: readonly Demand[], least: number): readonly Demand[] {
  const sum = demands.reduce((total, demand) => total + demand.peakPerWindow, 0);
  if (sum >= least || sum === 0) return demands;
  return demands.map((demand) => ({ ...demand, peakPerWindow: (demand.peakPerWindow / sum) * least }));
}

/** Limits that the design would break, in words with figures. */
export function overruns(budgets: readonly Budget[]): readonly string[] {
  return budgets
    .filter((budget) => budget.use > 1)
    .map((budget) => {
      const by = budget.demands.map((demand) => `${demand.flow} ${figure(demand.peakPerWindow)}`).join(', ');
      return `${budget.system} would see ${figure(budget.peakPerWindow)} ${budget.limit.unit} per ${inWords(budget.limit.window)} in the busiest hour (${by}) against ${figure(budget.limit.limit)} (${budget.limit.id}), ${percent(budget.use)} of it; lifted by a higher limit, a longer interval or fewer changes`;
    });
}
