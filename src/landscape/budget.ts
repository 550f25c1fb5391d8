// Demand against a vendor's limit. Used by `landscape` for unavoidable writes and by `design` for everything a design calls.
// A budget never hides its arithmetic: every demand is listed beside the limit and its source.
import { z } from 'zod';
import { RateLimit } from '../catalog/profile.ts';
import { seconds } from '../measure/duration.ts';

/**
 * What one flow asks of a limit: calls in the mean day, and in the busiest window of the limit's length what the limit counts, calls or
 * points. `pointsPerDay` is null where calls are counted.
 */
export interface Demand {
  readonly flow: string;
  readonly what: string;
  readonly callsPerDay: number;
  readonly pointsPerDay: number | null;
  readonly peakPerWindow: number;
}

/**
 * `endpoint` is the operation ("POST /contacts") where the limit counts each apart, else null.
 * `use` is peak demand ÷ limit (1 = full); `headroom` the calls or points left in the busiest window; `binding` marks the system's tightest one.
 */
export interface Budget {
  readonly id: string;
  readonly system: string;
  readonly limit: RateLimit;
  readonly endpoint: string | null;
  readonly demands: readonly Demand[];
  readonly callsPerDay: number;
  readonly pointsPerDay: number | null;
  readonly peakPerWindow: number;
  readonly use: number;
  readonly headroom: number;
  readonly binding: boolean;
}

export const Budget: z.ZodType<Budget> = z.strictObject({
  id: z.string().min(1),
  system: z.string().min(1),
  limit: RateLimit,
  endpoint: z.string().min(1).nullable().default(null),
  demands: z.array(
    z.strictObject({
      flow: z.string(),
      what: z.string(),
      callsPerDay: z.number().nonnegative(),
      pointsPerDay: z.number().nonnegative().nullable().default(null),
      peakPerWindow: z.number().nonnegative(),
    }),
  ),
  callsPerDay: z.number().nonnegative(),
  pointsPerDay: z.number().nonnegative().nullable().default(null),
  peakPerWindow: z.number().nonnegative(),
  use: z.number().nonnegative(),
  headroom: z.number(),
  binding: z.boolean(),
});

/**
 * Windows over which a limit levels out: 1, or where units may be saved up as many windows as fill the bucket. A busiest window is
 * the mean over that time, since a single burst is what the bucket is for.
 */
export function windowsLevelled(limit: RateLimit): number {
  return Math.max(1, (limit.burst ?? 0) / limit.limit);
}

/**
 * What the busiest window sees when `perDay` calls of `cost` each come with `peakFactor` over the mean hour, in the limit's unit; at least
 * one call falls in some window.
 */
export function peakInWindow(perDay: number, peakFactor: number, limit: RateLimit, cost: number = 1): number {
  if (perDay === 0) return 0;
  const levelled = windowsLevelled(limit);
  const window = seconds(limit.window) * levelled;
  const mean = (perDay / 86_400) * window;
  const calls = window >= 86_400 ? mean : Math.max(1, Math.ceil(mean * peakFactor));
  return (calls * cost) / levelled;
}

/** Points of demands together; null where the limit counts calls. */
function pointsOf(demands: readonly Demand[], limit: RateLimit): number | null {
  return limit.unit === 'calls' ? null : demands.reduce((sum, demand) => sum + (demand.pointsPerDay ?? 0), 0);
}

/** Demands of the busiest window together, rounded up to whole calls or points; to a hundredth where it is the mean over a bucket. */
export function peakOf(demands: readonly Demand[], limit: RateLimit): number {
  const peak = demands.reduce((sum, demand) => sum + demand.peakPerWindow, 0) - 1e-6;
  const steps = windowsLevelled(limit) > 1 ? 100 : 1;
  return Math.max(0, Math.ceil(peak * steps) / steps);
}

/** Sums demands that share one limit of one system. */
export function budgetOf(system: string, limit: RateLimit, demands: readonly Demand[]): Budget {
  const callsPerDay = demands.reduce((sum, demand) => sum + demand.callsPerDay, 0);
  const peakPerWindow = peakOf(demands, limit);
  return {
    id: `B-${system}-${limit.id}`,
    system,
    limit,
    endpoint: null,
    demands,
    callsPerDay,
    pointsPerDay: pointsOf(demands, limit),
    peakPerWindow,
    use: peakPerWindow / limit.limit,
    headroom: limit.limit - peakPerWindow,
    binding: false,
  };
}

/** Marks, for each system, the budget with the highest use. */
export function markBinding(budgets: readonly Budget[]): readonly Budget[] {
  const tightest = new Map<string, Budget>();
  for (const budget of budgets) {
    const held = tightest.get(budget.system);
    if (held === undefined || budget.use > held.use) tightest.set(budget.system, budget);
  }
  return budgets.map((budget) => ({ ...budget, binding: tightest.get(budget.system) === budget }));
}
