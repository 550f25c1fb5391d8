// The canonical model of a landscape: which kinds of records its systems share, who gives and takes them, which fields they have in common.
// Worked out from flows, profiles and mappings alone. Kinds of people and firms that a flow joins (a contact there, a customer here) are one kind.
import { plainName } from '../../catalog/name.ts';
import type { FlowEnd, JoinedFlow, Landscape } from '../../landscape/landscape.ts';
import { conceptOf } from '../../mapping/meaning.ts';
import { adaptersOf, type CanonicalConcept, type CanonicalModel } from '../canonical.ts';
import { areParties } from '../identity.ts';
import { type Mappings, noMappings } from '../strategy.ts';
import { canonicalFields, type Member, type Pair } from './fields.ts';

const before = new WeakMap<Landscape, WeakMap<Mappings, CanonicalModel>>();

/**
 * Same landscape and mappings, same model; flows without a resource at an end, or barred without a way around, have no part in it. What people
 * decided about a mapping stands in the model too.
 */
export function modelOf(landscape: Landscape, mappings: Mappings = noMappings): CanonicalModel {
  const own = before.get(landscape) ?? new WeakMap<Mappings, CanonicalModel>();
  before.set(landscape, own);
  const made = own.get(mappings) ?? derive(landscape, mappings);
  own.set(mappings, made);
  return made;
}

interface Crossing {
  readonly flow: string;
  readonly from: FlowEnd;
  readonly to: FlowEnd;
}

function derive(landscape: Landscape, mappings: Mappings): CanonicalModel {
  const crossings = landscape.flows.flatMap(crossingOf);
  const family = familiesOf(crossings);
  const groups = new Map<string, Crossing[]>();
  for (const crossing of crossings) {
    const concept = family(kindOf(crossing.from, crossing.to));
    const group = groups.get(concept);
    if (group === undefined) groups.set(concept, [crossing]);
    else group.push(crossing);
  }
  const concepts = [...groups].map(([concept, own]): CanonicalConcept => {
    const members = membersOf(own, (end, other) => family(kindOf(end, other)) === concept);
    return {
      concept,
      ends: members.map(({ end, resource, gives, takes, same }) => ({
        system: end.system,
        resource,
        gives,
        takes,
        same,
      })),
      fields: canonicalFields(members, pairsOf(own, members, mappings), landscape.brief.systems),
      flows: own.map((crossing) => crossing.flow),
    };
  });
  return {
    concepts,
    mappings: crossings.length,
    adapters: concepts.reduce((sum, concept) => sum + adaptersOf(concept), 0),
  };
}

function crossingOf(flow: JoinedFlow): readonly Crossing[] {
  if (flow.status === 'blocked' && flow.route === null) return [];
  const to = flow.route?.end ?? flow.to;
  return flow.from.resource === null || to.resource === null ? [] : [{ flow: flow.id, from: flow.from, to }];
}

/** The kind of an end: what its profile says, else its name, else what the other end is, else its own name. */
function kindOf(end: FlowEnd, other: FlowEnd): string {
  const said = (one: FlowEnd): string | null =>
    one.concept ??
    conceptOf({ system: one.system, object: one.resource ?? one.asked, concept: null, fields: [] });
  return said(end) ?? said(other) ?? plainName(end.resource ?? end.asked);
}

/** Kinds of parties that flows join, as one; named by the kind that most flows speak of, the first in the alphabet among equals. */
function familiesOf(crossings: readonly Crossing[]): (kind: string) => string {
  const parent = new Map<string, string>();
  const count = new Map<string, number>();
  const root = (kind: string): string => {
    let at = kind;
    while (parent.has(at)) at = parent.get(at) ?? at;
    return at;
  };
  for (const { from, to } of crossings) {
    const [a, b] = [kindOf(from, to), kindOf(to, from)];
    for (const kind of [a, b]) count.set(kind, (count.get(kind) ?? 0) + 1);
    if (areParties(a) && areParties(b) && root(a) !== root(b)) parent.set(root(a), root(b));
  }
  const named = new Map<string, string>();
  for (const kind of [...count.keys()].toSorted()) {
    const held = named.get(root(kind));
    if (held === undefined || (count.get(kind) ?? 0) > (count.get(held) ?? 0)) named.set(root(kind), kind);
  }
  return (kind) => named.get(root(kind)) ?? kind;
}

function membersOf(
  crossings: readonly Crossing[],
  isSame: (end: FlowEnd, other: FlowEnd) => boolean,
): readonly Member[] {
  const members = new Map<string, Member>();
  const add = (end: FlowEnd, other: FlowEnd, part: 'gives' | 'takes'): void => {
    const resource = end.resource ?? end.asked;
    const key = `${end.system}.${resource}`;
    const held = members.get(key) ?? { end, resource, gives: false, takes: false, same: isSame(end, other) };
    members.set(key, { ...held, [part]: true });
  };
  for (const { from, to } of crossings) add(from, to, 'gives');
  for (const { from, to } of crossings) add(to, from, 'takes');
  return [...members.values()];
}

/** Each way between two records once, however many flows go it. */
function pairsOf(
  crossings: readonly Crossing[],
  members: readonly Member[],
  mappings: Mappings,
): readonly Pair[] {
  const byName = new Map(members.map((member) => [`${member.end.system}.${member.resource}`, member]));
  const memberOf = (end: FlowEnd): Member | undefined =>
    byName.get(`${end.system}.${end.resource ?? end.asked}`);
  const pairs = new Map<string, Pair>();
  for (const { flow, from, to } of crossings) {
    const [giver, taker] = [memberOf(from), memberOf(to)];
    if (giver === undefined || taker === undefined || giver === taker) continue;
    const key = `${from.system}.${giver.resource} ${to.system}.${taker.resource}`;
    const mapping = mappings.get(flow);
    const decided = mapping === undefined || mapping.decided.length === 0 ? [] : [mapping];
    pairs.set(key, { from: giver, to: taker, decided: [...(pairs.get(key)?.decided ?? []), ...decided] });
  }
  return [...pairs.values()];
}
