// The brief on real ground: flows joined to objects, operations and events; what bars them, what ends, what they cost in calls.
// It puts together what its neighbours find and chooses nothing. Profiles are passed in; which vendor is meant was settled before.
import type { Brief, BriefSystem } from '../brief/brief.ts';
import { completeBrief } from '../brief/complete.ts';
import { objectOf } from '../brief/object.ts';
import type { ApiProfile } from '../catalog/profile.ts';
import { finding } from '../finding/compose.ts';
import type { Finding } from '../finding/finding.ts';
import { backfillFloors } from './backfills.ts';
import { budgetFindings, writeBudgets } from './budgets.ts';
import { endFindings, joinEnd } from './ends.ts';
import { circlesOf } from './circles.ts';
import { conditionOf } from './filter.ts';
import { type EndUse, type GateMet, gatesMet } from './gates.ts';
import type { FlowEnd, GateVerdict, JoinedFlow, JoinedSystem, Landscape } from './landscape.ts';
import { keyAssumptions } from './keys.ts';
import { type Leg, legsOf } from './legs.ts';
import { loadOf, sameThing } from './loads.ts';
import { prohibitionsOf, withoutForbidden } from './prohibitions.ts';
import { questionsOf } from './questions.ts';
import { readsOf } from './reach.ts';
import { type Passage, standingFindings, standingOf } from './status.ts';
import { sunsetFindings, sunsetVerdicts } from './sunsets.ts';
import { editionOf, editionsKnown, joinSystems, systemFindings, systemOf } from './systems.ts';
import { intervalFindings, newOnlyFindings, triggerFindings, triggerOptions } from './triggers.ts';

/**
 * Joins a brief to the profiles of its systems, given by the brief's system ids. A system without a profile leaves its flows open.
 * Throws Error only on a flow whose system the brief does not have, which the brief's reader refuses.
 */
export function joinLandscape(given: Brief, profiles: ReadonlyMap<string, ApiProfile>): Landscape {
  const systems = joinSystems(given, profiles);
  const nameOf = ({ id }: BriefSystem): string => systemOf(systems, id).name;
  const brief = withoutIdleQuestions(completeBrief(given, sameThing(systems), nameOf), systems);
  const { goLive } = brief.constraints;
  const joined = brief.flows
    .flatMap((flow) => legsOf(flow, systems))
    .map((leg) => joinLeg(leg, brief, systems));
  const unjudged = joined.map((one) => one.flow);
  const prohibitions = prohibitionsOf(brief, unjudged, systems);
  const flows = unjudged.map((flow) => withoutForbidden(flow, prohibitions));
  const gates = joined.flatMap((one) => one.gates);
  const sunsets = sunsetVerdicts(systems, flows, goLive);
  const budgets = writeBudgets(flows, systems);
  return {
    brief,
    systems,
    flows,
    gates,
    sunsets,
    budgets,
    backfills: backfillFloors(flows, systems),
    prohibitions,
    findings: [
      ...systemFindings(systems, (system) => idsAt(flows, system)),
      ...joined.flatMap((one) => one.findings),
      ...sunsetFindings(sunsets, systems, goLive),
      ...budgetFindings(budgets, flows, systems),
      ...circleFindings(flows, systems),
    ],
    questions: questionsOf({ brief, systems, flows, gates, prohibitions }),
    assumptions: [
      ...brief.assumptions,
      ...editionAssumptions(systems),
      ...flows.flatMap(flowAssumptions),
      ...keyAssumptions(flows, systems),
    ],
  };
}

/** Flows that lead back to where they began, by what they really read and write. */
function circleFindings(flows: readonly JoinedFlow[], systems: readonly JoinedSystem[]): readonly Finding[] {
  const links = flows.flatMap(({ id, pair, from, to, route }) => {
    const written = route?.end ?? to;
    return from.resource === null || written.resource === null
      ? []
      : [
          {
            id,
            pair,
            from: { system: from.system, resource: from.resource },
            to: { system: written.system, resource: written.resource },
          },
        ];
  });
  const leading = systems
    .filter(({ asked }) => asked.role === 'system-of-record')
    .map(({ asked }) => asked.id);
  return circlesOf(links, new Set(leading)).map(({ flows: ids, closing }) =>
    finding('SPW117', {
      at: `/flows/${closing[0] ?? ''}`,
      values: {
        flows: ids.join(', '),
        closing: closing.join(', '),
        leads: closing.length === 1 ? 'leads' : 'lead',
      },
      source: null,
    }),
  );
}

interface JoinedLeg {
  readonly flow: JoinedFlow;
  readonly gates: readonly GateVerdict[];
  readonly findings: readonly Finding[];
}

