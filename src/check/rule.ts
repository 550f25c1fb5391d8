// One rule of `check`: looks at a plan, reports findings under its one code. A rule decides nothing and mends nothing.
import { finding } from '../finding/compose.ts';
import type { Finding } from '../finding/finding.ts';
import type { Operation, RateLimit, Resource } from '../catalog/profile.ts';
import type { Call } from '../design/design.ts';
import type { Source } from '../measure/fact.ts';
import type { Connection } from '../plan/connection.ts';
import type { Plan, PlanFlow, PlanMapping } from '../plan/plan.ts';
import { type FlowCall, lookupOf, operationKey } from './lookup.ts';

export type { FlowCall } from './lookup.ts';

/** `name` is the rule's file, test and page; `code` its entry in the message catalogue. */
export interface Rule {
  readonly code: string;
  readonly name: string;
  readonly check: (plan: Plan) => readonly Finding[];
}

/** What is wrong at a stable id, as a sentence without its full stop. */
export interface Problem {
  readonly at: string;
  readonly problem: string;
  readonly source: Source | null;
}

export function told(at: string, problem: string, source: Source | null = null): Problem {
  return { at, problem, source };
}

/** The findings of a code whose message is the problem itself. */
export function report(code: string, problems: readonly Problem[]): readonly Finding[] {
  return problems.map(({ at, problem, source }) => finding(code, { at, values: { problem }, source }));
}

export function callsOf(plan: Plan): readonly FlowCall[] {
  return plan.flows.flatMap((flow) => flow.design.calls.map((call) => ({ flow, call })));
}

export function connectionOf(plan: Plan, system: string): Connection | null {
  return lookupOf(plan).connections.get(system) ?? null;
}

export function resourceOf(plan: Plan, system: string, name: string | null): Resource | null {
  return name === null ? null : (lookupOf(plan).resources.get(`${system} ${name}`) ?? null);
}

/** The operation of the contract that a call names, or null when the contract has none such. */
export function operationOf(plan: Plan, call: Call): Operation | null {
  const { operations } = lookupOf(plan);
  const key = operationKey(call);
  return operations.get(`${key} ${call.kind}`) ?? operations.get(key) ?? null;
}

export function limitOf(plan: Plan, system: string, id: string | null): RateLimit | null {
  return id === null ? null : (lookupOf(plan).limits.get(`${system} ${id}`) ?? null);
}

export function mappingOf(plan: Plan, flow: PlanFlow): PlanMapping | null {
  return flow.mapping === null ? null : (lookupOf(plan).mappings.get(flow.mapping) ?? null);
}

/** The resource that a flow writes: the route's when it is blocked and has one. */
export function targetOf(plan: Plan, flow: PlanFlow): Resource | null {
  return resourceOf(plan, flow.to.system, flow.route?.resource ?? flow.to.resource);
}
