// The legs of a two-way flow mirror each other, agree on who wins, and are each tested alone before both run together.
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import type { Subtask } from '../../plan/project.ts';
import { lookupOf } from '../lookup.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const bothDirections: Rule = {
  code: 'SPW057',
  name: 'both-directions',
  check: (plan) =>
    report(
      'SPW057',
      plan.flows
        .filter((flow) => flow.direction === 'two-way')
        .flatMap((flow) => [...legProblems(plan, flow), ...testProblems(plan, flow)]),
    ),
};

function legProblems(plan: Plan, flow: PlanFlow): readonly Problem[] {
  const other = flow.pair === null ? undefined : lookupOf(plan).flows.get(flow.pair);
  if (other === undefined) return [told(flow.id, `${flow.id} goes both ways and has no leg that comes back`)];
  const mirrored =
    other.pair === flow.id &&
    other.askedAs === flow.askedAs &&
    other.from.system === flow.to.system &&
    other.to.system === flow.from.system &&
    other.from.asked === flow.to.asked &&
    other.to.asked === flow.from.asked;
  const winners = (one: PlanFlow): string =>
    (one.design.conflict?.rules ?? [])
      .map((rule) => rule.winner)
      .toSorted()
      .join('; ');
  return [
    ...(mirrored ? [] : [told(flow.id, `${flow.id} and ${other.id} are not the two directions of one flow`)]),
    ...(winners(flow) === winners(other) || flow.id.endsWith('-back')
      ? []
      : [
          told(
            `P-${flow.id}-conflict`,
            `${flow.id} lets "${winners(flow)}" win where ${other.id} lets "${winners(other)}"`,
          ),
        ]),
  ];
}

/** Conflicts and echoes exist only where both directions run: their tests come in a subtask behind those of the single legs. */
function testProblems(plan: Plan, flow: PlanFlow): readonly Problem[] {
  if (flow.design.calls.length === 0) return [];
  const together = plan.tests
    .filter(
      (test) =>
        test.flow === flow.id &&
        test.proves.some((id) => id === `P-${flow.id}-conflict` || id === `P-${flow.id}-echo`),
    )
    .map((test) => test.id);
  return plan.project.tasks
    .filter((task) => task.kind === 'testing')
    .flatMap((task) => {
      const place = (fits: (subtask: Subtask) => boolean): number => task.subtasks.findIndex(fits);
      const alone = place((subtask) => subtask.id === `${task.id}-${flow.id}`);
      const both = place((subtask) => subtask.serves.some((id) => together.includes(id)));
      if (both < 0 || (alone >= 0 && alone < both)) return [];
      return [
        told(
          flow.id,
          `${task.id} tests ${flow.id} together with its other direction before it was tested alone`,
        ),
      ];
    });
}
