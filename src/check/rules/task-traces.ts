// Every task leads back to a requirement, every requirement leads to a task, no task waits for itself, and
// the points of the tasks are those of the project.
import { finding } from '../../finding/compose.ts';
import type { Plan } from '../../plan/plan.ts';
import { grouped } from '../lookup.ts';
import type { Rule } from '../rule.ts';

export const taskTraces: Rule = {
  code: 'SPW010',
  name: 'task-traces',
  check: (plan) => {
    const { tasks } = plan.project;
    const requirements = plan.requirements.map((requirement) => requirement.id);
    const reached = reachable(linksFrom(plan), requirements);
    const back = linksTo(plan);
    const worked = reachable(
      back,
      tasks.map((task) => task.id),
    );
    const served = reachable(
      back,
      tasks.flatMap((task) => task.serves),
    );
    const idle = tasks
      .filter((task) => !reached.has(task.id))
      .map((task) => ({ at: task.id, problem: `the task "${task.title}" serves no requirement` }));
    const forgotten = requirements
      .filter((id) => !worked.has(id) || !served.has(id))
      .map((id) => ({ at: id, problem: `no task serves the requirement ${id}` }));
    return [...idle, ...forgotten, ...circles(plan), ...points(plan)].map(({ at, problem }) =>
      finding('SPW010', { at, values: { problem }, source: null }),
    );
  },
};

type Links = ReadonlyMap<string, readonly string[]>;

function linksFrom(plan: Plan): Links {
  return new Map(
    [...grouped(plan.trace, (link) => link.from)].map(([id, own]) => [id, own.map((link) => link.to)]),
  );
}

function linksTo(plan: Plan): Links {
  return new Map(
    [...grouped(plan.trace, (link) => link.to)].map(([id, own]) => [id, own.map((link) => link.from)]),
  );
}

/** The given ids and everything that links lead to from them. */
function reachable(links: Links, from: readonly string[]): ReadonlySet<string> {
  const seen = new Set(from);
  const open = [...seen];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const next of links.get(id) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return seen;
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
