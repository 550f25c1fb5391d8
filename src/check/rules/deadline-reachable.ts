// A project that starts on a day can be in production on the day that the brief asks for.
import type { Plan } from '../../plan/plan.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const deadlineReachable: Rule = {
  code: 'SPW049',
  name: 'deadline-reachable',
  check: (plan) => report('SPW049', problemsOf(plan)),
};

/** The launch is the last task that puts something into production. */
function problemsOf({ project, brief }: Plan): readonly Problem[] {
  const { goLive } = brief.constraints;
  const launches = project.tasks.filter((task) => task.kind === 'launch');
  const launch = launches[launches.length - 1];
  const ends = launch?.endDate ?? null;
  if (goLive === null || launch === undefined || ends === null || ends <= goLive) return [];
  return [
    told(
      launch.id,
      `${launch.id} ("${launch.title}") ends on ${ends}, after the go-live that the brief asks for on ${goLive}`,
    ),
  ];
}
