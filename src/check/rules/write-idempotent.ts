// A write that is repeated does not double the record, or the plan states the risk that stays.
import { finding } from '../../finding/compose.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { operationOf, type Rule } from '../rule.ts';

export const writeIdempotent: Rule = {
  code: 'SPW006',
  name: 'write-idempotent',
  check: (plan) =>
    plan.flows.flatMap((flow) => {
      const problem = problemOf(plan, flow);
      if (problem === null) return [];
      return [
        finding('SPW006', {
          at: `P-${flow.id}-idempotency`,
          values: { flow: flow.id, problem },
          source: null,
        }),
      ];
    }),
};

function problemOf(plan: Plan, flow: PlanFlow): string | null {
  const { idempotency, calls } = flow.design;
  const creates = calls.filter((call) => call.onFailure === 'write');
  if (creates.length === 0) return null;
  if (!/\{[^{}]+\}/.test(idempotency.formula))
    return `its key "${idempotency.formula}" is the same for every record`;
  switch (idempotency.support) {
    case 'header': {
      const headers = creates.map((call) => operationOf(plan, call)?.idempotency?.header.toLowerCase());
      const held = idempotency.header !== null && headers.includes(idempotency.header.toLowerCase());
      return held
        ? null
        : `no write of the contract takes the header ${idempotency.header ?? '(none named)'}`;
    }
    case 'natural-key':
      return flow.design.identity.keys.length > 0 ? null : 'it rests on a natural key and names none';
    case 'read-back':
      return calls.some(({ id }) => id === `${flow.id}.read-back`)
        ? null
        : 'it rests on reading back what was created, and no call does that';
    case 'none':
      return idempotency.risk === null ? 'repeated writes are not recognised and no risk is stated' : null;
    default:
      return idempotency.support satisfies never;
  }
}
