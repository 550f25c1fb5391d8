// The decision record tells what the comparison shows: which design was chosen, each that was rejected, by which marks;
// somebody who has a part in the plan agrees to it, before what is built on it.
import { decide } from '../../plan/decide.ts';
import type { Plan } from '../../plan/plan.ts';
import { rolesOf } from '../ground.ts';
import { byKey } from '../lookup.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';
import { otherFigures } from '../words.ts';

export const decisionAsCompared: Rule = {
  code: 'SPW023',
  name: 'decision-as-compared',
  check: (plan) => report('SPW023', problemsOf(plan)),
};

function problemsOf(plan: Plan): readonly Problem[] {
  const { architecture, comparison } = plan;
  if (!comparison.designs.some((design) => design.id === architecture.id)) return [];
  const roles = rolesOf(plan);
  const held = byKey(plan.decisions, (decision) => decision.id);
  return decide(comparison, architecture.id).flatMap((due) => {
    const own = held.get(due.id);
    if (own === undefined)
      return [told(due.id, `No decision record ${due.id} says why ${due.chosen} was chosen`)];
    const rejected = byKey(own.rejected, (design) => design.id);
    const missing = due.rejected.filter((design) => !rejected.has(design.id));
    const figures = [
      otherFigures(own.why, due.why),
      otherFigures(own.flips, due.flips),
      ...due.rejected.map((design) => otherFigures(rejected.get(design.id)?.why ?? design.why, design.why)),
    ].filter((other) => other !== null);
    return [
      ...(own.chosen === due.chosen
        ? []
        : [`${due.id} names ${own.chosen} where the plan is made for ${due.chosen}`]),
      ...(roles.has(own.owner) ? [] : [`${due.id} is for ${own.owner} to agree to, a role that nobody has`]),
      ...(own.before === due.before
        ? []
        : [`${due.id} is to be agreed before ${own.before} where ${due.before} waits for it`]),
      ...missing.map((design) => `${due.id} does not say why ${design.id} was rejected`),
      ...figures.map((other) => `${due.id} ${other}`),
    ].map((problem) => told(due.id, problem));
  });
}
