// Every id that the plan refers to exists, and no id stands for two things.
import { finding } from '../../finding/compose.ts';
import type { Finding } from '../../finding/finding.ts';
import { nearestSpelling } from '../../finding/input.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Rule } from '../rule.ts';

export const idResolves: Rule = {
  code: 'SPW011',
  name: 'id-resolves',
  check: (plan) => {
    const ids = idsOf(plan);
    const known = new Set([...ids, ...wholes]);
    return [...twice(ids), ...referencesOf(plan).flatMap((reference) => unresolved(reference, known))];
  },
};

/** Parts of the plan that are referred to as a whole. */
const wholes: readonly string[] = ['project', 'specification', 'handover'];

interface Reference {
  readonly at: string;
  readonly to: string;
}

function idsOf(plan: Plan): readonly string[] {
  const { project, roadmap, specification } = plan;
  return [
    ...[
      plan.requirements,
      plan.connections,
      plan.flows,
      plan.mappings,
      plan.policies,
      plan.tests,
      plan.budgets,
      plan.questions,
      plan.risks,
      plan.decisions,
    ].flatMap((things) => things.map((thing) => thing.id)),
    ...plan.flows.flatMap((flow) => flow.design.calls.map((call) => call.id)),
    ...plan.mappings.flatMap((mapping) =>
      mapping.mapping.mappings.map((_, index) => `${mapping.id}.${index + 1}`),
    ),
    ...project.tasks.flatMap((task) => [task.id, ...task.subtasks.map((subtask) => subtask.id)]),
    ...project.gates.map((gate) => gate.id),
    ...roadmap.phases.map((phase) => phase.id),
    ...specification.sections.flatMap((section) => [section.id, ...section.rows.map((row) => row.id)]),
  ];
}

function referencesOf(plan: Plan): readonly Reference[] {
  const from = (at: string, to: readonly (string | null)[]): readonly Reference[] =>
    to.filter((id) => id !== null).map((id) => ({ at, to: id }));
  const { project, roadmap, specification } = plan;
  return [
    ...plan.flows.flatMap((flow) =>
      from(flow.id, [
        ...flow.requirements,
        flow.mapping,
        ...flow.policies,
        ...flow.tests,
        flow.pair,
        flow.design.flow,
        flow.example?.call ?? null,
      ]),
    ),
    ...plan.flows.flatMap((flow) => from(flow.id, [`C-${flow.from.system}`, `C-${flow.to.system}`])),
    ...plan.mappings.flatMap((mapping) => from(mapping.id, [mapping.flow])),
    ...plan.policies.flatMap((policy) => from(policy.id, [policy.flow, ...policy.tests])),
    ...plan.tests.flatMap((test) => from(test.id, [test.flow, ...test.proves])),
    ...plan.connections.flatMap((connection) =>
      from(
        connection.id,
        connection.scopes.flatMap((scope) => scope.calls),
      ),
    ),
    ...plan.gates.flatMap((gate) => from(gate.id, [gate.flow, `C-${gate.system}`])),
    ...plan.budgets.flatMap((budget) =>
      from(budget.id, [`C-${budget.system}`, ...budget.demands.map((demand) => demand.flow)]),
    ),
    ...project.tasks.flatMap((task) => from(task.id, [...task.after, ...task.serves, task.gate])),
    ...project.gates.flatMap((gate) => from(gate.id, [gate.before, ...gate.tests])),
    ...roadmap.phases.flatMap((phase) => from(phase.id, [...phase.after, ...phase.flows, ...phase.tasks])),
    ...from('roadmap', roadmap.criticalPath),
    ...specification.sections.flatMap((section) => [
      ...from(section.id, [section.under]),
      ...section.rows.flatMap((row) => from(row.id, row.refs)),
    ]),
    ...plan.trace.flatMap((link) => from(`${link.from} → ${link.to}`, [link.from, link.to])),
  ];
}

function twice(ids: readonly string[]): readonly Finding[] {
  const seen = new Set<string>();
  const doubled = new Set(ids.filter((id) => seen.size === seen.add(id).size));
  return [...doubled].map((id) =>
    finding('SPW011', {
      at: id,
      values: { problem: `The id ${id} stands for more than one thing`, nearest: '' },
      source: null,
    }),
  );
}

function unresolved({ at, to }: Reference, known: ReadonlySet<string>): readonly Finding[] {
  if (known.has(to)) return [];
  const nearest = nearestSpelling(to, [...known]);
  const values = {
    problem: `${at} refers to ${to}, which does not exist`,
    nearest: nearest === null ? '' : ` The nearest is ${nearest}.`,
  };
  return [finding('SPW011', { at, values, source: null })];
}
