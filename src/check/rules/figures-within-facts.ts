// Planned figures stay within the documented ones: throttles, pages, the first load, and the limits that budgets reckon with.
import type { RateLimit } from '../../catalog/profile.ts';
import { finding } from '../../finding/compose.ts';
import type { Finding } from '../../finding/finding.ts';
import { inWords, seconds } from '../../measure/duration.ts';
import type { Source } from '../../measure/fact.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { limitOf, operationOf, type Rule } from '../rule.ts';

export const figuresWithinFacts: Rule = {
  code: 'SPW015',
  name: 'figures-within-facts',
  check: (plan) => [
    ...plan.flows.flatMap((flow) => [...throttles(plan, flow), ...pages(plan, flow), ...firstLoad(flow)]),
    ...budgets(plan),
  ],
};

interface Beyond {
  readonly what: string;
  readonly planned: string;
  readonly documented: string;
}

function beyond(at: string, values: Beyond, source: Source | null): Finding {
  return finding('SPW015', { at, values: { ...values }, source });
}

function throttles(plan: Plan, flow: PlanFlow): readonly Finding[] {
  return flow.design.throttle.limits.flatMap((own) => {
    const limit = limitOf(plan, own.system, own.limitId);
    if (limit === null) return [];
    const { share } = flow.design.throttle;
    const allowed = (limit.limit / seconds(limit.window)) * share;
    if (limit.concurrent ? own.count <= limit.limit : own.count / seconds(own.window) <= allowed * 1.000_001)
      return [];
    const values = {
      what: `The throttle on ${own.limitId} of ${own.system}`,
      planned: `${own.count} per ${inWords(own.window)}`,
      documented: `the limit is ${limit.limit} per ${inWords(limit.window)}, of which the flow takes a share of ${share}`,
    };
    return [beyond(`P-${flow.id}-throttle`, values, limit.source)];
  });
}

function pages(plan: Plan, flow: PlanFlow): readonly Finding[] {
  return flow.design.calls.flatMap((call) => {
    const pagination = operationOf(plan, call)?.pagination ?? null;
    const figures: readonly (readonly [string, number | null, number | null])[] = [
      ['page', call.pageSize, pagination?.maxPageSize ?? null],
      ['number of results', call.maxResults, pagination?.maxResults ?? null],
    ];
    return figures.flatMap(([what, planned, most]) =>
      planned === null || most === null || planned <= most
        ? []
        : [
            beyond(
              call.id,
              {
                what: `The ${what} of ${call.method} ${call.path}`,
                planned: String(planned),
                documented: `at most ${most} are given`,
              },
              null,
            ),
          ],
    );
  });
}

function firstLoad(flow: PlanFlow): readonly Finding[] {
  const { atLeast, planned } = flow.design.backfill;
  if (atLeast === null || planned === null || seconds(planned) >= seconds(atLeast)) return [];
  const values = {
    what: `The first load of ${flow.id}`,
    planned: inWords(planned),
    documented: `the limit allows no less than ${inWords(atLeast)}`,
  };
  return [beyond(`P-${flow.id}-backfill`, values, null)];
}

/** A budget carries a copy of its limit, so that it can be read alone. */
function budgets(plan: Plan): readonly Finding[] {
  return plan.budgets.flatMap((budget) => {
    const limit = limitOf(plan, budget.system, budget.limit.id);
    if (limit !== null && JSON.stringify(sorted(limit)) === JSON.stringify(sorted(budget.limit))) return [];
    const per = (one: RateLimit): string =>
      `${one.limit} per ${inWords(one.window)} by ${one.scope} (${one.source.ref}, ${one.source.retrieved})`;
    const values = {
      what: `The limit ${budget.limit.id} of the budget ${budget.id}`,
      planned: per(budget.limit),
      documented: `the contract of ${budget.system} ${limit === null ? 'has no such limit' : `says ${per(limit)}`}`,
    };
    return [beyond(budget.id, values, limit?.source ?? null)];
  });
}

/** Keys in one order, so that two copies compare. */
function sorted(limit: RateLimit): readonly (readonly [string, unknown])[] {
  return Object.entries(limit).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
