// Every id that the plan refers to exists, and no id stands for two things.
import { finding } from '../../finding/compose.ts';
import type { Finding } from '../../finding/finding.ts';
import { nearestSpelling } from '../../finding/input.ts';
import { idsOf } from '../../plan/ids.ts';
import type { Plan } from '../../plan/plan.ts';
import { lookupOf } from '../lookup.ts';
import type { Rule } from '../rule.ts';

export const idResolves: Rule = {
  code: 'SPW011',
  name: 'id-resolves',
  check: (plan) => {
    const ids = idsOf(plan);
    const known = new Set([...ids, ...partsOf(plan), ...wholes]);
    const references = [...referencesOf(plan), ...referencesInside(plan)];
    return [
      ...twice(ids),
      ...references.flatMap((reference) => unresolved(reference, known)),
      ...oneSided(plan),
    ];
  },
};

/** Parts of the plan that are referred to as a whole. */
const wholes: readonly string[] = ['project', 'specification', 'handover'];

interface Reference {
  readonly at: string;
  readonly to: string;
}

/** What is referred to by a name of the contract or of the comparison: limits, resources (system.name) and designs. */
function partsOf(plan: Plan): readonly string[] {
  return [
    ...plan.connections.flatMap(({ system, rateLimits, resources }) => [
      ...rateLimits.map((limit) => `L-${system}-${limit.id}`),
      ...resources.map((resource) => `${system}.${resource.name}`),
    ]),
    ...plan.comparison.designs.map((design) => design.id),
  ];
}

/** What the brief's own questions are about is the writer's business. */
function referencesInside(plan: Plan): readonly Reference[] {
  const { architecture, comparison, decisions, questions } = plan;
  const asked = new Set(plan.brief.unknowns.map((unknown) => unknown.about));
  const from = (at: string, to: readonly (string | null)[]): readonly Reference[] =>
    to.filter((id) => id !== null).map((id) => ({ at, to: id }));
  const limit = (system: string, id: string | null): string | null =>
    id === null ? null : `L-${system}-${id}`;
  const resource = (system: string, name: string | null): string | null =>
    name === null ? null : `${system}.${name}`;
  return [
    ...plan.flows.flatMap((flow) => [
      ...from(flow.id, [
        resource(flow.from.system, flow.from.resource),
        resource(flow.to.system, flow.to.resource),
        resource(flow.to.system, flow.route?.resource ?? null),
        ...flow.design.throttle.limits.map((own) => limit(own.system, own.limitId)),
      ]),
      ...flow.design.calls.flatMap((call) => from(call.id, [limit(call.system, call.limitId)])),
    ]),
    ...from('architecture', [architecture.id]),
    ...from('comparison', [comparison.recommended]),
    ...decisions.flatMap((decision) =>
      from(decision.id, [decision.chosen, ...decision.rejected.map((other) => other.id)]),
    ),
    ...questions.flatMap((question) =>
      from(question.id, [
        question.blocks,
        question.about.startsWith('/') || asked.has(question.about) ? null : question.about,
      ]),
    ),
  ];
}

/** Policies and tests name their flow, and the flow names them; a policy names its tests, and they prove it. */
function oneSided(plan: Plan): readonly Finding[] {
  const { flows, tests, policies } = lookupOf(plan);
  const problems = [
    ...plan.policies
      .filter((policy) => flows.get(policy.flow)?.policies.includes(policy.id) === false)
      .map(({ id, flow }) => ({ at: flow, problem: `${id} belongs to ${flow}, which does not list it` })),
    ...plan.tests
      .filter((test) => flows.get(test.flow ?? '')?.tests.includes(test.id) === false)
      .map(({ id, flow }) => ({
        at: flow ?? id,
        problem: `${id} belongs to ${flow ?? 'no flow'}, which does not list it`,
      })),
    ...plan.policies.flatMap((policy) =>
      policy.tests
        .filter((id) => tests.get(id)?.proves.includes(policy.id) === false)
        .map((id) => ({
          at: policy.id,
          problem: `${policy.id} names ${id} as its proof, which does not prove it`,
        })),
    ),
    ...plan.tests.flatMap((test) =>
      test.proves
        .map((id) => policies.get(id))
        .filter((policy) => policy !== undefined && !policy.tests.includes(test.id))
        .map((policy) => ({
          at: policy?.id ?? test.id,
          problem: `${test.id} proves ${policy?.id ?? 'it'}, which does not name it`,
        })),
    ),
  ];
  return problems.map(({ at, problem }) =>
    finding('SPW011', { at, values: { problem, nearest: '' }, source: null }),
  );
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
