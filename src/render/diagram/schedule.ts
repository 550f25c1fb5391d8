// The project's tasks and gates over its days.
import type { Plan } from '../../plan/plan.ts';
import type { Project, ReleaseGate, Task } from '../../plan/project.ts';
import type { Bar, Schedule } from './diagram.ts';
import { oncePerPlan } from './once.ts';
import { plain } from './plain.ts';

export const scheduleOf: (plan: Plan) => Schedule = oncePerPlan(drawnOf);

function drawnOf(plan: Plan): Schedule {
  const { project } = plan;
  return {
    kind: 'schedule',
    id: 'project',
    title: `Project: ${plain(plan.name)}`,
    description: `${project.tasks.length} tasks, ${project.points} points over ${project.days} days. ${project.tasks.map((task) => `${task.id} ${plain(task.title)}: day ${task.startDay} to ${task.endDay}.`).join(' ')}`,
    start: project.start,
    days: Math.max(project.days, ...project.tasks.map((task) => task.endDay)),
    bars: [
      ...project.tasks.flatMap((task) => [...gatesBefore(task, project.gates), taskBar(task)]),
      ...lastGates(project),
    ],
  };
}

function taskBar(task: Task): Bar {
  return {
    id: task.id,
    title: plain(task.title),
    group: task.kind,
    form: 'task',
    startDay: task.startDay,
    endDay: task.endDay,
    startDate: task.startDate,
    endDate: task.endDate,
    after: task.after,
  };
}

/** A gate stands right before the task that it opens. */
function gatesBefore(task: Task, gates: readonly ReleaseGate[]): readonly Bar[] {
  return gates
    .filter((gate) => gate.before === task.id)
    .map((gate) => ({
      id: gate.id,
      title: plain(gate.title),
      group: 'gate',
      form: 'gate',
      startDay: task.startDay,
      endDay: task.startDay,
      startDate: task.startDate,
      endDate: task.startDate,
      after: [],
    }));
}

/** Gates that open no task (the handover) stand after the last day. */
function lastGates(project: Project): readonly Bar[] {
  const last = project.tasks.reduce<Task | null>(
    (latest, task) => (latest === null || task.endDay >= latest.endDay ? task : latest),
    null,
  );
  const ids = new Set(project.tasks.map((task) => task.id));
  return project.gates
    .filter((gate) => !ids.has(gate.before))
    .map((gate) => ({
      id: gate.id,
      title: plain(gate.title),
      group: 'gate',
      form: 'gate',
      startDay: (last?.endDay ?? 0) + 1,
      endDay: (last?.endDay ?? 0) + 1,
      startDate: last?.endDate ?? null,
      endDate: last?.endDate ?? null,
      after: [],
    }));
}
