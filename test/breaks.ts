// For every rule a break made by hand in a real plan, which the check must tell by the rule and the id of the broken thing.
// Adding a rule is adding a line. Ids are those of the example's plan.
import type { Plan } from '../src/plan/plan.ts';
import { measuredPlan } from './measured-plan.ts';
import { at, examplePlan, type Loose, startedPlan, twoWayPlan } from './example-plan.ts';

/** `rule` by name; `told` is the id that some finding of the rule must name; `of` makes the plan. */
export interface Break {
  readonly rule: string;
  readonly told: string;
  readonly of: () => Promise<Plan>;
  readonly make: (plan: Loose<Plan>) => void;
}

function broke(rule: string, told: string, of: Break['of'], make: Break['make']): Break {
  return { rule, told, of, make };
}

export const breaks: readonly Break[] = [
  broke('endpoint-exists', 'F1.read', examplePlan, (plan) => {
    at(at(plan.flows, 0).design.calls, 1).path = '/nowhere';
  }),
  broke('scopes-suffice', 'F1.create', examplePlan, (plan) => {
    at(at(plan.flows, 0).design.calls, 3).scopes = ['nothing'];
  }),
  broke('required-mapped', 'M-F3', examplePlan, (plan) => {
    const { mapping } = at(plan.mappings, 2);
    mapping.mappings = mapping.mappings.filter((row) => row.to !== 'properties.subject');
  }),
  broke('poll-within-budget', 'B-crm-search', examplePlan, (plan) => {
    at(at(plan.budgets, 2).demands, 0).peakPerWindow = 900;
  }),
  broke('two-way-policies', 'P-F1-out-echo', twoWayPlan, (plan) => {
    at(plan.flows, 0).design.echo = null;
  }),
  broke('write-idempotent', 'P-F1-idempotency', examplePlan, (plan) => {
    at(plan.flows, 0).design.idempotency.formula = 'always-the-same';
  }),
  broke('sunset-before-go-live', 'F1.find', examplePlan, (plan) => {
    Object.assign(at(plan.sunsets, 0), { applies: ['/crm/objects'] });
  }),
  broke('blocked-capability-used', 'F3.upsert', examplePlan, (plan) => {
    at(plan.gates, 0).guards = ['POST /crm/objects/2026-03/tickets/batch/upsert'];
  }),
  broke('policy-has-test', 'P-F1-deletes', examplePlan, (plan) => {
    for (const one of plan.tests) one.proves = one.proves.filter((id) => id !== 'P-F1-deletes');
  }),
  broke('task-traces', 'project', examplePlan, (plan) => {
    plan.project.points += 7;
  }),
  broke('id-resolves', 'F1', examplePlan, (plan) => {
    at(plan.flows, 0).requirements.push('R-none');
  }),
  broke('mapping-sound', 'M-F1.2', examplePlan, (plan) => {
    at(at(plan.mappings, 0).mapping.mappings, 1).jsonata = 'properties.(';
  }),
  broke('plan-unchanged', 'contentHash', examplePlan, (plan) => {
    plan.summary = 'Another one.';
  }),
  broke('names-exist', 'F1', examplePlan, (plan) => {
    at(plan.flows, 0).design.trigger.events = ['contact.vanished'];
  }),
  broke('figures-within-facts', 'P-F1-throttle', examplePlan, (plan) => {
    at(at(plan.flows, 0).design.throttle.limits, 0).count = 9000;
  }),
  broke('retry-complete', 'P-F2-retry', examplePlan, (plan) => {
    at(plan.flows, 1).design.retry.rows.pop();
  }),
  broke('requirement-from-brief', 'R-go-live', examplePlan, (plan) => {
    plan.brief.constraints.goLive = '2027-04-01';
  }),
  broke('policy-states-design', 'P-F1-trigger', examplePlan, (plan) => {
    at(plan.flows, 0).design.trigger.repair = { mode: 'poll', every: 'PT50M' };
  }),
  broke('test-as-designed', 'T-F1-crash', examplePlan, (plan) => {
    plan.tests = plan.tests.filter((one) => one.id !== 'T-F1-crash');
  }),
  broke('trace-complete', 'F1.read', examplePlan, (plan) => {
    plan.trace = plan.trace.filter((link) => link.from !== 'F1' || link.to !== 'F1.read');
  }),
  broke('specification-follows', 'S-overview.date', examplePlan, (plan) => {
    for (const section of plan.specification.sections)
      for (const row of section.rows) if (row.id === 'S-overview.date') row.cells[1] = '2027-09-09';
  }),
  broke('work-complete', 'K3-F2-failure', examplePlan, (plan) => {
    const task = at(plan.project.tasks, 2);
    task.subtasks = task.subtasks.filter((one) => one.id !== 'K3-F2-failure');
  }),
  broke('decision-as-compared', 'D-architecture', examplePlan, (plan) => {
    at(plan.decisions, 0).chosen = 'D1';
  }),
  broke('roadmap-follows', 'PH-staging', examplePlan, (plan) => {
    for (const phase of plan.roadmap.phases) if (phase.id === 'PH-staging') phase.after = [];
  }),
  broke('risk-covered', 'K-crm-S-crm-oauth-v1', examplePlan, (plan) => {
    plan.risks = plan.risks.filter((one) => one.id !== 'K-crm-S-crm-oauth-v1');
  }),
  broke('flow-as-asked', 'F2', examplePlan, (plan) => {
    at(plan.flows, 1).freshness = 'PT1H';
  }),
  broke('connection-as-asked', 'C-crm', examplePlan, (plan) => {
    at(plan.connections, 0).edition = 'enterprise';
  }),
  broke('status-follows-gates', 'G-F3-timeline-events', examplePlan, (plan) => {
    at(plan.gates, 0).verdict = 'open';
  }),
  broke('limit-applies', 'F1.read', examplePlan, (plan) => {
    at(at(plan.flows, 0).design.calls, 1).limitId = 'search';
  }),
  broke('budget-adds-up', 'B-billing-global-live', examplePlan, (plan) => {
    at(at(plan.flows, 1).design.calls, 1).callsPerDay = 4000;
  }),
  broke('freshness-arithmetic', 'P-F1-trigger', examplePlan, (plan) => {
    at(plan.flows, 0).design.trigger.expected.worst = 'PT1M';
  }),
  broke('freshness-kept', 'P-F2-trigger', examplePlan, (plan) => {
    at(plan.flows, 1).freshness = 'PT4M';
  }),
  broke('one-in-flight', 'P-F1-transport', examplePlan, (plan) => {
    at(plan.flows, 0).design.transport.inFlightPerRecord = 2;
  }),
  broke('read-covers-lag', 'P-F1-read', examplePlan, (plan) => {
    for (const resource of at(plan.connections, 0).resources)
      for (const operation of resource.operations)
        if (operation.incremental !== null) operation.incremental.lag = 'PT10M';
  }),
  broke('write-as-called', 'P-F1-write', examplePlan, (plan) => {
    at(plan.flows, 0).design.write.mode = 'update-only';
  }),
  broke('key-outlives-retry', 'P-F1-idempotency', examplePlan, (plan) => {
    for (const row of at(plan.flows, 0).design.retry.rows)
      if (row.class === 'no-answer') row.givesUpAfter = 'P3D';
  }),
  broke('retry-in-order', 'P-F1-retry', examplePlan, (plan) => {
    at(at(plan.flows, 0).design.retry.rows, 0).firstWait = 'PT5M';
  }),
  broke('dead-letters-kept', 'P-F1-dead-letter', examplePlan, (plan) => {
    at(plan.flows, 0).design.deadLetter.expires = 'PT1H';
  }),
  broke('first-load-reckoned', 'P-F1-backfill', examplePlan, (plan) => {
    at(plan.flows, 0).design.backfill.atLeast = 'PT3M';
  }),
  broke('mapping-types', 'M-F1.2', examplePlan, (plan) => {
    at(at(plan.mappings, 0).mapping.mappings, 1).toType = 'integer';
  }),
  broke('example-follows-mapping', 'M-F1', examplePlan, (plan) => {
    const { example } = at(plan.flows, 0);
    if (example !== null) example.body = example.body.replace('"phone"', '"telephone"');
  }),
  broke('personal-data-listed', 'F1', examplePlan, (plan) => {
    at(plan.flows, 0).personalData = at(plan.flows, 0).personalData.filter((one) => one.field !== 'email');
  }),
  broke('schedule-holds', 'K1', startedPlan, (plan) => {
    at(plan.project.tasks, 0).startDate = '2026-12-05';
  }),
  broke('gates-in-order', 'G-staging', examplePlan, (plan) => {
    plan.project.gates = plan.project.gates.filter((gate) => gate.id !== 'G-staging');
  }),
  broke('design-as-compared', 'D2', examplePlan, (plan) => {
    at(plan.architecture.layers, 1).tool = 'A hat';
  }),
  broke('scores-add-up', 'D1', examplePlan, (plan) => {
    at(plan.comparison.designs, 0).scores.total = 1;
  }),
  broke('avoided-not-used', 'D2', examplePlan, (plan) => {
    plan.brief.constraints.avoid = ['pg-boss'];
  }),
  broke('cost-within-budget', 'D2', examplePlan, (plan) => {
    plan.brief.constraints.monthlyBudget = { amount: 5, currency: 'USD' };
  }),
  broke('deadline-reachable', 'K7', startedPlan, (plan) => {
    plan.brief.constraints.goLive = '2026-12-20';
  }),
  broke('sunset-dated', 'S-crm-oauth-v1', examplePlan, (plan) => {
    at(plan.sunsets, 0).on = '2027-12-01';
  }),
  broke('sources-agree', 'B-crm-burst-professional-enterprise', examplePlan, (plan) => {
    at(plan.budgets, 0).limit.source.retrieved = '2025-01-01';
  }),
  broke('approval-current', 'revisions', examplePlan, (plan) => {
    Object.assign(at(plan.revisions, 1), { by: 'Ada', date: '2027-01-01', contentHash: 'f'.repeat(64) });
  }),
  broke('gap-asked', 'G-F3-timeline-events', examplePlan, (plan) => {
    plan.questions = plan.questions.filter((one) => one.id !== 'Q-gate-crm-timeline-events');
  }),
  broke('webhook-authentic', 'P-F1-transport', examplePlan, (plan) => {
    at(plan.flows, 0).design.transport.why =
      'The intake answers within the 5 s that the sender waits and refuses what is older than 5 min.';
  }),
  broke('in-transit-encrypted', 'C-billing', examplePlan, (plan) => {
    at(at(plan.connections, 1).servers, 0).url = 'http://api.example.com';
  }),
  broke('id-names-its-thing', 'B-1', examplePlan, (plan) => {
    at(plan.budgets, 1).id = 'B-1';
  }),
  broke('both-directions', 'F1-out', twoWayPlan, (plan) => {
    plan.flows.pop();
  }),
  broke('call-as-documented', 'F1.find', examplePlan, (plan) => {
    at(at(plan.flows, 0).design.calls, 0).pageSize = 500;
  }),
  broke('policy-carried', 'P-F1-retry', examplePlan, (plan) => {
    const verdict = plan.architecture.verdicts.find((one) => one.policy === 'retry.rate-limit');
    Object.assign(verdict ?? {}, { verdict: 'impossible' });
  }),
  broke('particulars-follow', 'A-F1', examplePlan, (plan) => {
    at(plan.particulars, 0).timing.worst = 'PT9H';
  }),
  broke('custodies-follow', 'O-crm', examplePlan, (plan) => {
    at(plan.custodies, 0).drift.fields = 1;
  }),
  broke('running-follows', 'OP-correlation', examplePlan, (plan) => {
    plan.running.correlation.refs = [];
  }),
  broke('charter-follows', 'RP-all-developer', examplePlan, (plan) => {
    for (const one of plan.charter.responsibilities) if (one.role === 'lead developer') one.signs = [];
  }),
  broke('coverage-follows', 'C1', examplePlan, (plan) => {
    at(plan.coverage, 0).at = ['/name'];
  }),
  broke('documents-follow', 'plan.md#F1', examplePlan, (plan) => {
    plan.documents = plan.documents.filter((one) => one.id !== 'plan.md#F1');
  }),
  broke('evidence-current', 'EV-D2-typical', measuredPlan, (plan) => {
    at(plan.flows, 0).design.trigger.repair = { mode: 'poll', every: 'PT50M' };
  }),
  broke('measured-as-flown', 'D2', measuredPlan, (plan) => {
    const { measured } = at(plan.comparison.designs, 1);
    if (measured !== null) measured.lost = 3;
  }),
  broke('design-survives', 'D2', measuredPlan, (plan) => {
    Object.assign(at(at(plan.comparison.designs, 1).campaign?.held ?? [], 0), {
      brokenRuns: 1,
      firstSeed: 2,
    });
  }),
  broke('branch-taken', 'BR-F1-dead-letter', measuredPlan, (plan) => {
    const branch = plan.proven?.branches.find((one) => one.id === 'BR-F1-dead-letter');
    if (branch !== undefined) branch.taken = 0;
  }),
  broke('budget-counted', 'B-crm-search', measuredPlan, (plan) => {
    const budget = plan.proven?.budgets.find((one) => one.budget === 'B-crm-search');
    if (budget !== undefined) budget.agrees = false;
  }),
  broke('measured-within-limits', 'B-crm-burst-professional-enterprise', measuredPlan, (plan) => {
    at(at(plan.comparison.designs, 1).campaign?.limits ?? [], 0).share.most = 1.5;
  }),
  broke('measured-freshness', 'P-F1-trigger', measuredPlan, (plan) => {
    const flow = at(at(plan.comparison.designs, 1).campaign?.flows ?? [], 0);
    if (flow.freshness !== null) flow.freshness.p50.middle = 90_000;
  }),
  broke('switches-as-decided', 'P-F1-backfill', examplePlan, (plan) => {
    at(plan.flows, 0).design.backfill.resumes = false;
  }),
  broke('fed-within-budget', 'B-billing-global-live', examplePlan, (plan) => {
    at(plan.flows, 0).from = { ...at(plan.flows, 1).to };
    at(plan.flows, 1).load.changesPerDay = 1e9;
  }),
  broke('created-once', 'F2', examplePlan, (plan) => {
    const second = at(plan.flows, 1);
    second.from = { ...at(plan.flows, 2).from };
    second.to = { ...at(plan.flows, 0).to };
    second.design.identity.keys = [];
    at(second.design.calls, 0).id = 'F2.create';
  }),
];
