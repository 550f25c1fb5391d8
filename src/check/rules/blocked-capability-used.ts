// No call uses what a shut gate guards: a flow behind one is blocked, and its calls go another way.
import { finding } from '../../finding/compose.ts';
import type { GateVerdict } from '../../landscape/landscape.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Rule } from '../rule.ts';

export const blockedCapabilityUsed: Rule = {
  code: 'SPW008',
  name: 'blocked-capability-used',
  check: (plan) =>
    plan.gates
      .filter((gate) => gate.verdict === 'shut')
      .flatMap((gate) =>
        usesOf(plan, gate).map((at) =>
          finding('SPW008', {
            at,
            values: { flow: gate.flow, title: gate.title, system: gate.system },
            source: gate.source,
          }),
        ),
      ),
};

/** Ids of the guarded calls; of any call on the resource, or the flow itself when it is not marked as blocked, where the gate is decisive. */
function usesOf(plan: Plan, gate: GateVerdict): readonly string[] {
  const flow = plan.flows.find((candidate) => candidate.id === gate.flow);
  if (flow === undefined) return [];
  const end = flow.to.system === gate.system ? flow.to : flow.from;
  const calls = flow.design.calls.filter(
    (call) =>
      call.system === gate.system &&
      (gate.guards.includes(`${call.method.toUpperCase()} ${call.path}`) ||
        (gate.decisive && call.resource === end.resource)),
  );
  if (calls.length > 0) return calls.map((call) => call.id);
  return flow.status === 'blocked' || !gate.decisive ? [] : [flow.id];
}
