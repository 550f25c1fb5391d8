// The roadmap has each phase that the flows and tasks make, in the order of what they wait for, with the effort of the chosen design.
import { roadmapOf } from '../../plan/phases.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Effort, Phase, Roadmap } from '../../plan/roadmap.ts';
import { departures } from '../departures.ts';
import { byKey } from '../lookup.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';
import { otherFigures } from '../words.ts';

export const roadmapFollows: Rule = {
  code: 'SPW024',
  name: 'roadmap-follows',
  check: (plan) => report('SPW024', problemsOf(plan)),
};

function problemsOf(plan: Plan): readonly Problem[] {
  const { roadmap, project, brief, connections, flows, questions } = plan;
  const chosen = plan.comparison.designs.find((design) => design.id === plan.architecture.id);
  if (chosen === undefined) return [];
  const due = roadmapOf({
    brief,
    connections,
    flows,
    questions,
    tasks: project.tasks,
    effortDays: chosen.cost.effortDays,
  });
  const held = byKey(roadmap.phases, (phase) => phase.id);
  return [
    ...due.phases.flatMap((phase) => {
      const own = held.get(phase.id);
      return own === undefined
        ? [told(phase.id, `The roadmap lacks the phase ${phase.id} ("${phase.title}")`)]
        : ofPhase(own, phase);
    }),
    ...effortProblem('roadmap', roadmap.effort, due.effort),
    ...(sameOrder(roadmap.criticalPath, due.criticalPath)
      ? []
      : [
          told(
            'roadmap',
            `The critical path is ${roadmap.criticalPath.join(', ')} where the longest way is ${due.criticalPath.join(', ')}`,
          ),
        ]),
    ...(words(roadmap.waves) === words(due.waves)
      ? []
      : [told('roadmap', `The waves are ${words(roadmap.waves)} where ${words(due.waves)} follow`)]),
    ...departures(stated(roadmap), stated(due), {
      at: 'roadmap',
      path: '',
      roles: new Set(),
    }),
    ...(roadmap.cutover.length === 0 ? [told('roadmap', 'The roadmap has no steps of the cutover')] : []),
    ...(roadmap.hypercare.length === 0 ? [told('roadmap', 'The roadmap says nothing of hypercare')] : []),
  ];
}

/** What stands beside the phases: how effort was reckoned, and which systems are left. */
function stated({ rules, migrations }: Roadmap): Pick<Roadmap, 'rules' | 'migrations'> {
  return { rules, migrations };
}

function words(waves: Roadmap['waves']): string {
  return waves.map((wave) => wave.toSorted().join(', ')).join('; ');
}

function ofPhase(own: Phase, due: Phase): readonly Problem[] {
  const exit = otherFigures(own.exit, due.exit);
  const lists = (['after', 'flows', 'tasks'] as const).flatMap((list) =>
    sameThings(own[list], due[list])
      ? []
      : [
          told(
            due.id,
            `${due.id} has ${own[list].join(', ') || 'nothing'} under "${list}" where ${due[list].join(', ') || 'nothing'} follows`,
          ),
        ],
  );
  return [
    ...lists,
    ...effortProblem(due.id, own.effort, due.effort),
    ...(exit === null ? [] : [told(due.id, `${due.id} ${exit}`)]),
  ];
}

function effortProblem(at: string, own: Effort, due: Effort): readonly Problem[] {
  const words = ({ low, likely, high }: Effort): string => `${low}, ${likely} and ${high} days`;
  return words(own) === words(due)
    ? []
    : [
        told(
          at,
          `The effort of ${at} is ${words(own)} where ${words(due)} follow from the tasks and the chosen design`,
        ),
      ];
}

function sameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

function sameThings(a: readonly string[], b: readonly string[]): boolean {
  return sameOrder(a.toSorted(), b.toSorted());
}
