// What each flow needs beside its design (story, authority, counts, times, sizes, locks, replay) follows from the flow as it stands.
import type { Plan } from '../../plan/plan.ts';
import { particularsOf } from '../../plan/upkeep.ts';
import { departures } from '../departures.ts';
import { groundOf, rolesOf } from '../ground.ts';
import { type Problem, report, type Rule } from '../rule.ts';

export const particularsFollow: Rule = {
  code: 'SPW060',
  name: 'particulars-follow',
  check: (plan) => report('SPW060', problemsOf(plan)),
};

function problemsOf(plan: Plan): readonly Problem[] {
  const ground = groundOf(plan);
  if (ground === null) return [];
  const due = plan.flows.map((flow) => particularsOf(flow, ground));
  return departures(plan.particulars, due, { at: 'particulars', path: '', roles: rolesOf(plan) });
}
