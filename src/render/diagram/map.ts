// The system map: every system, every flow with its direction, frequency and the endpoint it writes.
import type { Connection } from '../../plan/connection.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import type { GraphEdge, GraphNode, SystemMap, Tone, Travel, Words } from './diagram.ts';
import { oncePerPlan } from './once.ts';
import { plain } from './plain.ts';
import { endpoint, pace, sourceObject, systemName, targetObject, writeCalls } from './terms.ts';

export const systemMap: (plan: Plan) => SystemMap = oncePerPlan(mapOf);

function mapOf(plan: Plan): SystemMap {
  const edges = plan.flows.filter((flow) => !isReturnLeg(flow, plan.flows)).map((flow) => flowEdge(flow));
  return {
    kind: 'map',
    id: 'system-map',
    title: `System map: ${plain(plan.name)}`,
    description: plan.flows
      .map(
        (flow) =>
          `${flow.id}: ${systemName(plan, flow.from.system)} to ${systemName(plan, flow.to.system)}, ${pace(flow)}, ${flow.status}.`,
      )
      .join(' '),
    nodes: [...plan.connections].sort(recordsFirst).map(systemNode),
    edges,
  };
}

/** Two legs of one pair are one line with two arrows; the second leg is told by the first. */
function isReturnLeg(flow: PlanFlow, flows: readonly PlanFlow[]): boolean {
  return (
    flow.pair !== null &&
    flows.findIndex((other) => other.id === flow.pair) < flows.indexOf(flow) &&
    flows.some((other) => other.id === flow.pair)
  );
}

function recordsFirst(a: Connection, b: Connection): number {
  const rank = (connection: Connection): number => (connection.role === 'system-of-record' ? 0 : 1);
  return rank(a) - rank(b);
}

export function systemNode(connection: Connection): GraphNode {
  const edition = connection.edition === null ? [] : [`${plain(connection.edition)} edition`];
  const kind = connection.uses === null ? ['private API'] : [];
  return {
    id: nodeOf(connection.system),
    shape: 'system',
    part: 'system',
    title: plain(connection.name),
    lines: [plain(connection.role.replaceAll('-', ' ')), ...edition, ...kind],
    tone: 'flowing',
  };
}

function flowEdge(flow: PlanFlow): GraphEdge {
  const barred = flow.status === 'blocked';
  const write = writeCalls(flow)[0];
  const arrow = flow.pair === null ? '→' : '⇄';
  const words: Words[] = [
    { text: `${flow.askedAs} · ${sourceObject(flow)} ${arrow} ${targetObject(flow)}`, face: 'strong' },
    { text: barred ? blockedWords(flow) : pace(flow), face: 'plain' },
  ];
  if (write !== undefined) words.push({ text: endpoint(write), face: 'code' });
  return {
    id: flow.id,
    from: nodeOf(flow.from.system),
    to: nodeOf(flow.to.system),
    travel: travelOf(flow),
    tone: toneOf(flow),
    words,
    both: flow.pair !== null,
  };
}

function blockedWords(flow: PlanFlow): string {
  return flow.design.routedTo === null ? 'blocked as asked, no route' : 'blocked as asked · route proposed';
}

function toneOf(flow: PlanFlow): Tone {
  switch (flow.status) {
    case 'feasible':
      return 'flowing';
    case 'open':
      return 'assumed';
    case 'blocked':
      return 'failed';
    default: {
      const never: never = flow.status;
      return never;
    }
  }
}

export function travelOf(flow: PlanFlow): Travel {
  const { mode } = flow.design.trigger;
  switch (mode) {
    case 'webhook':
    case 'event':
      return 'event';
    case 'poll':
      return 'poll';
    case 'schedule':
      return 'batch';
    case 'manual':
      return 'call';
    default: {
      const never: never = mode;
      return never;
    }
  }
}

/** Names of nodes are keys in the layout's tables, where a system called `constructor` must be no more than a name. */
function nodeOf(system: string): string {
  return `system ${system}`;
}
