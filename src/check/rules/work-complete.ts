// The project has the work that the plan's parts ask for: subtasks for each connection, flow, question and gate, each serving its thing.
import type { Plan } from '../../plan/plan.ts';
import type { Task } from '../../plan/project.ts';
import type { TaskContent } from '../../plan/schedule.ts';
import { taskContent } from '../../plan/tasks.ts';
import { byKey } from '../lookup.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';
import { otherFigures } from '../words.ts';

export const workComplete: Rule = {
  code: 'SPW022',
  name: 'work-complete',
  check: (plan) => report('SPW022', problemsOf(plan)),
};

function problemsOf(plan: Plan): readonly Problem[] {
  const tasks = byKey(plan.project.tasks, (task) => task.id);
  return [...taskContent(plan)].flatMap(([id, due]) => {
    const task = tasks.get(id);
    return task === undefined ? [told(id, `The project lacks the task ${id}`)] : ofTask(task, due);
  });
}

function ofTask(task: Task, due: TaskContent): readonly Problem[] {
  const subtasks = byKey(task.subtasks, (subtask) => subtask.id);
  const served = new Set(task.serves);
  const unserved = due.serves.filter((id) => !served.has(id));
  return [
    ...(unserved.length === 0 ? [] : [told(task.id, `${task.id} does not serve ${unserved.join(', ')}`)]),
    ...due.subtasks.flatMap((wanted) => {
      const own = subtasks.get(wanted.id);
      if (own === undefined)
        return [told(wanted.id, `${task.id} lacks the subtask ${wanted.id} ("${wanted.title}")`)];
      const title = otherFigures(own.title, wanted.title);
      const idle = wanted.serves.filter((id) => !own.serves.includes(id));
      return [
        ...(title === null ? [] : [told(own.id, `${own.id} ${title}`)]),
        ...(idle.length === 0 ? [] : [told(own.id, `${own.id} does not serve ${idle.join(', ')}`)]),
      ];
    }),
  ];
}
