// One rule of `check`: looks at a plan, reports findings under its one code. A rule decides nothing and mends nothing.
import type { Finding } from '../finding/finding.ts';
import type { Operation, Resource } from '../catalog/profile.ts';
import type { Call } from '../design/design.ts';
import type { Connection } from '../plan/connection.ts';
import type { Plan, PlanFlow } from '../plan/plan.ts';

/** `name` is the rule's file, test and page; `code` its entry in the message catalogue. */
export interface Rule {
  readonly code: string;
  readonly name: string;
  readonly check: (plan: Plan) => readonly Finding[];
}

/** A call with the flow that makes it. */
export interface FlowCall {
  readonly flow: PlanFlow;
  readonly call: Call;
}

export function callsOf(plan: Plan): readonly FlowCall[] {
  return plan.flows.flatMap((flow) => flow.design.calls.map((call) => ({ flow, call })));
}

export function connectionOf(plan: Plan, system: string): Connection | null {
  return plan.connections.find((connection) => connection.system === system) ?? null;
}

export function resourceOf(plan: Plan, system: string, name: string | null): Resource | null {
  return connectionOf(plan, system)?.resources.find((resource) => resource.name === name) ?? null;
}

/** The operation of the contract that a call names, or null when the contract has none such. */
export function operationOf(plan: Plan, call: Call): Operation | null {
  const resource = resourceOf(plan, call.system, call.resource);
  return (
    resource?.operations.find(
      (operation) => operation.method === call.method && operation.path === call.path,
    ) ?? null
  );
}

/** The resource that a flow writes: the route's when it is blocked and has one. */
export function targetOf(plan: Plan, flow: PlanFlow): Resource | null {
  return resourceOf(plan, flow.to.system, flow.route?.resource ?? flow.to.resource);
}
