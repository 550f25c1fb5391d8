// Every class of error has its one answer, and what is refused is never repeated.
import { type ErrorClass, errorClasses } from '../../design/design.ts';
import { finding } from '../../finding/compose.ts';
import type { PlanFlow } from '../../plan/plan.ts';
import type { Rule } from '../rule.ts';

export const retryComplete: Rule = {
  code: 'SPW016',
  name: 'retry-complete',
  check: (plan) =>
    plan.flows.flatMap((flow) =>
      problemsOf(flow).map((problem) =>
        finding('SPW016', { at: `P-${flow.id}-retry`, values: { flow: flow.id, problem }, source: null }),
      ),
    ),
};

/** What is repeated at once only makes these worse. A lost access is another thing: it is renewed, then tried again. */
const waits: readonly ErrorClass[] = ['rate-limit', 'unavailable', 'no-answer'];

function problemsOf(flow: PlanFlow): readonly string[] {
  const { rows } = flow.design.retry;
  if (flow.design.calls.length === 0) return [];
  return [
    ...errorClasses.flatMap((one) => {
      const count = rows.filter((row) => row.class === one).length;
      const name = one.replaceAll('-', ' ');
      return count === 1
        ? []
        : [count === 0 ? `nothing is said of "${name}"` : `"${name}" has ${count} answers`];
    }),
    ...(rows.some((row) => row.class === 'refused' && row.retry) ? ['what is refused is repeated'] : []),
    ...rows
      .filter((row) => row.retry && row.firstWait === null && waits.includes(row.class))
      .map((row) => `"${row.class.replaceAll('-', ' ')}" is repeated without a wait`),
  ];
}
