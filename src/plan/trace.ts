// Why each thing exists: requirement → flow → call, mapping, policy → test → task. Links only; `check` finds what hangs loose.
import type { PlanFlow, PlanTest, Policy, TraceLink } from './plan.ts';
import type { Project } from './project.ts';

export interface TraceMaterial {
  readonly flows: readonly PlanFlow[];
  readonly policies: readonly Policy[];
  readonly tests: readonly PlanTest[];
  readonly project: Project;
}

export function traceOf({ flows, policies, tests, project }: TraceMaterial): readonly TraceLink[] {
  return [
    ...flows.flatMap((flow) => [
      ...flow.requirements.map((requirement) => ({ from: requirement, to: flow.id })),
      ...flow.design.calls.map((call) => ({ from: flow.id, to: call.id })),
      ...(flow.mapping === null ? [] : [{ from: flow.id, to: flow.mapping }]),
    ]),
    ...policies.map((policy) => ({ from: policy.flow, to: policy.id })),
    ...tests.flatMap((test) => test.proves.map((proved) => ({ from: proved, to: test.id }))),
    ...project.tasks.flatMap((task) => task.serves.map((served) => ({ from: served, to: task.id }))),
  ];
}
