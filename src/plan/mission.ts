// What a proposal and a finished plan fly, brought into one shape: cut to what a run can depend on, so that both have the same hash and
// evidence that was made with the one can be run again from the other.
import { eventsOf } from '../catalog/event.ts';
import type { Design } from '../design/design.ts';
import type { JoinedSystem, Landscape } from '../landscape/landscape.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { idleWords, missionOf, rowsOf } from '../simulate/mission-of.ts';
import type { Mission, MissionFlow, MissionSystem } from '../simulate/mission.ts';
import type { TwinProfile } from '../twin/twin.ts';
import type { Connection } from './connection.ts';
import { waysIn } from './connections.ts';
import { hashOf } from './hash.ts';
import type { Plan, PlanFlow } from './plan.ts';

/** A design of a landscape, ready to fly; `mappings` are by joined flow id. */
export function missionOfProposal(
  landscape: Landscape,
  design: Design,
  mappings: ReadonlyMap<string, Mapping>,
): Mission {
  const mission = missionOf(landscape, design, mappings);
  const joined = new Map(landscape.systems.map((system) => [system.asked.id, system]));
  return cut({
    ...mission,
    systems: mission.systems.map((system) => withWays(system, joined.get(system.id), landscape)),
  });
}

/** The way in that a plan takes comes first. */
function withWays(
  system: MissionSystem,
  joined: JoinedSystem | undefined,
  landscape: Landscape,
): MissionSystem {
  const { chosen, others } = waysIn(joined?.profile ?? null, system.id, landscape);
  return { ...system, profile: { ...system.profile, auth: chosen === null ? others : [chosen, ...others] } };
}

/** The plan's own design, ready to fly. */
export function missionOfPlan(plan: Plan): Mission {
  const { architecture, connections } = plan;
  const judged = plan.flows.map((flow) => ({ flow, why: leftWhy(plan, flow) }));
  const flows = judged.filter(({ why }) => why === null).map(({ flow }) => flownAs(plan, flow));
  const used = new Set(flows.flatMap(({ from, to }) => [from.system, to.system]));
  return cut({
    design: architecture.id,
    strategy: architecture.strategy,
    systems: connections.filter(({ system }) => used.has(system)).flatMap(systemIn),
    flows,
    left: judged.flatMap(({ flow, why }) => (why === null ? [] : [{ flow: flow.id, why }])),
    barred: architecture.verdicts
      .filter(({ verdict }) => verdict === 'impossible')
      .map(({ flow, policy }) => ({ flow, policy })),
  });
}

function leftWhy(plan: Plan, flow: PlanFlow): string | null {
  if (flow.design.calls.length === 0) return idleWords(flow.design);
  if (flow.from.resource === null || (flow.design.routedTo ?? flow.to.resource) === null)
    return 'one of its ends has no known resource';
  return mappedRows(plan, flow).length === 0 ? 'no field of the source is mapped to the target' : null;
}

function mappedRows(plan: Plan, flow: PlanFlow): MissionFlow['rows'] {
  const own = plan.mappings.find((one) => one.flow === flow.id);
  return own === undefined ? [] : rowsOf(own.mapping);
}

function flownAs(plan: Plan, flow: PlanFlow): MissionFlow {
  const asked = plan.brief.flows.find((one) => one.id === flow.askedAs);
  return {
    id: flow.id,
    pair: flow.pair,
    from: { system: flow.from.system, resource: flow.from.resource ?? '' },
    to: { system: flow.to.system, resource: flow.design.routedTo ?? flow.to.resource ?? '' },
    rows: mappedRows(plan, flow),
    condition: flow.condition,
    load: flow.load,
    freshness: flow.freshness,
    writes: asked?.writes ?? 'create-and-update',
    design: flow.design,
  };
}

function systemIn(connection: Connection): readonly MissionSystem[] {
  const { system, name, kind, auth, otherAuth, editionKnown, role } = connection;
  if (kind === null) return [];
  const { rateLimits, resources, events, webhooks } = connection;
  const ways = auth === null ? otherAuth : [auth, ...otherAuth];
  const profile = { name, kind, auth: ways, rateLimits, resources, events, webhooks };
  return [{ id: system, edition: editionKnown, role, profile }];
}

/** Only what a run can depend on: of each system what decides behaviour, and of its resources those that are read or written. */
function cut(mission: Mission): Mission {
  return {
    ...mission,
    systems: mission.systems.map((system) => ({ ...system, profile: cutProfile(system, mission) })),
  };
}

function cutProfile({ id, profile }: MissionSystem, mission: Mission): TwinProfile {
  const named = new Set([
    ...mission.flows
      .flatMap(({ from, to }) => [from, to])
      .filter((end) => end.system === id)
      .map((end) => end.resource),
    ...mission.flows
      .flatMap(({ design }) => design.calls)
      .filter((call) => call.system === id)
      .map((call) => call.resource),
  ]);
  const resources = profile.resources.filter((resource) => named.has(resource.name));
  const events = new Set(resources.flatMap((resource) => eventsOf(profile, resource)));
  const { name, kind, auth, rateLimits, webhooks } = profile;
  return {
    name,
    kind,
    auth,
    rateLimits,
    webhooks,
    resources,
    events: profile.events.filter((event) => events.has(event)),
  };
}

/** What was flown, for evidence: hashes of the whole mission, of the design alone, and of each system's profile. */
export interface MissionHashes {
  readonly mission: string;
  readonly design: string;
  readonly profiles: readonly { readonly system: string; readonly hash: string }[];
}

export function hashesOf(mission: Mission): MissionHashes {
  const { systems, ...design } = mission;
  return {
    mission: hashOf(mission),
    design: hashOf(design),
    profiles: systems.map((system) => ({ system: system.id, hash: hashOf(system) })),
  };
}
