// The least time of a first load can be reckoned again from the records, the batch and the documented limit.
import { leastSeconds } from '../../landscape/backfills.ts';
import { type Calling, unitsPerCall } from '../../landscape/limits.ts';
import { recordsPerCall } from '../../landscape/reach.ts';
import { duration, inWords, seconds } from '../../measure/duration.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { limitOf, operationOf, type Problem, report, resourceOf, type Rule, told } from '../rule.ts';

export const firstLoadReckoned: Rule = {
  code: 'SPW039',
  name: 'first-load-reckoned',
  check: (plan) =>
    report(
      'SPW039',
      plan.flows.flatMap((flow) => problemsOf(plan, flow)),
    ),
};

function problemsOf(plan: Plan, flow: PlanFlow): readonly Problem[] {
  const { backfill } = flow.design;
  const { records, limitId, atLeast, planned } = backfill;
  const at = `P-${flow.id}-backfill`;
  const counted =
    records === flow.load.existing
      ? []
      : [told(at, `The first load of ${flow.id} takes ${records} records where ${flow.load.existing} exist`)];
  if (limitId === null)
    return atLeast === null
      ? counted
      : [
          ...counted,
          told(at, `The first load of ${flow.id} has a least time and names no limit that makes it`),
        ];
  const limit = limitOf(plan, flow.to.system, limitId);
  if (limit === null)
    return [
      ...counted,
      told(
        at,
        `The first load of ${flow.id} names the limit ${limitId}, which ${flow.to.system} does not have`,
      ),
    ];
  const possible = writesOf(plan, flow).map((calling) =>
    Math.round(
      leastSeconds(
        Math.ceil(records / recordsPerCall(calling.operation)) * unitsPerCall(limit, calling),
        limit,
      ),
    ),
  );
  if (atLeast === null || possible.some((least) => Math.abs(least - Math.round(seconds(atLeast))) <= 1))
    return planned === null && atLeast !== null
      ? [...counted, told(at, `The first load of ${flow.id} has a least time and no planned one`)]
      : counted;
  const words = [...new Set(possible)].map((least) => inWords(duration(least))).join(' or ');
  return [
    ...counted,
    told(
      at,
      `The first load of ${flow.id} takes at least ${inWords(atLeast)} by the plan, where ${records} records at ${limit.limit} per ${inWords(limit.window)} take ${words}`,
      limit.source,
    ),
  ];
}

/** What may load the target: the flow's own writes, or any documented write of the resource. */
function writesOf(plan: Plan, flow: PlanFlow): readonly Calling[] {
  const target = resourceOf(plan, flow.to.system, flow.route?.resource ?? flow.to.resource);
  const own = flow.design.calls.flatMap((call) => {
    const operation = call.onFailure === 'write' ? operationOf(plan, call) : null;
    return operation === null ? [] : [{ resource: call.resource, operation }];
  });
  return [
    ...own,
    ...(target?.operations ?? []).map((operation) => ({ resource: target?.name ?? '', operation })),
  ];
}
