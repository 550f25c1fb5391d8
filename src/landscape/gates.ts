// Capabilities that are not open to everybody: which of them a flow meets, whether this customer may pass, and what else would do.
// An approval or a partner status that the brief does not claim counts as not held: an ordinary customer has neither.
import type { BriefFlow } from '../brief/brief.ts';
import { plainName } from '../catalog/name.ts';
import type { Gate, Operation } from '../catalog/profile.ts';
import { findResource } from '../catalog/resource.ts';
import { resourceEnd } from './ends.ts';
import type { FlowEnd, GateVerdict, JoinedSystem } from './landscape.ts';
import { callName, canCreate, canRead, canWrite, readsOf, writesOf } from './reach.ts';
import { editionOf, sameEdition } from './systems.ts';

/** One end of one flow, with the use that the flow makes of it. */
export interface EndUse {
  readonly flow: string;
  readonly use: 'read' | 'write';
  readonly writes: BriefFlow['writes'];
  readonly system: JoinedSystem;
  readonly end: FlowEnd;
  readonly goLive: string | null;
}

/** A gate met by a flow: the verdict, and the calls and events that it guards there. */
export interface GateMet {
  readonly verdict: GateVerdict;
  readonly gate: Gate;
  readonly operations: readonly Operation[];
  readonly events: readonly string[];
}

/** Every gate on the way of a flow at one end, open ones included. */
export function gatesMet(use: EndUse): readonly GateMet[] {
  const gates = (use.system.profile?.gates ?? []).filter((gate) => meets(gate, use));
  return gates.map((gate) => {
    const operations = guarded(gate, use);
    const events = use.use === 'read' ? guardedEvents(gate, use) : [];
    return { gate, operations, events, verdict: metVerdict(gate, use, { operations, events }) };
  });
}

function metVerdict(gate: Gate, use: EndUse, behind: Pick<GateMet, 'operations' | 'events'>): GateVerdict {
  const left = {
    operations: use.end.operations.filter((operation) => !behind.operations.includes(operation)),
    events: use.end.events.filter((event) => !behind.events.includes(event.name)),
  };
  return {
    id: `G-${use.flow}-${gate.id}`,
    flow: use.flow,
    system: use.system.asked.id,
    title: gate.title,
    ...verdictOn(gate, use.system),
    guards: [...behind.operations.map(callName), ...behind.events],
    decisive: use.end.resource === null || !suffices(left, use),
    opensBy: opensBy(gate),
    alternatives: gate.alternatives.map((way) => ({ ...way, available: isAvailable(way.resource, use) })),
    source: gate.source,
    confidence: gate.confidence,
    disputed: gate.disputed,
    note: gate.note,
  };
}

/** Whether what is left of an end still does what the flow needs there. What could be created must stay creatable, unless only updates are wanted. */
function suffices(left: Pick<FlowEnd, 'operations' | 'events'>, use: EndUse): boolean {
  if (use.use === 'read') return canRead(left);
  const losesCreation =
    use.writes !== 'update-only' && canCreate(use.end.operations) && !canCreate(left.operations);
  return canWrite(left.operations, use.writes) && !losesCreation;
}

function meets(gate: Gate, use: EndUse): boolean {
  const events = use.use === 'read' && guardedEvents(gate, use).length > 0;
  if (use.end.resource === null) return gate.applies.resources.length > 0 && speaksOf(gate, use);
  return events || guarded(gate, use).length > 0;
}

/** The calls behind the gate among those that the flow could use at this end. */
function guarded(gate: Gate, use: EndUse): readonly Operation[] {
  const { resources, operations, events } = gate.applies;
  const eventsAlone = events.length > 0 && resources.length === 0 && operations.length === 0;
  if (eventsAlone || (resources.length > 0 && !speaksOf(gate, use))) return [];
  const useful = use.use === 'read' ? readsOf(use.end.operations) : writesOf(use.end.operations, use.writes);
  return useful.filter((operation) => operations.length === 0 || operations.includes(operation.kind));
}

/** The events behind the gate: those it names, or all of a record that it guards as a whole. */
function guardedEvents(gate: Gate, use: EndUse): readonly string[] {
  const { resources, operations, events } = gate.applies;
  const isWhole =
    resources.length > 0 && operations.length === 0 && events.length === 0 && speaksOf(gate, use);
  return use.end.events.map((event) => event.name).filter((name) => isWhole || events.includes(name));
}

function speaksOf(gate: Gate, use: EndUse): boolean {
  const { end, system } = use;
  const names = [end.asked, ...(end.resource === null ? [] : [end.resource])].map(plainName);
  return gate.applies.resources.some((name) => {
    if (names.includes(plainName(name))) return true;
    const match = system.profile === null ? null : findResource(system.profile, name);
    return match !== null && match.found && match.resource.name === end.resource;
  });
}

function verdictOn(gate: Gate, system: JoinedSystem): Pick<GateVerdict, 'verdict' | 'why'> {
  if (system.asked.approvals.includes(gate.id))
    return { verdict: 'open', why: 'The brief says that it is open to this customer.' };
  const { editions, approval, partner } = gate.opens;
  const edition = editionOf(system);
  const held = edition !== null && editions.some((one) => sameEdition(one, edition));
  if (held) return { verdict: 'open', why: `The ${edition} edition has it.` };
  if (gate.usual && edition === null)
    return {
      verdict: 'open',
      why: `Assumed: the edition of ${system.name} is not known, and ordinary customers have it (${editions.join(', ')}).`,
    };
  const claims = [approval, partner].filter((claim) => claim !== null);
  const notClaimed =
    claims.length === 0 ? '' : ` The brief does not say that this customer holds: ${claims.join('; ')}.`;
  if (editions.length > 0 && edition === null)
    return {
      verdict: 'unknown',
      why: `The edition of ${system.name} is not known; ${editions.join(', ')} would open it.${notClaimed}`,
    };
  const lacking =
    editions.length === 0
      ? 'No edition opens it by itself.'
      : `The ${edition ?? ''} edition does not open it.`;
  return { verdict: 'shut', why: `${lacking}${notClaimed} ${gate.otherwise}`.trim() };
}

function opensBy(gate: Gate): readonly string[] {
  const { editions, approval, partner } = gate.opens;
  return [
    ...editions.map((edition) => `edition ${edition}`),
    ...(approval === null ? [] : [approval]),
    ...(partner === null ? [] : [partner]),
  ];
}

/** Whether another resource would serve: it exists, and can do what the flow needs with what no shut gate of its own takes away. */
function isAvailable(name: string, use: EndUse): boolean {
  const end = alternativeEnd(name, use);
  if (end === null) return false;
  if (use.use === 'read') return canRead(end);
  return use.writes === 'update-only' ? canWrite(end.operations, use.writes) : canCreate(end.operations);
}

/** The end that an alternative's resource makes, without the calls behind shut gates of its own; null when the profile has no such resource. */
export function alternativeEnd(name: string, use: EndUse): FlowEnd | null {
  const { profile } = use.system;
  if (profile === null) return null;
  const match = findResource(profile, name);
  if (!match.found) return null;
  const end = resourceEnd(use.system, match.resource, use.goLive);
  const shut = profile.gates.filter((gate) => verdictOn(gate, use.system).verdict === 'shut');
  const barred = shut.flatMap((gate) => guarded(gate, { ...use, end }));
  return { ...end, operations: end.operations.filter((operation) => !barred.includes(operation)) };
}
