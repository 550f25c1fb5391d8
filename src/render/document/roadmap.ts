// The way to production in phases, with effort, dependencies and the way back, and the project's tasks at a glance.
import type { RootContent } from 'mdast';
import type { Plan } from '../../plan/plan.ts';
import { scheduleOf } from '../diagram/schedule.ts';
import {
  bullets,
  code,
  defined,
  figure,
  heading,
  joined,
  paragraph,
  pointer,
  pointers,
  strong,
  table,
} from './content.ts';
import { count, effort, stopped } from './figures.ts';

export function roadmapChapter(plan: Plan): readonly RootContent[] {
  const { roadmap, project } = plan;
  return [
    heading(2, 'roadmap', 'Roadmap'),
    paragraph(
      `Effort in person-days: likely (optimistic to pessimistic). All phases: ${effort(roadmap.effort)}. Longest way: `,
      joined(
        roadmap.criticalPath.map((id) => pointer(id, titleOf(plan, id))),
        ' → ',
      ),
      '.',
    ),
    table(
      ['phase', 'goal', 'after', 'flows', 'tasks', 'effort', 'done when'],
      roadmap.phases.map((phase) => [
        [defined(phase.id), ' ', strong(phase.title)],
        phase.goal,
        phase.after.length === 0 ? 'nothing' : pointers(phase.after),
        pointers(phase.flows),
        pointers(phase.tasks),
        effort(phase.effort),
        phase.exit,
      ]),
      'lllllrl',
    ),
    paragraph(`Phases that wait for the same one run side by side. ${parallel(plan)}`),
    heading(3, 'rollback', 'The way back'),
    table(
      ['phase', 'how', 'data already written'],
      roadmap.phases.map((phase) => [
        pointer(phase.id, phase.title),
        phase.rollback.how,
        phase.rollback.data,
      ]),
    ),
    heading(3, 'cutover', 'Cutover'),
    bullets(roadmap.cutover.map(stopped)),
    heading(3, 'hypercare', 'Hypercare'),
    bullets(roadmap.hypercare.map(stopped)),
    heading(2, 'project', 'Project'),
    paragraph(
      `${count(project.tasks.length, 'task')}, ${count(project.points, 'point')}, ${count(project.days, 'day')}; subtasks, gates and sign-offs in `,
      code('project.md'),
      '.',
    ),
    figure(scheduleOf(plan)),
  ];
}

function titleOf(plan: Plan, id: string): string {
  return plan.roadmap.phases.find((phase) => phase.id === id)?.title ?? id;
}

function parallel({ roadmap }: Plan): string {
  const groups = new Map<string, string[]>();
  for (const phase of roadmap.phases)
    groups.set(phase.after.join(', '), [...(groups.get(phase.after.join(', ')) ?? []), phase.title]);
  const together = [...groups.values()].filter((titles) => titles.length > 1);
  return together.length === 0
    ? 'Here each phase follows the one before.'
    : `Here: ${together.map((titles) => titles.join(' with ')).join('; ')}.`;
}
