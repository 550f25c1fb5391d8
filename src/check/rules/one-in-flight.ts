// One change of a record is on its way at a time, no more calls run at once than the target takes, and no two flows share a queue.
import { limitCounts } from '../../catalog/limit.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { grouped } from '../lookup.ts';
import { connectionOf, operationOf, type Problem, report, type Rule, told } from '../rule.ts';

export const oneInFlight: Rule = {
  code: 'SPW033',
  name: 'one-in-flight',
  check: (plan) =>
    report('SPW033', [...plan.flows.flatMap((flow) => problemsOf(plan, flow)), ...sharedQueues(plan)]),
};

function problemsOf(plan: Plan, flow: PlanFlow): readonly Problem[] {
  const { inFlightPerRecord, concurrency } = flow.design.transport;
  const at = `P-${flow.id}-transport`;
  const crowded = flow.design.calls.flatMap((call) => {
    const operation = operationOf(plan, call);
    const caps = (connectionOf(plan, call.system)?.rateLimits ?? []).filter(
      (limit) =>
        limit.concurrent &&
        limit.environment !== 'sandbox' &&
        call.onFailure === 'write' &&
        operation !== null &&
        limit.limit < concurrency &&
        limitCounts(limit, { ...operation, resource: call.resource }),
    );
    return caps.map((cap) =>
      told(
        at,
        `${flow.id} makes ${concurrency} calls at once where ${cap.id} of ${call.system} allows ${cap.limit}`,
        cap.source,
      ),
    );
  });
  return [
    ...(inFlightPerRecord === 1
      ? []
      : [
          told(
            at,
            `${flow.id} lets ${inFlightPerRecord} changes of one record run at once, so that an older one can win`,
          ),
        ]),
    ...crowded.slice(0, 1),
  ];
}

function sharedQueues(plan: Plan): readonly Problem[] {
  const queued = plan.flows.filter((flow) => flow.design.transport.queue !== null);
  return [...grouped(queued, (flow) => flow.design.transport.queue ?? '')].flatMap(([queue, own]) =>
    own
      .slice(1)
      .map((flow) =>
        told(
          `P-${flow.id}-transport`,
          `${flow.id} takes the queue ${queue}, which is that of ${own[0]?.id ?? ''}`,
        ),
      ),
  );
}
