// A plan checked as code is compiled: every rule over the whole plan, findings in the order of the rules.
import type { Finding } from '../finding/finding.ts';
import type { Plan } from '../plan/plan.ts';
import type { Rule } from './rule.ts';
import { approvalCurrent } from './rules/approval-current.ts';
import { avoidedNotUsed } from './rules/avoided-not-used.ts';
import { blockedCapabilityUsed } from './rules/blocked-capability-used.ts';
import { bothDirections } from './rules/both-directions.ts';
import { branchTaken } from './rules/branch-taken.ts';
import { budgetAddsUp } from './rules/budget-adds-up.ts';
import { budgetCounted } from './rules/budget-counted.ts';
import { callAsDocumented } from './rules/call-as-documented.ts';
import { charterFollows } from './rules/charter-follows.ts';
import { connectionAsAsked } from './rules/connection-as-asked.ts';
import { costWithinBudget } from './rules/cost-within-budget.ts';
import { coverageFollows } from './rules/coverage-follows.ts';
import { custodiesFollow } from './rules/custodies-follow.ts';
import { deadLettersKept } from './rules/dead-letters-kept.ts';
import { deadlineReachable } from './rules/deadline-reachable.ts';
import { decisionAsCompared } from './rules/decision-as-compared.ts';
import { designAsCompared } from './rules/design-as-compared.ts';
import { designSurvives } from './rules/design-survives.ts';
import { documentsFollow } from './rules/documents-follow.ts';
import { endpointExists } from './rules/endpoint-exists.ts';
import { evidenceCurrent } from './rules/evidence-current.ts';
import { exampleFollowsMapping } from './rules/example-follows-mapping.ts';
import { createdOnce } from './rules/created-once.ts';
import { fedWithinBudget } from './rules/fed-within-budget.ts';
import { figuresWithinFacts } from './rules/figures-within-facts.ts';
import { firstLoadReckoned } from './rules/first-load-reckoned.ts';
import { flowAsAsked } from './rules/flow-as-asked.ts';
import { freshnessArithmetic } from './rules/freshness-arithmetic.ts';
import { freshnessKept } from './rules/freshness-kept.ts';
import { gapAsked } from './rules/gap-asked.ts';
import { gatesInOrder } from './rules/gates-in-order.ts';
import { idNamesItsThing } from './rules/id-names-its-thing.ts';
import { idResolves } from './rules/id-resolves.ts';
import { inTransitEncrypted } from './rules/in-transit-encrypted.ts';
import { keyOutlivesRetry } from './rules/key-outlives-retry.ts';
import { limitApplies } from './rules/limit-applies.ts';
import { mappingSound } from './rules/mapping-sound.ts';
import { mappingTypes } from './rules/mapping-types.ts';
import { measuredAsFlown } from './rules/measured-as-flown.ts';
import { measuredFreshness } from './rules/measured-freshness.ts';
import { measuredWithinLimits } from './rules/measured-within-limits.ts';
import { namesExist } from './rules/names-exist.ts';
import { oneInFlight } from './rules/one-in-flight.ts';
import { particularsFollow } from './rules/particulars-follow.ts';
import { personalDataListed } from './rules/personal-data-listed.ts';
import { planUnchanged } from './rules/plan-unchanged.ts';
import { policyCarried } from './rules/policy-carried.ts';
import { policyHasTest } from './rules/policy-has-test.ts';
import { policyStatesDesign } from './rules/policy-states-design.ts';
import { pollWithinBudget } from './rules/poll-within-budget.ts';
import { readCoversLag } from './rules/read-covers-lag.ts';
import { requiredMapped } from './rules/required-mapped.ts';
import { requirementFromBrief } from './rules/requirement-from-brief.ts';
import { retryComplete } from './rules/retry-complete.ts';
import { retryInOrder } from './rules/retry-in-order.ts';
import { riskCovered } from './rules/risk-covered.ts';
import { roadmapFollows } from './rules/roadmap-follows.ts';
import { runningFollows } from './rules/running-follows.ts';
import { scheduleHolds } from './rules/schedule-holds.ts';
import { scopesSuffice } from './rules/scopes-suffice.ts';
import { scoresAddUp } from './rules/scores-add-up.ts';
import { sourcesAgree } from './rules/sources-agree.ts';
import { specificationFollows } from './rules/specification-follows.ts';
import { statusFollowsGates } from './rules/status-follows-gates.ts';
import { sunsetBeforeGoLive } from './rules/sunset-before-go-live.ts';
import { sunsetDated } from './rules/sunset-dated.ts';
import { switchesAsDecided } from './rules/switches-as-decided.ts';
import { taskTraces } from './rules/task-traces.ts';
import { testAsDesigned } from './rules/test-as-designed.ts';
import { traceComplete } from './rules/trace-complete.ts';
import { twoWayPolicies } from './rules/two-way-policies.ts';
import { webhookAuthentic } from './rules/webhook-authentic.ts';
import { workComplete } from './rules/work-complete.ts';
import { writeAsCalled } from './rules/write-as-called.ts';
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
  requirementFromBrief,
  policyStatesDesign,
  testAsDesigned,
  traceComplete,
  specificationFollows,
  workComplete,
  decisionAsCompared,
  roadmapFollows,
  riskCovered,
  flowAsAsked,
  connectionAsAsked,
  statusFollowsGates,
  limitApplies,
  budgetAddsUp,
  freshnessArithmetic,
  freshnessKept,
  oneInFlight,
  readCoversLag,
  writeAsCalled,
  keyOutlivesRetry,
  retryInOrder,
  deadLettersKept,
  firstLoadReckoned,
  mappingTypes,
  exampleFollowsMapping,
  personalDataListed,
  scheduleHolds,
  gatesInOrder,
  designAsCompared,
  scoresAddUp,
  avoidedNotUsed,
  costWithinBudget,
  deadlineReachable,
  sunsetDated,
  sourcesAgree,
  approvalCurrent,
  gapAsked,
  webhookAuthentic,
  inTransitEncrypted,
  idNamesItsThing,
  bothDirections,
  callAsDocumented,
  policyCarried,
  particularsFollow,
  custodiesFollow,
  runningFollows,
  charterFollows,
  coverageFollows,
  documentsFollow,
  evidenceCurrent,
  measuredAsFlown,
  designSurvives,
  branchTaken,
  budgetCounted,
  measuredWithinLimits,
  measuredFreshness,
  switchesAsDecided,
  fedWithinBudget,
  createdOnce,
];

/** The findings that the plan carries from its making, then those of the rules. */
export function checkPlan(plan: Plan): readonly Finding[] {
  return [...plan.findings, ...rules.flatMap((rule) => rule.check(plan))];
}