function joinLeg(leg: Leg, brief: Brief, systems: readonly JoinedSystem[]): JoinedLeg {
  const { goLive } = brief.constraints;
  const { id, asked } = leg;
  const use = (name: string, how: EndUse['use']): EndUse => {
    const { system: systemId, object } = objectOf(name);
    const system = systemOf(systems, systemId);
    return { flow: id, use: how, writes: asked.writes, system, end: joinEnd(system, object, goLive), goLive };
  };
  const from = use(leg.source, 'read');
  const to = use(leg.target, 'write');
  const [read, written] = [gatesMet(from), gatesMet(to)];
  const passage: Passage = {
    asked,
    from,
    to,
    fromGates: toldApart(read, written),
    toGates: toldApart(written, read),
  };
  const standing = standingOf(passage);
  const triggers = triggerOptions({ asked, system: from.system, end: from.end, gates: passage.fromGates });
  const { source: _source, target: _target, ...named } = leg;
  const flow: JoinedFlow = {
    ...named,
    from: passable(passage.from.end, passage.fromGates),
    to: passable(passage.to.end, passage.toGates),
    ...standing,
    triggers,
    load: loadOf(brief, leg.source, sameThing(systems)),
    condition:
      leg.leg === 'back' || asked.filter === null ? null : conditionOf(asked.filter, from.end.fields),
  };
  const once =
    leg.leg === 'back'
      ? []
      : [
          ...endFindings(asked.id, 'from', from.end, from.system),
          ...endFindings(asked.id, 'to', to.end, to.system),
          ...intervalFindings(asked),
        ];
  return {
    flow,
    gates: distinctGates([...passage.fromGates, ...passage.toGates].map((met) => met.verdict)),
    findings: [
      ...once,
      ...standingFindings(id, passage),
      ...triggerFindings(id, asked, triggers),
      ...newOnlyFindings(id, asked, flow.from),
    ],
  };
}

/** One vendor's gate may stand differently at both ends (another edition, an approval): there its id names the system. */
function toldApart(gates: readonly GateMet[], others: readonly GateMet[]): readonly GateMet[] {
  return gates.map((met) => {
    const { id, system } = met.verdict;
    const isShared = others.some((other) => other.verdict.id === id && other.verdict.system !== system);
    return isShared ? { ...met, verdict: { ...met.verdict, id: `${id}-${system}` } } : met;
  });
}

/** A gate that is met at both ends of a flow (both in one system) is one verdict. */
function distinctGates(verdicts: readonly GateVerdict[]): readonly GateVerdict[] {
  const ids = [...new Set(verdicts.map((verdict) => verdict.id))];
  return ids.flatMap((id) => {
    const own = verdicts.filter((verdict) => verdict.id === id);
    const [first] = own;
    if (first === undefined) return [];
    const guards = [...new Set(own.flatMap((verdict) => verdict.guards))];
    return [{ ...first, guards, decisive: own.some((verdict) => verdict.decisive) }];
  });
}

/** The end without the calls and events that a shut gate keeps from it, where the flow can do without them. */
function passable(end: FlowEnd, gates: Passage['toGates']): FlowEnd {
  const barred = gates.filter((met) => met.verdict.verdict !== 'open' && !met.verdict.decisive);
  return {
    ...end,
    operations: end.operations.filter(
      (operation) => !barred.some((met) => met.operations.includes(operation)),
    ),
    events: end.events.filter((event) => !barred.some((met) => met.events.includes(event.name))),
  };
}

/** The edition is asked for only where something known depends on it. */
function withoutIdleQuestions(brief: Brief, systems: readonly JoinedSystem[]): Brief {
  const idle = systems
    .filter((system) => system.profile !== null && editionsKnown(system.profile).length === 0)
    .map((system) => `/systems/${system.asked.id}/edition`);
  return {
    ...brief,
    unknowns: brief.unknowns.filter((unknown) => unknown.about === null || !idle.includes(unknown.about)),
  };
}

function editionAssumptions(systems: readonly JoinedSystem[]): Landscape['assumptions'] {
  return systems
    .filter(
      (system) =>
        system.profile !== null && editionsKnown(system.profile).length > 0 && editionOf(system) === null,
    )
    .map((system) => ({
      text: `${system.name}: the edition is not known; limits of the strictest edition count.`,
      from: null,
    }));
}

function flowAssumptions(flow: JoinedFlow): Landscape['assumptions'] {
  const { asked, load } = flow;
  const filtered =
    asked.filter === null
      ? []
      : [
          {
            text: `${flow.id}: how many records pass the filter is not known; load and first load are reckoned with all ${load.existing}.`,
            from: asked.filter,
          },
        ];
  const creates = (flow.route?.end ?? flow.to).operations.some(
    (operation) =>
      operation.kind === 'create' ||
      operation.kind === 'upsert' ||
      operation.batchOf === 'create' ||
      operation.batchOf === 'upsert',
  );
  const updatesOnly =
    asked.writes === null && flow.status === 'feasible' && !creates
      ? [
          {
            text: `${flow.id}: ${flow.to.resource ?? flow.to.asked} can be updated but not created, so only records that exist are written.`,
            from: null,
          },
        ]
      : [];
  const told = flow.from.operations.length > 0 || flow.from.events.length > 0;
  const eventOnly =
    told && readsOf(flow.from.operations).length === 0 && flow.from.fields.length > 0
      ? [
          {
            text: `${flow.id}: no call reads ${flow.from.resource ?? flow.from.asked}, so it is taken from the event itself; that a message has the fields as the API names them is assumed until one was seen.`,
            from: null,
          },
        ]
      : [];
  return [...filtered, ...updatesOnly, ...eventOnly];
}

function idsAt(flows: readonly JoinedFlow[], system: string): readonly string[] {
  return flows
    .filter((flow) => flow.from.system === system || flow.to.system === system)
    .map((flow) => flow.id);
}
