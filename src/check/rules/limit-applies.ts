// Each call names a documented limit that really counts it, and the flow's throttle holds that limit.
import { limitCounts } from '../../catalog/limit.ts';
import { plainName } from '../../catalog/name.ts';
import type { RateLimit } from '../../catalog/profile.ts';
import { callsPerSecond } from '../../landscape/limits.ts';
import { seconds } from '../../measure/duration.ts';
import type { Plan } from '../../plan/plan.ts';
import {
  callsOf,
  connectionOf,
  type FlowCall,
  operationOf,
  type Problem,
  report,
  type Rule,
  told,
} from '../rule.ts';

export const limitApplies: Rule = {
  code: 'SPW029',
  name: 'limit-applies',
  check: (plan) =>
    report(
      'SPW029',
      callsOf(plan).flatMap((one) => problemsOf(plan, one)),
    ),
};

/** A window of this length or more is a quota that is spent, not met: the tightest of the shorter ones is named where there is one. */
const quota = 3600;

function problemsOf(plan: Plan, { flow, call }: FlowCall): readonly Problem[] {
  const counting = countingLimits(plan, { flow, call });
  const named = counting.find((limit) => limit.id === call.limitId);
  const by = `${call.method} ${call.path}`;
  if (counting.length === 0)
    return call.limitId === null
      ? []
      : [told(call.id, `${by} names the limit ${call.limitId}, which does not count it`)];
  if (named === undefined)
    return [
      told(
        call.id,
        `${by} names ${call.limitId === null ? 'no limit' : `the limit ${call.limitId}, which does not count it`}; what counts it is ${counting.map((limit) => limit.id).join(', ')}`,
        counting[0]?.source,
      ),
    ];
  const operation = operationOf(plan, call);
  const rate = (limit: RateLimit): number =>
    operation === null ? 0 : callsPerSecond(limit, { resource: call.resource, operation });
  const short = counting.filter((limit) => seconds(limit.window) < quota);
  const tighter = (short.length > 0 ? short : counting).find(
    (limit) =>
      (limit.edition === null && rate(limit) < rate(named) * 0.999) ||
      (limit !== named && short.length > 0 && !short.includes(named)),
  );
  const held = flow.design.throttle.limits.some(
    (own) => own.system === call.system && own.limitId === call.limitId,
  );
  return [
    ...(tighter === undefined
      ? []
      : [
          told(
            call.id,
            `${by} names the limit ${named.id}, though ${tighter.id} is met first`,
            tighter.source,
          ),
        ]),
    ...(held
      ? []
      : [
          told(
            `P-${flow.id}-throttle`,
            `${flow.id} does not throttle ${named.id} of ${call.system}, which counts ${by}`,
          ),
        ]),
  ];
}

/** Limits of production that count the call, in the edition of the brief where it is known. */
function countingLimits(plan: Plan, { call }: FlowCall): readonly RateLimit[] {
  const connection = connectionOf(plan, call.system);
  const operation = operationOf(plan, call);
  if (connection === null || operation === null) return [];
  const asked = connection.edition === null ? null : plainName(connection.edition);
  const known = connection.rateLimits.some((limit) => limit.edition?.some((one) => plainName(one) === asked));
  return connection.rateLimits.filter(
    (limit) =>
      limit.environment !== 'sandbox' &&
      !limit.concurrent &&
      (limit.edition === null || !known || limit.edition.some((one) => plainName(one) === asked)) &&
      limitCounts(limit, { ...operation, resource: call.resource }),
  );
}
