// A plan checked as code is compiled: every rule over the whole plan, findings in the order of the rules.
import type { Finding } from '../finding/finding.ts';
import type { Plan } from '../plan/plan.ts';
import type { Rule } from './rule.ts';
import { blockedCapabilityUsed } from './rules/blocked-capability-used.ts';
import { endpointExists } from './rules/endpoint-exists.ts';
import { figuresWithinFacts } from './rules/figures-within-facts.ts';
import { idResolves } from './rules/id-resolves.ts';
import { mappingSound } from './rules/mapping-sound.ts';
import { namesExist } from './rules/names-exist.ts';
import { planUnchanged } from './rules/plan-unchanged.ts';
import { policyHasTest } from './rules/policy-has-test.ts';
import { pollWithinBudget } from './rules/poll-within-budget.ts';
import { requiredMapped } from './rules/required-mapped.ts';
import { retryComplete } from './rules/retry-complete.ts';
import { scopesSuffice } from './rules/scopes-suffice.ts';
import { sunsetBeforeGoLive } from './rules/sunset-before-go-live.ts';
import { taskTraces } from './rules/task-traces.ts';
import { twoWayPolicies } from './rules/two-way-policies.ts';
import { writeIdempotent } from './rules/write-idempotent.ts';

/** Every rule, by code. */
export const rules: readonly Rule[] = [
  endpointExists,
  scopesSuffice,
  requiredMapped,
  pollWithinBudget,
  twoWayPolicies,
  writeIdempotent,
  sunsetBeforeGoLive,
  blockedCapabilityUsed,
  policyHasTest,
  taskTraces,
  idResolves,
  mappingSound,
  planUnchanged,
  namesExist,
  figuresWithinFacts,
  retryComplete,
];

/** The findings that the plan carries from its making, then those of the rules. */
export function checkPlan(plan: Plan): readonly Finding[] {
  return [...plan.findings, ...rules.flatMap((rule) => rule.check(plan))];
}
