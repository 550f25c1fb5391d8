// The plan holds every requirement that its brief makes, with the figures that the brief has today.
import type { Plan, Requirement } from '../../plan/plan.ts';
import { requirementsOf } from '../../plan/requirements.ts';
import { byKey } from '../lookup.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';
import { otherFigures } from '../words.ts';

export const requirementFromBrief: Rule = {
  code: 'SPW017',
  name: 'requirement-from-brief',
  check: (plan) => report('SPW017', problemsOf(plan)),
};

function problemsOf(plan: Plan): readonly Problem[] {
  const held = byKey(plan.requirements, (requirement) => requirement.id);
  return requirementsOf(plan.brief, plan.prohibitions).flatMap((due) => {
    const own = held.get(due.id);
    if (own === undefined)
      return [
        told(due.id, `The brief asks for ${due.id} ("${due.text}"), and the plan has no such requirement`),
      ];
    return differences(own, due).map((problem) => told(due.id, `${due.id} ${problem}`, own.source));
  });
}

function differences(own: Requirement, due: Requirement): readonly string[] {
  const text = otherFigures(own.text, due.text);
  const acceptance = otherFigures(own.acceptance, due.acceptance);
  return [
    ...(own.kind === due.kind ? [] : [`is of the kind ${own.kind} where the brief makes it ${due.kind}`]),
    ...(own.source.kind === due.source.kind && own.source.ref === due.source.ref
      ? []
      : [`names ${own.source.ref} as its ground where the brief has it at ${due.source.ref}`]),
    ...(text === null ? [] : [text]),
    ...(acceptance === null ? [] : [`${acceptance} in its acceptance`]),
  ];
}
