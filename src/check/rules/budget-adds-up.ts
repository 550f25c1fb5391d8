// The rate budgets can be reckoned again: demands are the sums of their calls, totals the sums of their demands, use and headroom follow.
import { type Budget, type Demand, peakOf, windowsLevelled } from '../../landscape/budget.ts';
import { endpointUnder } from '../../catalog/limit.ts';
import { unitsPerCall } from '../../landscape/limits.ts';
import { seconds } from '../../measure/duration.ts';
import type { Plan } from '../../plan/plan.ts';
import { grouped, lookupOf } from '../lookup.ts';
import { callsOf, operationOf, type Problem, report, type Rule, told } from '../rule.ts';

export const budgetAddsUp: Rule = {
  code: 'SPW030',
  name: 'budget-adds-up',
  check: (plan) =>
    report('SPW030', [
      ...plan.budgets.flatMap((budget) => [
        ...sumProblems(budget),
        ...endpointProblems(plan, budget),
        ...demandProblems(plan, budget),
      ]),
      ...bindingProblems(plan),
      ...forgotten(plan),
      ...comparedProblems(plan),
    ]),
};

const day = 86_400;
const near = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));

function sumProblems(budget: Budget): readonly Problem[] {
  const perDay = budget.demands.reduce((sum, demand) => sum + demand.callsPerDay, 0);
  const peak = peakOf(budget.demands, budget.limit);
  const figures: readonly (readonly [what: string, is: number, due: number])[] = [
    ['calls a day', budget.callsPerDay, perDay],
    ['calls in the busiest window', budget.peakPerWindow, peak],
    ['use', budget.use, budget.peakPerWindow / budget.limit.limit],
    ['headroom', budget.headroom, budget.limit.limit - budget.peakPerWindow],
  ];
  return figures
    .filter(([, is, due]) => !near(is, due))
    .map(([what, is, due]) =>
      told(budget.id, `${budget.id} has ${is} as ${what} where its demands make ${due}`),
    );
}

/** Where a limit counts each operation apart, a budget has the calls of one. */
function endpointProblems(plan: Plan, budget: Budget): readonly Problem[] {
  const called = budget.demands.flatMap(({ flow, what }) =>
    what.split(', ').flatMap((name) => lookupOf(plan).calls.get(`${flow}.${name}`)?.call ?? []),
  );
  return [...new Set(called.map((call) => endpointUnder(budget.limit, call)))]
    .filter((endpoint) => endpoint !== budget.endpoint)
    .map((endpoint) =>
      told(
        budget.id,
        `${budget.id} counts ${budget.endpoint ?? 'all operations together'} where its calls are of ${endpoint ?? 'operations that the limit counts together'}`,
      ),
    );
}

/** A demand names the calls of its flow that fall under the limit, by the last part of their ids. */
function demandProblems(plan: Plan, budget: Budget): readonly Problem[] {
  const weighed = budget.demands.map((demand) => ({ demand, calls: callsUnder(plan, demand, budget) }));
  const dearest = Math.max(
    0,
    ...weighed.flatMap(({ calls }) => calls ?? []).map(({ each, perDay }) => (perDay > 0 ? each : 0)),
  );
  const sum = budget.demands.reduce((total, demand) => total + demand.peakPerWindow, 0);
  const isLeast = near(sum, dearest / windowsLevelled(budget.limit));
  return weighed.flatMap(({ demand, calls }) => {
    const at = `${demand.flow} in ${budget.id}`;
    if (calls === null)
      return [told(budget.id, `${at} names calls (${demand.what}) that the flow does not make`)];
    const perDay = calls.reduce((total, call) => total + call.perDay, 0);
    const units = calls.reduce((total, call) => total + call.perDay * call.each, 0);
    const points = budget.limit.unit === 'calls' ? null : units;
    const peakFactor = Math.max(1, lookupOf(plan).flows.get(demand.flow)?.load.peakFactor ?? 1);
    const fits = isLeast || peakFits(demand, budget, { units, peakFactor });
    return [
      ...(near(perDay, demand.callsPerDay)
        ? []
        : [`has ${demand.callsPerDay} calls a day where its calls (${demand.what}) make ${perDay}`]),
      ...((points === null) === (demand.pointsPerDay === null) && near(points ?? 0, demand.pointsPerDay ?? 0)
        ? []
        : [
            `has ${demand.pointsPerDay ?? 'no'} points a day where its calls (${demand.what}) make ${points ?? 'none'}`,
          ]),
      ...(fits
        ? []
        : [
            `has ${demand.peakPerWindow} ${budget.limit.unit} in the busiest window, which ${units} a day do not make`,
          ]),
    ].map((problem) => told(budget.id, `${at} ${problem}`));
  });
}

