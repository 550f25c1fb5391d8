// The way to production in phases, with effort, dependencies and the way back, and the project's tasks at a glance.
import type { RootContent } from 'mdast';
import type { Plan } from '../../plan/plan.ts';
import { scheduleOf } from '../diagram/schedule.ts';
import {
  bullets,
  code,
  figure,
  heading,
  joined,
  paragraph,
  pointer,
  pointers,
  strong,
  table,
  told,
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
        told(phase.id, strong(phase.title)),
        phase.goal,
        phase.after.length === 0 ? 'nothing' : pointers(phase.after),
        pointers(phase.flows),
        pointers(phase.tasks),
        effort(phase.effort),
        phase.exit,
      ]),
      'lllllrl',
    ),
    paragraph(`Phases of one step wait for nothing of each other. ${parallel(plan)}`),
    ...leftBlocks(plan),
    bullets(roadmap.rules.map(stopped)),
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

/** Systems that are left, what takes their place, and which flows hold until then. */
function leftBlocks(plan: Plan): readonly RootContent[] {
  return plan.roadmap.migrations.map((migration) =>
    paragraph(
      strong(`Left: ${nameOf(plan, migration.system)}.`),
      ` Its place is taken by ${migration.successors.map((one) => nameOf(plan, one)).join(', ')}. The flows `,
      pointers(migration.out),
      ' are the bridge until then',
      migration.back.length === 0 ? '' : [', with ', pointers(migration.back), ' back into it'],
      '. Told by: ',
      code(migration.said.replace(/[.\s]+$/, '')),
      '.',
    ),
  );
}

function nameOf(plan: Plan, system: string): string {
  return plan.connections.find((connection) => connection.system === system)?.name ?? system;
}

function parallel(plan: Plan): string {
  const { waves } = plan.roadmap;
  if (waves.every((wave) => wave.length === 1)) return 'Here each phase follows the one before.';
  const steps = waves.map((wave, index) => {
    const titles = wave.slice(0, 8).map((id) => titleOf(plan, id));
    return `${index + 1}. ${titles.join(' beside ')}${wave.length > 8 ? ` and ${wave.length - 8} more` : ''}`;
  });
  return `Here: ${steps.join('; ')}.`;
}
