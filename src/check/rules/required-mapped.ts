// Where a flow may create records, each field that the target requires is mapped, has a default, or is an open question.
import type { Field } from '../../catalog/profile.ts';
import { finding } from '../../finding/compose.ts';
import type { Finding } from '../../finding/finding.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { valueQuestion } from '../../plan/questions.ts';
import { mappingOf, type Rule, targetOf } from '../rule.ts';

export const requiredMapped: Rule = {
  code: 'SPW003',
  name: 'required-mapped',
  check: (plan) => plan.flows.filter(mayCreate).flatMap((flow) => unmapped(plan, flow)),
};

function mayCreate(flow: PlanFlow): boolean {
  return flow.design.calls.length > 0 && flow.design.write.mode !== 'update-only';
}

function unmapped(plan: Plan, flow: PlanFlow): readonly Finding[] {
  const target = targetOf(plan, flow);
  const rows = mappingOf(plan, flow)?.mapping.mappings ?? [];
  const asked = new Set(plan.questions.map((question) => question.id));
  const covers = (field: Field): boolean =>
    rows.some((row) => row.to === field.path || isUnder(row.to, field.path));
  const holders = (target?.fields ?? []).filter((field) => field.type === 'object' || field.type === 'array');
  const isAsked = (field: Field): boolean =>
    holders.every((holder) => !isUnder(field.path, holder.path) || holder.required || covers(holder));
  return (target?.fields ?? [])
    .filter(
      (field) =>
        field.required &&
        !field.readOnly &&
        !covers(field) &&
        !asked.has(valueQuestion(flow.id, field.path)) &&
        isAsked(field),
    )
    .map((field) =>
      finding('SPW003', {
        at: flow.mapping ?? flow.id,
        values: { flow: flow.id, field: field.path, resource: target?.name ?? '', system: flow.to.system },
        source: target?.source ?? null,
      }),
    );
}

/** Within an optional container a field is required only when something else of the container is filled. */
function isUnder(path: string, container: string): boolean {
  const bare = container.replace(/\[[^\]]*\]$/, '');
  return path.startsWith(`${bare}.`) || path.startsWith(`${bare}[`);
}
