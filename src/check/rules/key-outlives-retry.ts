// A key against doubles is still known to the vendor when the last repeat is made, and what has no key is not repeated blindly.
import { inWords, seconds } from '../../measure/duration.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { operationOf, type Problem, report, type Rule, told } from '../rule.ts';

export const keyOutlivesRetry: Rule = {
  code: 'SPW036',
  name: 'key-outlives-retry',
  check: (plan) =>
    report(
      'SPW036',
      plan.flows.flatMap((flow) => problemsOf(plan, flow)),
    ),
};

function problemsOf(plan: Plan, flow: PlanFlow): readonly Problem[] {
  const { idempotency, retry, calls } = flow.design;
  if (calls.length === 0) return [];
  const { retention, support } = idempotency;
  const unanswered = retry.rows.find((row) => row.class === 'no-answer');
  const documented = calls
    .filter((call) => call.onFailure === 'write')
    .flatMap((call) => operationOf(plan, call)?.idempotency?.retention ?? [])
    .toSorted((a, b) => seconds(a) - seconds(b))[0];
  const ends = unanswered?.givesUpAfter ?? null;
  const problems = [
    ...(retention !== null &&
    ends !== null &&
    unanswered?.retry === true &&
    seconds(ends) > seconds(retention)
      ? [
          `repeats unanswered writes for ${inWords(ends)}, though their key is kept for ${inWords(retention)} only`,
        ]
      : []),
    ...(retention !== null && documented !== undefined && seconds(retention) > seconds(documented)
      ? [`counts on a key for ${inWords(retention)}, though the contract keeps it for ${inWords(documented)}`]
      : []),
    ...(retention !== null && documented === undefined
      ? [`counts on a key for ${inWords(retention)}, and the contract does not say how long one is kept`]
      : []),
    ...(support === 'none' && unanswered?.retry === true
      ? ['repeats unanswered writes, though nothing tells a repeat from a second record']
      : []),
  ];
  return problems.map((problem) => told(`P-${flow.id}-idempotency`, `${flow.id} ${problem}`));
}
