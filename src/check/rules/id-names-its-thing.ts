// Ids are made from what they name (a policy of F1 begins with P-F1-), so that documents, boards and later plans find the same thing.
import { countedAs } from '../../landscape/limits.ts';
import type { Plan } from '../../plan/plan.ts';
import { lookupOf } from '../lookup.ts';
import { operationOf, type Problem, report, type Rule, told } from '../rule.ts';

export const idNamesItsThing: Rule = {
  code: 'SPW056',
  name: 'id-names-its-thing',
  check: (plan) => report('SPW056', idsOf(plan).flatMap(problemOf)),
};

/** An id with what it must begin with (or be, where `whole`). */
interface Named {
  readonly id: string;
  readonly due: string;
  readonly whole: boolean;
}

const starts = (id: string, due: string): Named => ({ id, due, whole: false });
const is = (id: string, due: string): Named => ({ id, due, whole: true });

function problemOf({ id, due, whole }: Named): readonly Problem[] {
  const fits = whole ? id === due : id.startsWith(due) && id.length > due.length;
  return fits
    ? []
    : [
        told(
          id,
          `The id ${id} is ${whole ? 'not' : 'not one that begins with'} ${due}, which what it stands for makes`,
        ),
      ];
}

function idsOf(plan: Plan): readonly Named[] {
  const { project, roadmap, specification } = plan;
  return [
    ...plan.requirements.map(({ id }) => starts(id, 'R-')),
    ...plan.flows.flatMap((flow) => [
      ...(flow.pair === null
        ? [is(flow.id, flow.askedAs)]
        : [is(flow.id, `${flow.askedAs}${flow.id.endsWith('-back') ? '-back' : '-out'}`)]),
      ...flow.design.calls.map(({ id }) => starts(id, `${flow.id}.`)),
    ]),
    ...plan.mappings.map(({ id, flow }) => is(id, `M-${flow}`)),
    ...plan.policies.map(({ id, flow, kind }) => is(id, `P-${flow}-${kind}`)),
    ...plan.tests.map(({ id, flow }) => starts(id, flow === null ? 'T-' : `T-${flow}-`)),
    ...plan.gates.map(({ id, flow }) => starts(id, `G-${flow}-`)),
    ...plan.sunsets.map(({ id, system }) => starts(id, `S-${system}-`)),
    ...plan.budgets.map((budget) => is(budget.id, `B-${budget.system}-${countedUnder(plan, budget)}`)),
    ...plan.questions.map(({ id }) => starts(id, 'Q-')),
    ...plan.risks.map(({ id }) => starts(id, 'K-')),
    ...plan.decisions.map(({ id }) => starts(id, 'D-')),
    ...project.tasks.flatMap((task) => task.subtasks.map(({ id }) => starts(id, `${task.id}-`))),
    ...project.gates.map(({ id }) => starts(id, 'G-')),
    ...roadmap.phases.map(({ id }) => starts(id, 'PH-')),
    ...specification.sections.flatMap((section) => [
      starts(section.id, 'S-'),
      ...section.rows.map(({ id }) => starts(id, `${section.id}.`)),
    ]),
  ];
}

/** The limit, with the endpoint where each one is counted apart. */
function countedUnder(plan: Plan, { limit, demands }: Plan['budgets'][number]): string {
  const [first] = demands;
  const call = lookupOf(plan).calls.get(`${first?.flow}.${first?.what.split(', ')[0] ?? ''}`)?.call;
  const operation = call === undefined ? null : operationOf(plan, call);
  return operation === null ? limit.id : countedAs(limit, operation);
}
