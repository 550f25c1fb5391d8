// The project: tasks with points and days, subtasks to tick, gates with evidence and sign-off lines, the schedule.
import type { Root, RootContent } from 'mdast';
import type { Plan } from '../../plan/plan.ts';
import type { ReleaseGate, Task } from '../../plan/project.ts';
import { scheduleOf } from '../diagram/schedule.ts';
import {
  boxes,
  bullets,
  defined,
  facts,
  figure,
  forPeople,
  heading,
  type Inline,
  paragraph,
  pointer,
  pointers,
  root,
  strong,
  table,
} from './content.ts';
import { count, grouped, stopped } from './figures.ts';

export function projectDocument(plan: Plan): Root {
  const { project } = plan;
  return root([
    heading(1, 'project-plan', `Project: ${plan.name}`),
    paragraph(
      `${count(project.tasks.length, 'task')}, ${count(project.points, 'point')}, ${count(project.days, 'day')}. `,
      project.start === null
        ? 'Counted in project days: no start date was given.'
        : `Starts ${project.start}; a project day is a working day.`,
    ),
    heading(2, 'schedule', 'Schedule'),
    figure(scheduleOf(plan)),
    table(
      ['task', 'what', 'kind', 'points', 'when', 'after', 'gate'],
      project.tasks.map((task) => [
        pointer(task.id),
        task.title,
        task.kind,
        grouped(task.points),
        when(task),
        task.after.length === 0 ? '–' : pointers(task.after),
        task.gate === null ? '–' : pointer(task.gate),
      ]),
      'lllrlll',
    ),
    heading(2, 'tasks', 'Tasks'),
    ...project.tasks.flatMap((task) => taskBlocks(task, project.gates)),
    ...wholeTests(plan),
    heading(2, 'gates', 'Gates'),
    paragraph('Nothing passes a gate without all its evidence and the signature of the person named.'),
    ...project.gates.flatMap(gateBlocks),
    heading(2, 'reckoning', 'How points and days were reckoned'),
    bullets(project.reckoning.map(stopped)),
  ]);
}

/** Tests of all flows together; those of one flow stand in its chapter. */
function wholeTests(plan: Plan): readonly RootContent[] {
  const tests = plan.tests.filter((test) => test.flow === null);
  if (tests.length === 0) return [];
  return [
    heading(2, 'tests-of-the-whole', 'Tests of the whole'),
    table(
      ['test', 'what', 'how', 'proves', 'gate'],
      tests.map((test) => [
        defined(test.id),
        test.title,
        test.how,
        pointers(test.proves),
        pointer(`G-${test.gate}`, test.gate),
      ]),
    ),
  ];
}

function when(task: Task): string {
  const days =
    task.startDay === 0 && task.endDay === 0
      ? 'day of'
      : task.startDay === task.endDay
        ? `day ${task.startDay}`
        : `day ${task.startDay} to ${task.endDay}`;
  return task.startDate === null
    ? days
    : `${days}, ${task.startDate}${task.endDate === null || task.endDate === task.startDate ? '' : ` to ${task.endDate}`}`;
}

function taskBlocks(task: Task, gates: readonly ReleaseGate[]): readonly RootContent[] {
  const before = gates.filter((gate) => gate.before === task.id);
  return [
    heading(3, task.id, `${task.id} · ${task.title}`),
    paragraph(
      strong(`${count(task.points, 'point')}`),
      ` · ${task.kind} · ${when(task)}`,
      before.length === 0 ? '' : [' · starts after ', pointers(before.map((gate) => gate.id)), ' is signed'],
    ),
    ...(task.subtasks.length === 0
      ? []
      : [
          boxes(
            task.subtasks.map((subtask) => ({
              done: false,
              text: [defined(subtask.id), ` ${subtask.title}`, served(subtask.serves)],
            })),
          ),
        ]),
    ...(task.serves.length === 0 ? [] : [paragraph('Serves ', pointers(task.serves), '.')]),
  ];
}

function served(ids: readonly string[]): Inline {
  return ids.length === 0
    ? ''
    : [' (', pointers(ids.slice(0, 6)), ids.length > 6 ? ` and ${ids.length - 6} more` : '', ')'];
}

function gateBlocks(gate: ReleaseGate): readonly RootContent[] {
  const { signOff } = gate;
  return [
    heading(3, gate.id, `${gate.id} · ${gate.title}`),
    paragraph('Opens ', pointer(gate.before), '. Evidence:'),
    boxes(gate.evidence.map((text) => ({ done: false, text }))),
    ...(gate.tests.length === 0 ? [] : [paragraph('Tests: ', pointers(gate.tests), '.')]),
    facts([
      ['Signed by', [signOff.role, ': ', signOff.name ?? forPeople('name')]],
      ['On', signOff.date ?? forPeople('date')],
    ]),
  ];
}
