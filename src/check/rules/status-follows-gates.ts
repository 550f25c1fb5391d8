// Whether a flow can be built follows from the gates on its way; a blocked flow goes the route that its gate offers, or none.
import type { GateVerdict } from '../../landscape/landscape.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { grouped } from '../lookup.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const statusFollowsGates: Rule = {
  code: 'SPW028',
  name: 'status-follows-gates',
  check: (plan) => report('SPW028', problemsOf(plan)),
};

/** Findings of the landscape on calls that an API does not have: they block a flow without a gate. */
const unable = 'SPW112';

function problemsOf(plan: Plan): readonly Problem[] {
  const gates = grouped(plan.gates, (gate) => gate.flow);
  const barred = new Set(
    plan.findings.filter((one) => one.rule === unable).map((one) => one.at.split('/')[2] ?? ''),
  );
  return plan.flows.flatMap((flow) => {
    const met = (gates.get(flow.id) ?? []).filter((gate) => gate.decisive);
    return [
      ...statusProblems(flow, met, barred.has(flow.id) || barred.has(flow.askedAs)),
      ...routeProblems(flow, met),
    ];
  });
}

function statusProblems(
  flow: PlanFlow,
  gates: readonly GateVerdict[],
  unableTo: boolean,
): readonly Problem[] {
  const shut = gates.find((gate) => gate.verdict === 'shut');
  const unsure = gates.find((gate) => gate.verdict === 'unknown');
  const says = `${flow.id} is marked as ${flow.status}`;
  const problem =
    shut !== undefined && flow.status !== 'blocked'
      ? told(shut.id, `${says}, though ${shut.title} is shut (${shut.id})`, shut.source)
      : shut === undefined && flow.status === 'blocked' && !unableTo
        ? told(gates[0]?.id ?? flow.id, `${says}, and no gate on its way is shut`)
        : unsure !== undefined && flow.status === 'feasible'
          ? told(
              unsure.id,
              `${says}, though nobody knows whether ${unsure.title} is open (${unsure.id})`,
              unsure.source,
            )
          : null;
  const known = flow.from.resource !== null && flow.to.resource !== null;
  return [
    ...(problem === null ? [] : [problem]),
    ...(known || flow.status !== 'feasible'
      ? []
      : [told(flow.id, `${says}, though one of its objects is not known`)]),
    ...(flow.status === 'blocked' && flow.design.blocked === null
      ? [told(flow.id, `${says}, and its design says that nothing bars it`)]
      : []),
    ...(flow.status === 'feasible' && flow.design.blocked !== null && flow.design.calls.length > 0
      ? [told(flow.id, `${says}, and its design makes calls though it says: ${flow.design.blocked}`)]
      : []),
  ];
}

function routeProblems(flow: PlanFlow, gates: readonly GateVerdict[]): readonly Problem[] {
  const { route } = flow;
  const taken = flow.design.routedTo;
  const differs = taken !== (route?.resource ?? null);
  const shut = gates.filter((gate) => gate.verdict === 'shut');
  const offered = shut.flatMap((gate) => gate.alternatives).filter((way) => way.available);
  const isOffered =
    route === null || offered.some((way) => way.resource === route.resource && way.how === route.how);
  return [
    ...(differs
      ? [
          told(
            flow.id,
            `${flow.id} is routed to ${route?.resource ?? 'nothing'}, and its design writes ${taken ?? 'nothing else'}`,
          ),
        ]
      : []),
    ...(isOffered || flow.status !== 'blocked'
      ? []
      : [
          told(
            flow.id,
            `${flow.id} is routed to ${route?.resource ?? 'nothing'}, which no shut gate on its way offers`,
          ),
        ]),
    ...(route !== null && flow.status !== 'blocked'
      ? [told(flow.id, `${flow.id} has a route to ${route.resource} though it is not blocked`)]
      : []),
  ];
}
