// Every policy is proved by a test that stands before a gate.
import { finding } from '../../finding/compose.ts';
import type { Rule } from '../rule.ts';

export const policyHasTest: Rule = {
  code: 'SPW009',
  name: 'policy-has-test',
  check: (plan) => {
    const gated = new Set(plan.project.gates.flatMap((gate) => gate.tests));
    const proved = new Set(plan.tests.filter((test) => gated.has(test.id)).flatMap((test) => test.proves));
    return plan.policies
      .filter((policy) => !proved.has(policy.id))
      .map((policy) =>
        finding('SPW009', {
          at: policy.id,
          values: { policy: policy.id, title: policy.title },
          source: null,
        }),
      );
  },
};
