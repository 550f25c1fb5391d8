// Why each thing exists: requirement → flow → call → mapping row → policy → test → task → section of a document. Links only; what hangs
// loose is told by `orphans.ts`.
import { sectionOf } from './documents.ts';
import type { PlanFlow, PlanMapping, PlanTest, Policy, TraceLink } from './plan.ts';
import type { Project } from './project.ts';

export interface TraceMaterial {
  readonly flows: readonly PlanFlow[];
  readonly mappings: readonly PlanMapping[];
  readonly policies: readonly Policy[];
  readonly tests: readonly PlanTest[];
  readonly project: Project;
}

export function traceOf({ flows, mappings, policies, tests, project }: TraceMaterial): readonly TraceLink[] {
  const byFlow = new Map(mappings.map((mapping) => [mapping.flow, mapping]));
  return [
    ...flows.flatMap((flow) => [
      ...flow.requirements.map((requirement) => ({ from: requirement, to: flow.id })),
      ...flow.design.calls.map((call) => ({ from: flow.id, to: call.id })),
      ...(flow.mapping === null ? [] : [{ from: flow.id, to: flow.mapping }]),
      ...rowLinks(flow, byFlow.get(flow.id)),
    ]),
    ...policies.map((policy) => ({ from: policy.flow, to: policy.id })),
    ...tests.flatMap((test) => test.proves.map((proved) => ({ from: proved, to: test.id }))),
    ...project.tasks.flatMap((task) => task.serves.map((served) => ({ from: served, to: task.id }))),
    ...project.tasks.map((task) => ({ from: task.id, to: sectionOf(task.id) })),
  ];
}

/** The call that writes a record for the first time; it carries the values that the rows make. */
export function writingCall(flow: PlanFlow): string | null {
  return flow.example?.call ?? flow.design.calls.find((call) => call.onFailure === 'write')?.id ?? null;
}

/** A row is there for the call that carries its value, and it is held to by the policy of writing and by the test of the mapping. */
function rowLinks(flow: PlanFlow, mapping: PlanMapping | undefined): readonly TraceLink[] {
  if (mapping === undefined) return [];
  const call = writingCall(flow);
  const policy = flow.policies.find((id) => id === `P-${flow.id}-write`);
  const test = flow.tests.find((id) => id === `T-${flow.id}-mapping`);
  return mapping.mapping.mappings.flatMap((_, index) => {
    const row = `${mapping.id}.${index + 1}`;
    return [
      { from: mapping.id, to: row },
      ...(call === null ? [] : [{ from: call, to: row }]),
      ...(policy === undefined ? [] : [{ from: row, to: policy }]),
      ...(test === undefined ? [] : [{ from: row, to: test }]),
    ];
  });
}
