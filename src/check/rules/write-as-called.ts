// The way of writing that a flow decided is the one that its calls make, and a batch holds no more than its call takes.
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { operationOf, type Problem, report, type Rule, told } from '../rule.ts';

export const writeAsCalled: Rule = {
  code: 'SPW035',
  name: 'write-as-called',
  check: (plan) =>
    report(
      'SPW035',
      plan.flows.flatMap((flow) => problemsOf(plan, flow)),
    ),
};

const needs = {
  upsert: ['upsert'],
  'create-then-update': ['create', 'update'],
  'create-only': ['create'],
  'update-only': ['update'],
} as const;

function problemsOf(plan: Plan, flow: PlanFlow): readonly Problem[] {
  const { write, calls } = flow.design;
  if (calls.length === 0) return [];
  const made = calls
    .filter((call) => call.onFailure === 'write' && call.callsPerDay >= 0)
    .map((call) => call.step);
  const single: readonly string[] = needs[write.mode];
  const words = write.mode.replaceAll('-', ' ');
  const most = calls
    .filter((call) => call.onFailure === 'write')
    .flatMap((call) => operationOf(plan, call)?.batchSize ?? []);
  const batch = write.batch ?? 1;
  const problems = [
    ...single
      .filter((step) => !made.includes(step))
      .map((step) => `writes by "${words}", and no call of it is for "${step}"`),
    ...(['create', 'update', 'upsert'] as const)
      .filter((step) => made.includes(step) && !single.includes(step))
      .map((step) => `writes by "${words}", though a call of it is for "${step}"`),
    ...(batch > 1 && batch > Math.max(1, ...most)
      ? [`writes batches of ${batch} records, where its calls take ${Math.max(1, ...most)}`]
      : []),
    ...calls
      .filter((call) => call.onFailure === 'write' && call.system !== flow.to.system)
      .map((call) => `writes to ${call.system} by ${call.id}, though it goes to ${flow.to.system}`),
  ];
  return problems.map((problem) => told(`P-${flow.id}-write`, `${flow.id} ${problem}`));
}
