// The list of what a complete plan holds says of each line what is so: the places hold something, reasons and questions are the plan's.
import { coverageOf } from '../../plan/cover.ts';
import { answeredLines } from '../../plan/cover-answered.ts';
import { askedLines } from '../../plan/cover-asked.ts';
import { idsOf } from '../../plan/ids.ts';
import type { Plan } from '../../plan/plan.ts';
import { departures } from '../departures.ts';
import { rolesOf } from '../ground.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const coverageFollows: Rule = {
  code: 'SPW064',
  name: 'coverage-follows',
  check: (plan) => report('SPW064', problemsOf(plan)),
};

function problemsOf(plan: Plan): readonly Problem[] {
  const due = coverageOf(plan, [...askedLines, ...answeredLines], new Set(idsOf(plan)));
  const known = new Set(due.map((line) => line.id));
  return [
    ...departures(plan.coverage, due, { at: 'coverage', path: '', roles: rolesOf(plan) }),
    ...plan.coverage
      .filter((line) => !known.has(line.id))
      .map((line) => told(line.id, `${line.id} ("${line.title}") is not on the list of a complete plan`)),
  ];
}
