// Every personal field that a mapping carries is listed with its class at its flow, and nothing else is.
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { mappingOf, type Problem, report, type Rule, told } from '../rule.ts';

export const personalDataListed: Rule = {
  code: 'SPW042',
  name: 'personal-data-listed',
  check: (plan) =>
    report(
      'SPW042',
      plan.flows.flatMap((flow) => problemsOf(plan, flow)),
    ),
};

function problemsOf(plan: Plan, flow: PlanFlow): readonly Problem[] {
  const rows = mappingOf(plan, flow)?.mapping.mappings ?? [];
  const carried = rows.flatMap((row) =>
    row.personal === null ? [] : [{ field: row.to, class: row.personal }],
  );
  const key = (one: { readonly field: string; readonly class: string }): string =>
    `${one.field} (${one.class})`;
  const [due, listed] = [new Set(carried.map(key)), new Set(flow.personalData.map(key))];
  return [
    ...[...due]
      .filter((one) => !listed.has(one))
      .map((one) => told(flow.id, `${flow.id} carries ${one} and does not list it as personal data`)),
    ...[...listed]
      .filter((one) => !due.has(one))
      .map((one) =>
        told(flow.id, `${flow.id} lists ${one} as personal data, and no row of its mapping carries it`),
      ),
  ];
}
