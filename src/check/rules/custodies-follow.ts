// How each system is looked after follows from its contract and from what the flows use of it.
import { custodiesOf } from '../../plan/look-after.ts';
import type { Plan } from '../../plan/plan.ts';
import { departures } from '../departures.ts';
import { groundOf, rolesOf } from '../ground.ts';
import { type Problem, report, type Rule } from '../rule.ts';

export const custodiesFollow: Rule = {
  code: 'SPW061',
  name: 'custodies-follow',
  check: (plan) => report('SPW061', problemsOf(plan)),
};

function problemsOf(plan: Plan): readonly Problem[] {
  const ground = groundOf(plan);
  if (ground === null) return [];
  return departures(plan.custodies, custodiesOf(ground), {
    at: 'custodies',
    path: '',
    roles: rolesOf(plan),
  });
}
