// Every built flow has the tests that its design calls for, before the gate that needs them, proving what they must prove.
import type { Plan, PlanFlow, PlanTest } from '../../plan/plan.ts';
import { testsOf, testsOfWhole } from '../../plan/proofs.ts';
import { lookupOf } from '../lookup.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';
import { otherFigures } from '../words.ts';

export const testAsDesigned: Rule = {
  code: 'SPW019',
  name: 'test-as-designed',
  check: (plan) =>
    report('SPW019', [
      ...plan.flows.flatMap((flow) => ofFlow(plan, flow)),
      ...testsOfWhole(plan.requirements, plan.prohibitions).flatMap((due) =>
        problemsOf(plan, due, 'the whole'),
      ),
    ]),
};

function ofFlow(plan: Plan, flow: PlanFlow): readonly Problem[] {
  const listed = new Set(flow.tests);
  return testsOf(flow.design, flow.mapping, flow.requirements).flatMap((due) => [
    ...problemsOf(plan, due, flow.id),
    ...(listed.has(due.id) ? [] : [told(due.id, `${due.id} is not among the tests of ${flow.id}`)]),
  ]);
}

function problemsOf(plan: Plan, due: PlanTest, of: string): readonly Problem[] {
  const own = lookupOf(plan).tests.get(due.id);
  if (own === undefined)
    return [told(due.id, `The design of ${of} calls for the test "${due.title}", which is missing`)];
  const how = otherFigures(own.how, due.how);
  const proved = new Set(own.proves);
  const unproved = due.proves.filter((id) => !proved.has(id));
  const problems = [
    ...(own.gate === due.gate ? [] : [`stands before the ${own.gate} gate where ${due.gate} is due`]),
    ...(own.kind === due.kind ? [] : [`is of the kind ${own.kind} where ${due.kind} is due`]),
    ...(own.flow === due.flow
      ? []
      : [`belongs to ${own.flow ?? 'no flow'} where it tries ${due.flow ?? 'the whole'}`]),
    ...(unproved.length === 0 ? [] : [`does not prove ${unproved.join(', ')}`]),
    ...(how === null ? [] : [how]),
  ];
  return problems.map((problem) => told(due.id, `${due.id} ${problem}`));
}
