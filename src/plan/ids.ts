// Every stable id that a plan gives to a part of itself, in one list. What refers to a part is held against it.
import type { Plan } from './plan.ts';

type Numbered = readonly { readonly id: string }[];

/** Ids in the order of the plan; an id that stands for two things is listed twice. */
export function idsOf(plan: Omit<Plan, 'coverage' | 'contentHash' | 'revisions'>): readonly string[] {
  const { project, roadmap, specification, charter, running } = plan;
  const lists: readonly Numbered[] = [
    plan.requirements,
    plan.connections,
    plan.flows,
    plan.mappings,
    plan.policies,
    plan.tests,
    plan.gates,
    plan.sunsets,
    plan.budgets,
    plan.questions,
    plan.assumptions,
    plan.risks,
    plan.decisions,
    plan.flows.flatMap((flow) => flow.design.calls),
    plan.mappings.flatMap(({ id, mapping }) =>
      mapping.mappings.map((_, index) => ({ id: `${id}.${index + 1}` })),
    ),
    plan.particulars,
    plan.particulars.flatMap(
      (one): Numbered => [
        one.story,
        ...one.authority,
        ...one.conventions,
        ...one.quality,
        ...one.locks,
        one.replay,
        one.seen,
      ],
    ),
    plan.custodies,
    charter.outOfScope,
    charter.responsibilities,
    charter.escalation,
    charter.prerequisites,
    [running.correlation, running.logs],
    running.environments,
    running.indicators,
    running.alerts,
    running.runbooks,
    running.growth,
    running.compensation.rules,
    running.handover,
    running.lifecycle,
    plan.proven?.runs ?? [],
    plan.proven?.branches ?? [],
    project.tasks,
    project.tasks.flatMap((task) => task.subtasks),
    project.gates,
    roadmap.phases,
    specification.sections,
    specification.sections.flatMap((section) => section.rows),
    plan.documents,
  ];
  return lists.flatMap((list) => list.map((thing) => thing.id));
}
