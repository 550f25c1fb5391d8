// Tasks follow one another without overlap or gap, and their dates are the working days that the project's start gives.
import type { Plan } from '../../plan/plan.ts';
import type { Project, Task } from '../../plan/project.ts';
import { dateOf } from '../../plan/schedule.ts';
import { byKey } from '../lookup.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const scheduleHolds: Rule = {
  code: 'SPW043',
  name: 'schedule-holds',
  check: (plan) => report('SPW043', problemsOf(plan)),
};

function problemsOf({ project }: Plan): readonly Problem[] {
  const tasks = byKey(project.tasks, (task) => task.id);
  const last = project.tasks.reduce((held, task) => Math.max(held, task.startDay), 0);
  return [
    ...project.tasks.flatMap((task) => [...orderProblems(task, tasks), ...dateProblems(task, project)]),
    ...(project.days === last || project.tasks.length === 0
      ? []
      : [told('project', `The project has ${project.days} days where its last task begins on day ${last}`)]),
  ];
}

function orderProblems(task: Task, tasks: ReadonlyMap<string, Task>): readonly Problem[] {
  const before = task.after.map((id) => tasks.get(id)).filter((one) => one !== undefined);
  const latest = before.reduce<Task | null>(
    (held, one) => (held === null || one.endDay > held.endDay ? one : held),
    null,
  );
  const due = latest === null ? 0 : latest.endDay + 1;
  const waits =
    latest === null ? 'waits for nothing' : `waits for ${latest.id}, which ends on day ${latest.endDay}`;
  return [
    ...(task.endDay >= task.startDay
      ? []
      : [told(task.id, `${task.id} ends on day ${task.endDay}, before it begins on day ${task.startDay}`)]),
    ...(task.startDay === due
      ? []
      : [told(task.id, `${task.id} begins on day ${task.startDay}, though it ${waits}`)]),
  ];
}

function dateProblems(task: Task, { start }: Project): readonly Problem[] {
  const pairs = [
    ['begins', task.startDate, task.startDay],
    ['ends', task.endDate, task.endDay],
  ] as const;
  return pairs.flatMap(([what, is, day]) => {
    const due = dateOf(start, day);
    return is === due
      ? []
      : [
          told(
            task.id,
            `${task.id} ${what} on ${is ?? 'no date'} where project day ${day} is ${due ?? 'without a date, as no start is given'}`,
          ),
        ];
  });
}
