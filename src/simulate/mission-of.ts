// A proposal made ready to fly: landscape, design and mappings in the shape of a mission. Decides nothing; a finished plan has its own way
// into the same shape.
import type { Design, FlowDesign } from '../design/design.ts';
import type { JoinedFlow, JoinedSystem, Landscape } from '../landscape/landscape.ts';
import { editionOf } from '../landscape/systems.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Mission, MissionFlow, MissionRow, MissionSystem } from './mission.ts';

/** `mappings` are by joined flow id. Flows without calls, profile or mapped fields are left, each with the reason. */
export function missionOf(
  landscape: Landscape,
  design: Design,
  mappings: ReadonlyMap<string, Mapping>,
): Mission {
  const judged = landscape.flows.map((flow) => judge(flow, design, mappings.get(flow.id) ?? null));
  const flows = judged.flatMap(({ flown }) => flown ?? []);
  const used = new Set(flows.flatMap(({ from, to }) => [from.system, to.system]));
  return {
    design: design.id,
    strategy: design.strategy,
    systems: landscape.systems.filter(({ asked }) => used.has(asked.id)).flatMap(systemIn),
    flows,
    left: judged.flatMap(({ left }) => left ?? []),
    barred: design.verdicts
      .filter(({ verdict }) => verdict === 'impossible')
      .map(({ flow, policy }) => ({ flow, policy })),
  };
}

interface Judged {
  readonly flown: MissionFlow | null;
  readonly left: Mission['left'][number] | null;
}

function judge(flow: JoinedFlow, design: Design, mapping: Mapping | null): Judged {
  const own = design.flows.find((one) => one.flow === flow.id) ?? null;
  if (own === null) return leave(flow, 'the design does not answer it');
  if (own.calls.length === 0) return leave(flow, idleWords(own));
  const from = flow.from.resource;
  const to = own.routedTo ?? flow.to.resource;
  if (from === null || to === null) return leave(flow, 'one of its ends has no known resource');
  const rows = mapping === null ? [] : rowsOf(mapping);
  if (rows.length === 0) return leave(flow, 'no field of the source is mapped to the target');
  const end = flow.route?.end.system ?? flow.to.system;
  return {
    left: null,
    flown: {
      id: flow.id,
      pair: flow.pair,
      from: { system: flow.from.system, resource: from },
      to: { system: own.routedTo === null ? flow.to.system : end, resource: to },
      rows,
      condition: flow.condition,
      load: flow.load,
      freshness: flow.asked.freshness,
      writes: flow.asked.writes ?? 'create-and-update',
      design: own,
    },
  };
}

function leave(flow: JoinedFlow, why: string): Judged {
  return { flown: null, left: { flow: flow.id, why } };
}

/** Why a flow makes no calls. */
export function idleWords(design: FlowDesign): string {
  return design.blocked ?? design.notApplicable['calls'] ?? 'it makes no calls';
}

/** Rows that carry something over; values that are held for new records come from no source. */
export function rowsOf({ mappings }: Pick<Mapping, 'mappings'>): readonly MissionRow[] {
  return mappings.filter(({ from }) => from.length > 0).map(({ from, to }) => ({ from, to }));
}

function systemIn(system: JoinedSystem): readonly MissionSystem[] {
  const { asked, profile, name } = system;
  if (profile === null) return [];
  return [
    {
      id: asked.id,
      edition: editionOf(system),
      role: asked.role ?? 'participant',
      profile: { ...profile, name },
    },
  ];
}
