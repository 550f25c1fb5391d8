// What the parts beside the flows' designs are drawn from, with the look-ups that they share. Made once for each plan, so that cost stays linear.
import type { Brief } from '../brief/brief.ts';
import type { Resource } from '../catalog/profile.ts';
import type { Layer } from '../design/design.ts';
import type { Budget } from '../landscape/budget.ts';
import type { GateVerdict, SunsetVerdict } from '../landscape/landscape.ts';
import type { MappingRow } from '../mapping/mapping.ts';
import type { Comparison } from '../score/scorecard.ts';
import type { Connection } from './connection.ts';
import type { PlanFlow, PlanMapping } from './plan.ts';

/** The parts of a plan that the others rest on. */
export interface GroundMaterial {
  readonly brief: Brief;
  readonly connections: readonly Connection[];
  readonly flows: readonly PlanFlow[];
  readonly mappings: readonly PlanMapping[];
  readonly budgets: readonly Budget[];
  readonly gates: readonly GateVerdict[];
  readonly sunsets: readonly SunsetVerdict[];
  readonly architecture: {
    readonly id: string;
    readonly name: string;
    readonly layers: readonly Layer[];
    readonly parts: readonly string[];
  };
  readonly comparison: Comparison;
}

export interface Groundwork extends GroundMaterial {
  readonly connection: (system: string) => Connection;
  readonly rows: (flow: string) => readonly { readonly id: string; readonly row: MappingRow }[];
  /** Flows that read from or write to a system, in their order. */
  readonly flowsAt: (system: string) => readonly PlanFlow[];
  readonly flow: (id: string) => PlanFlow | null;
  readonly tool: (layer: Layer['layer']) => string | null;
}

export function groundwork(material: GroundMaterial): Groundwork {
  const connections = new Map(material.connections.map((one) => [one.system, one]));
  const rows = new Map(
    material.mappings.map(({ id, flow, mapping }) => [
      flow,
      mapping.mappings.map((row, index) => ({ id: `${id}.${index + 1}`, row })),
    ]),
  );
  const flows = new Map(material.flows.map((flow) => [flow.id, flow]));
  const at = new Map<string, PlanFlow[]>();
  for (const flow of material.flows)
    for (const system of new Set([flow.from.system, flow.to.system])) {
      const held = at.get(system);
      if (held === undefined) at.set(system, [flow]);
      else held.push(flow);
    }
  const tools = new Map(material.architecture.layers.map((layer) => [layer.layer, layer.tool]));
  return {
    ...material,
    connection: (system) => {
      const found = connections.get(system);
      if (found === undefined) throw new Error(`no connection for the system ${system}`);
      return found;
    },
    rows: (flow) => rows.get(flow) ?? [],
    flowsAt: (system) => at.get(system) ?? [],
    flow: (id) => flows.get(id) ?? null,
    tool: (layer) => tools.get(layer) ?? null,
  };
}

/** The resource that a flow writes: the route's where it is blocked and has one. */
export function writtenBy(flow: PlanFlow, ground: Groundwork): Resource | null {
  const name = flow.route?.resource ?? flow.to.resource;
  return ground.connection(flow.to.system).resources.find((one) => one.name === name) ?? null;
}

/** "contact", "payment intent": what a flow carries, in words. */
export function carried(flow: PlanFlow): string {
  return (flow.from.resource ?? flow.from.asked).replaceAll('_', ' ');
}

/** What a flow writes, in words. */
export function written(flow: PlanFlow): string {
  return (flow.route?.resource ?? flow.to.resource ?? flow.to.asked).replaceAll('_', ' ');
}
