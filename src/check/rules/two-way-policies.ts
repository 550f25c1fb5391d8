// A flow in both directions says who wins when both sides changed, and how its own writes are told from people's.
import { finding } from '../../finding/compose.ts';
import type { Rule } from '../rule.ts';

export const twoWayPolicies: Rule = {
  code: 'SPW005',
  name: 'two-way-policies',
  check: (plan) =>
    plan.flows
      .filter((flow) => flow.direction === 'two-way')
      .flatMap((flow) => {
        const { conflict, echo } = flow.design;
        const missing = [
          ...(conflict === null || conflict.rules.length === 0 ? ['conflict'] : []),
          ...(echo === null ? ['echo'] : []),
        ];
        return missing.map((policy) =>
          finding('SPW005', {
            at: `P-${flow.id}-${policy}`,
            values: { flow: flow.id, policy },
            source: null,
          }),
        );
      }),
};
