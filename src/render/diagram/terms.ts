// Words that several pictures and chapters share: what a flow carries, how often, which calls it reads and writes with.
import type { Call } from '../../design/design.ts';
import { type Duration, inWords } from '../../measure/duration.ts';
import type { Connection } from '../../plan/connection.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { plain } from './plain.ts';

/** Who is called what. */
export interface Named {
  readonly connections: readonly { readonly system: string; readonly name: string }[];
}

/** The system's name as the plan shows it. */
export function systemName({ connections }: Named, system: string): string {
  return plain(connections.find((connection) => connection.system === system)?.name ?? system);
}

export function connectionOf(plan: Plan, system: string): Connection | null {
  return plan.connections.find((connection) => connection.system === system) ?? null;
}

/** What the flow reads, in words: "payment intent". */
export function sourceObject(flow: PlanFlow): string {
  return objectWords(flow.from.resource ?? flow.from.asked);
}

/** What the flow writes: the agreed route's resource when the one asked for is barred. */
export function targetObject(flow: PlanFlow): string {
  return objectWords(flow.design.routedTo ?? flow.to.resource ?? flow.to.asked);
}

function objectWords(name: string): string {
  return plain(name.replaceAll('_', ' '));
}

/** A length of time that is not broken over two lines: "15 min 20 s". */
export function unbroken(length: Duration): string {
  return inWords(length).replaceAll(' ', '\u00a0');
}

/** "webhook", "poll every 5 min": how a flow starts. */
export function triggerWords(flow: PlanFlow): string {
  const { mode, every } = flow.design.trigger;
  return every === null || mode === 'webhook' || mode === 'event' ? mode : `${mode} every ${unbroken(every)}`;
}

/** "webhook · ≤ 5 min": how a flow starts and how fresh it must be, or is by arithmetic when nothing was asked. */
export function pace(flow: PlanFlow): string {
  const bound =
    flow.freshness === null
      ? `≈\u00a0${unbroken(flow.design.trigger.expected.typical)}`
      : `≤\u00a0${unbroken(flow.freshness)}`;
  return `${triggerWords(flow)} · ${bound}`;
}

/** Whether the flow has something to build: it is not barred, or a route around the bar makes calls. */
export function isDrawn(flow: PlanFlow): boolean {
  return flow.design.calls.length > 0;
}

export function readCalls(flow: PlanFlow): readonly Call[] {
  return flow.design.calls.filter((call) => call.onFailure === 'read');
}

export function writeCalls(flow: PlanFlow): readonly Call[] {
  return flow.design.calls.filter((call) => call.onFailure === 'write');
}

/** "POST /v1/customers". */
export function endpoint(call: Pick<Call, 'method' | 'path'>): string {
  return plain(`${call.method} ${call.path}`);
}

/** The call that finds changed records. */
export function findingCall(flow: PlanFlow): Call | undefined {
  return readCalls(flow).find((call) => call.system === flow.from.system && call.kind !== 'get');
}

/** The call that reads one record after a sign that it changed; none when the sign carries the record or a poll has read it. */
export function readingCall(flow: PlanFlow): Call | undefined {
  if (flow.design.read.method === 'event-payload') return undefined;
  const calls = readCalls(flow).filter((call) => call.system === flow.from.system);
  return calls.find((call) => call.kind === 'get') ?? (hasIntake(flow) ? calls[0] : undefined);
}

/** Whether something outside tells of changes, so that a part of ours must listen. */
export function hasIntake(flow: PlanFlow): boolean {
  const { mode } = flow.design.trigger;
  return mode === 'webhook' || mode === 'event';
}