interface Weighed {
  readonly perDay: number;
  /** What one call takes of the limit, in its unit. */
  readonly each: number;
}

function callsUnder(plan: Plan, demand: Demand, { limit }: Budget): readonly Weighed[] | null {
  const calls = demand.what
    .split(', ')
    .map((name) => lookupOf(plan).calls.get(`${demand.flow}.${name}`)?.call);
  const known = calls.filter((call) => call !== undefined);
  if (known.length < calls.length) return null;
  return known.map((call) => {
    const operation = operationOf(plan, call);
    const each = operation === null ? 1 : unitsPerCall(limit, { resource: call.resource, operation });
    return { perDay: call.callsPerDay, each };
  });
}

/** Between the mean and the flow's peak; budgets of less than the dearest call are told as parts of that one. */
function peakFits(
  { peakPerWindow }: Demand,
  { limit }: Budget,
  { units, peakFactor }: { readonly units: number; readonly peakFactor: number },
): boolean {
  const window = seconds(limit.window);
  const mean = (units / day) * window;
  const most = mean * (window >= day ? 1 : peakFactor);
  return peakPerWindow >= mean - 0.002 && peakPerWindow <= most + 0.002;
}

/** The fullest limit of each system is marked as the one that binds. */
function bindingProblems(plan: Plan): readonly Problem[] {
  return [...grouped(plan.budgets, (budget) => budget.system)].flatMap(([system, own]) => {
    const fullest = own.reduce((held, budget) => (budget.use > held.use ? budget : held));
    const marked = own.filter((budget) => budget.binding);
    return marked.length === 1 && marked[0] === fullest
      ? []
      : [
          told(
            fullest.id,
            `${fullest.id} is the fullest limit of ${system}, and ${marked.map((budget) => budget.id).join(', ') || 'none'} is marked as binding`,
          ),
        ];
  });
}

/** A call that names a limit is counted in a budget of that limit. */
function forgotten(plan: Plan): readonly Problem[] {
  const counted = new Set(
    plan.budgets.flatMap((budget) =>
      budget.demands.flatMap((demand) =>
        demand.what.split(', ').map((name) => `${budget.system} ${budget.limit.id} ${demand.flow}.${name}`),
      ),
    ),
  );
  return callsOf(plan)
    .filter(({ call }) => call.limitId !== null && !counted.has(`${call.system} ${call.limitId} ${call.id}`))
    .map(({ call }) =>
      told(
        call.id,
        `${call.id} falls under ${call.limitId ?? ''}, and no budget of ${call.system} counts it`,
      ),
    );
}

/** The comparison shows the chosen design's calls a day and the use of each binding limit. */
function comparedProblems(plan: Plan): readonly Problem[] {
  const chosen = plan.comparison.designs.find((design) => design.id === plan.architecture.id);
  if (chosen === undefined) return [];
  const { apiCallsPerDay, budgetUse } = chosen.computed;
  const sums = [...grouped(callsOf(plan), ({ call }) => call.system)].map(
    ([system, own]) => [system, own.reduce((sum, { call }) => sum + call.callsPerDay, 0)] as const,
  );
  const uses = plan.budgets.filter((budget) => budget.binding);
  return [
    ...sums
      .filter(([system, sum]) => !near(apiCallsPerDay[system] ?? 0, sum))
      .map(([system, sum]) =>
        told(
          chosen.id,
          `${chosen.id} is compared with ${apiCallsPerDay[system] ?? 0} calls a day at ${system} where the flows make ${sum}`,
        ),
      ),
    ...uses
      .filter(({ system, use }) => Math.abs((budgetUse[system] ?? 0) - use) > 0.001)
      .map(({ system, use, id }) =>
        told(
          id,
          `${chosen.id} is compared with a use of ${budgetUse[system] ?? 0} at ${system} where ${id} has ${use}`,
        ),
      ),
  ];
}
