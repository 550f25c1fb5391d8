// What the plan leaves out, who answers for what, whom they turn to and what must be there first follow from flows, systems and gates.
// Whom to ask is for people to change: a question stays with whoever the charter gives it to, but somebody must have it.
import { charterOf } from '../../plan/frame.ts';
import type { Plan, PlanQuestion } from '../../plan/plan.ts';
import { departures } from '../departures.ts';
import { groundOf, rolesOf } from '../ground.ts';
import { type Problem, report, type Rule } from '../rule.ts';

export const charterFollows: Rule = {
  code: 'SPW063',
  name: 'charter-follows',
  check: (plan) => report('SPW063', problemsOf(plan)),
};

function problemsOf(plan: Plan): readonly Problem[] {
  const ground = groundOf(plan);
  if (ground === null) return [];
  const due = charterOf(ground, asGiven(plan));
  return departures(plan.charter, due, { at: 'charter', path: '', roles: rolesOf(plan) });
}

function asGiven({ charter, questions }: Plan): readonly PlanQuestion[] {
  const given = new Map(
    charter.responsibilities.flatMap(({ role, answers }) => answers.map((id) => [id, role] as const)),
  );
  return questions.map((question) => ({ ...question, owner: given.get(question.id) ?? question.owner }));
}
