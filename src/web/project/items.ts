// Tasks and subtasks as the board, the table and the timeline show them: what the plan says, with where they stand.
import type { OutlineTask, Project, Subject, Tracked } from './queries.ts';

/** `task` is the task itself, or the one that a subtask belongs to. `done` of `parts` subtasks are done; null for a subtask. */
export interface Item {
  readonly id: string;
  readonly title: string;
  readonly task: OutlineTask;
  readonly isSubtask: boolean;
  readonly points: number;
  readonly card: Tracked;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly waitsFor: readonly Subject[];
  readonly done: number;
  readonly parts: number;
}

export function itemsOf(project: Project, level: 'tasks' | 'subtasks'): readonly Item[] {
  const cards = new Map(project.tracked.map((one) => [one.item, one]));
  const times = new Map(project.times.map((one) => [one.id, one]));
  return project.outline.tasks.flatMap((task): readonly Item[] => {
    const time = times.get(task.id);
    const common = {
      task,
      startDate: time?.startDate ?? null,
      endDate: time?.endDate ?? null,
      waitsFor: time?.waitsFor ?? [],
    };
    if (level === 'tasks' || task.subtasks.length === 0) {
      const done = task.subtasks.filter((one) => cards.get(one.id)?.state === 'done').length;
      const { id, title, points } = task;
      const card = cards.get(id) ?? untouched(id);
      return [{ ...common, id, title, points, card, done, parts: task.subtasks.length, isSubtask: false }];
    }
    const points = Math.round((task.points / task.subtasks.length) * 10) / 10;
    return task.subtasks.map(({ id, title }) => {
      const card = cards.get(id) ?? untouched(id);
      return { ...common, id, title, points, card, done: 0, parts: 0, isSubtask: true };
    });
  });
}

function untouched(item: string): Tracked {
  return { item, state: 'to-do', assignee: null, note: '', version: 0, author: null, at: null };
}
