// Targets, alerts, runbooks, growth, handover and end of the integration follow from the flows, the limits and the chosen design.
import { migrationsOf } from '../../plan/migration.ts';
import type { Plan } from '../../plan/plan.ts';
import { runningOf } from '../../plan/run.ts';
import { departures } from '../departures.ts';
import { groundOf, rolesOf } from '../ground.ts';
import { type Problem, report, type Rule } from '../rule.ts';

export const runningFollows: Rule = {
  code: 'SPW062',
  name: 'running-follows',
  check: (plan) => report('SPW062', problemsOf(plan)),
};

function problemsOf(plan: Plan): readonly Problem[] {
  const ground = groundOf(plan);
  if (ground === null) return [];
  const due = runningOf(ground, migrationsOf(plan.brief));
  return departures(plan.running, due, { at: 'running', path: '', roles: rolesOf(plan) });
}
