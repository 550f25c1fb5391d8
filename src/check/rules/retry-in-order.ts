// The figures of a retry matrix are in order: waits grow, with jitter, up to a cap before giving up; Retry-After is obeyed where it is documented.
import type { RetryRow } from '../../design/design.ts';
import { type Duration, inWords, seconds } from '../../measure/duration.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { connectionOf, type Problem, report, type Rule, told } from '../rule.ts';

export const retryInOrder: Rule = {
  code: 'SPW037',
  name: 'retry-in-order',
  check: (plan) =>
    report(
      'SPW037',
      plan.flows.flatMap((flow) => problemsOf(plan, flow)),
    ),
};

function problemsOf(plan: Plan, flow: PlanFlow): readonly Problem[] {
  const { rows, timeout, breaker } = flow.design.retry;
  const limited = rows.find((row) => row.class === 'rate-limit');
  const obeys = [flow.from.system, flow.to.system].some((system) =>
    connectionOf(plan, system)?.rateLimits.some((limit) => limit.retryAfter === true),
  );
  const problems = [
    ...rows.flatMap((row) =>
      rowProblems(row).map((problem) => `"${row.class.replaceAll('-', ' ')}" ${problem}`),
    ),
    ...(limited !== undefined && !limited.retry
      ? ['"rate limit" is not repeated, so every burst loses records']
      : []),
    ...(obeys && limited?.honoursRetryAfter === false
      ? ['"rate limit" does not obey Retry-After, which is documented']
      : []),
    ...(isBetween('PT1S', timeout, 'PT10M')
      ? []
      : [`a call is given up after ${inWords(timeout)}, which is no time-out of a call`]),
    ...(breaker !== null &&
    (breaker.opensAfter < 1 || seconds(breaker.within) === 0 || seconds(breaker.probeEvery) === 0)
      ? ['the circuit breaker has no failures to open after, no time to count in, or no probe']
      : []),
  ];
  return problems.map((problem) => told(`P-${flow.id}-retry`, `${flow.id}: ${problem}`));
}

function rowProblems(row: RetryRow): readonly string[] {
  const { firstWait, factor, cap, givesUpAfter } = row;
  if (!row.retry)
    return firstWait === null && factor === null && cap === null
      ? []
      : ['is not repeated, and has waits between repeats'];
  if (firstWait === null) return [];
  return [
    ...(factor === null || factor >= 1 ? [] : [`waits shorter each time (factor ${factor})`]),
    ...(row.jitter ? [] : ['waits without jitter, so that all repeats meet again']),
    ...(cap === null || seconds(firstWait) <= seconds(cap)
      ? []
      : [`waits ${inWords(firstWait)} first, more than its cap of ${inWords(cap)}`]),
    ...(givesUpAfter === null || seconds(cap ?? firstWait) <= seconds(givesUpAfter)
      ? []
      : [`gives up after ${inWords(givesUpAfter)}, before one wait of ${inWords(cap ?? firstWait)} is over`]),
    ...(seconds(firstWait) > 0 ? [] : ['is repeated at once']),
  ];
}

function isBetween(least: Duration, length: Duration, most: Duration): boolean {
  return seconds(length) >= seconds(least) && seconds(length) <= seconds(most);
}
