// Dev comes before staging, staging before production: each gate stands behind its task, holds its tests and questions, and is signed by a person.
import type { Plan } from '../../plan/plan.ts';
import type { ReleaseGate, Task } from '../../plan/project.ts';
import { releaseGates } from '../../plan/schedule.ts';
import { byKey } from '../lookup.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const gatesInOrder: Rule = {
  code: 'SPW044',
  name: 'gates-in-order',
  check: (plan) => report('SPW044', problemsOf(plan)),
};

function problemsOf(plan: Plan): readonly Problem[] {
  const { project, tests, questions } = plan;
  const of = (gate: 'dev' | 'staging'): readonly string[] =>
    tests.filter((test) => test.gate === gate).map((test) => test.id);
  const blockers = questions.filter((question) => question.blocks === 'G-dev').map((question) => question.id);
  const held = byKey(project.gates, (gate) => gate.id);
  const due = releaseGates(of('dev'), of('staging'), blockers);
  const order = project.gates.map((gate) => gate.id).filter((id) => due.some((gate) => gate.id === id));
  const wanted = due.map((gate) => gate.id).filter((id) => held.has(id));
  return [
    ...due.flatMap((gate) => {
      const own = held.get(gate.id);
      return own === undefined
        ? [told(gate.id, `The project lacks the gate ${gate.id} before ${gate.before}`)]
        : gateProblems(own, gate).map((problem) => told(gate.id, `${gate.id} ${problem}`));
    }),
    ...project.gates.flatMap((gate) => placeProblems(gate, project.tasks, project.start)),
    ...(order.join() === wanted.join()
      ? []
      : [told('project', `The gates stand as ${order.join(', ')} where ${wanted.join(', ')} is due`)]),
  ];
}

function gateProblems(own: ReleaseGate, due: ReleaseGate): readonly string[] {
  const held = new Set(own.tests);
  const missing = due.tests.filter((id) => !held.has(id));
  const strange = own.tests.filter((id) => !due.tests.includes(id));
  const answered = due.evidence.filter(
    (line) => line.startsWith('Answered: ') && !own.evidence.includes(line),
  );
  return [
    ...(own.before === due.before ? [] : [`stands before ${own.before} where ${due.before} is due`]),
    ...(missing.length === 0 ? [] : [`does not ask for ${missing.join(', ')}`]),
    ...(strange.length === 0 ? [] : [`asks for ${strange.join(', ')}, which belongs before another gate`]),
    ...(own.evidence.length >= due.evidence.length
      ? []
      : [`asks for ${own.evidence.length} pieces of evidence where ${due.evidence.length} are due`]),
    ...answered.map((line) => `does not ask for "${line}"`),
  ];
}

/** The task that ends with the gate comes right before what the gate lets through; a signature has a name and no date before the start. */
function placeProblems(gate: ReleaseGate, tasks: readonly Task[], start: string | null): readonly Problem[] {
  const { name, date } = gate.signOff;
  const holder = tasks.filter((task) => task.gate === gate.id);
  const next = tasks.find((task) => task.id === gate.before);
  const [own] = holder;
  return [
    ...(holder.length === 1
      ? []
      : [
          told(
            gate.id,
            `${gate.id} ends ${holder.length === 0 ? 'no task' : holder.map((task) => task.id).join(' and ')}`,
          ),
        ]),
    ...(own !== undefined && next !== undefined && !next.after.includes(own.id)
      ? [told(gate.id, `${gate.id} ends ${own.id}, and ${next.id} does not wait for it`)]
      : []),
    ...(date !== null && name === null ? [told(gate.id, `${gate.id} is signed on ${date} by nobody`)] : []),
    ...(date !== null && start !== null && date < start
      ? [told(gate.id, `${gate.id} is signed on ${date}, before the project begins on ${start}`)]
      : []),
  ];
}
