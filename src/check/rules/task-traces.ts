// Every task leads back to a requirement, every requirement leads to a task, no task waits for itself, and
// the points of the tasks are those of the project.
import { finding } from '../../finding/compose.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Rule } from '../rule.ts';

export const taskTraces: Rule = {
  code: 'SPW010',
  name: 'task-traces',
  check: (plan) => {
    const requirements = plan.requirements.map((requirement) => requirement.id);
    const reached = reachable(plan, requirements);
    const served = new Set(plan.project.tasks.flatMap((task) => task.serves));
    const idle = plan.project.tasks
      .filter((task) => !reached.has(task.id))
      .map((task) => ({ at: task.id, problem: `the task "${task.title}" serves no requirement` }));
    const forgotten = requirements
      .filter((id) => !leadsToTask(plan, id, served))
      .map((id) => ({ at: id, problem: `no task serves the requirement ${id}` }));
    return [...idle, ...forgotten, ...circles(plan), ...points(plan)].map(({ at, problem }) =>
      finding('SPW010', { at, values: { problem }, source: null }),
    );
  },
};

/** Everything that exists because of the given ids, by the plan's trace. */
function reachable(plan: Plan, from: readonly string[]): ReadonlySet<string> {
  const links = new Map<string, string[]>();
  for (const link of plan.trace) links.set(link.from, [...(links.get(link.from) ?? []), link.to]);
  const seen = new Set(from);
  const open = [...from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const next of links.get(id) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return seen;
}

function leadsToTask(plan: Plan, requirement: string, served: ReadonlySet<string>): boolean {
  const behind = reachable(plan, [requirement]);
  return plan.project.tasks.some((task) => behind.has(task.id)) && [...behind].some((id) => served.has(id));
}

function circles(plan: Plan): readonly { readonly at: string; readonly problem: string }[] {
  const after = new Map(plan.project.tasks.map((task) => [task.id, task.after]));
  const waitsFor = (id: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    const open = [...(after.get(id) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...(after.get(next) ?? []));
    }
    return seen;
  };
  return [...after.keys()]
    .filter((id) => waitsFor(id).has(id))
    .map((id) => ({ at: id, problem: `the task ${id} waits for itself` }));
}

function points({ project }: Plan): readonly { readonly at: string; readonly problem: string }[] {
  const sum = project.tasks.reduce((total, task) => total + task.points, 0);
  const problem = `the tasks have ${sum} points together, the project says ${project.points}`;
  return sum === project.points ? [] : [{ at: 'project', problem }];
}
