// What must pass before production, gate by gate, and the rules that an operator can hold the flow to.
import type { RootContent } from 'mdast';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { defined, heading, pointer, pointers, table } from './content.ts';

export function proofBlocks(plan: Plan, flow: PlanFlow): readonly RootContent[] {
  const tests = plan.tests.filter((test) => test.flow === flow.id);
  const policies = plan.policies.filter((policy) => policy.flow === flow.id);
  const blocks: RootContent[] = [];
  if (tests.length > 0) {
    blocks.push(
      heading(3, `${flow.id}-proof`, 'Proof before production'),
      table(
        ['test', 'what', 'how', 'proves', 'gate'],
        tests.map((test) => [
          defined(test.id),
          test.title,
          test.how,
          pointers(test.proves),
          pointer(`G-${test.gate}`, test.gate),
        ]),
      ),
    );
  }
  if (policies.length > 0) {
    blocks.push(
      heading(3, `${flow.id}-policies`, 'Rules to hold it to'),
      table(
        ['rule', 'of', 'says', 'proved by'],
        policies.map((policy) => [
          defined(policy.id),
          policy.title,
          policy.statement,
          pointers(policy.tests),
        ]),
      ),
    );
  }
  return blocks;
}
